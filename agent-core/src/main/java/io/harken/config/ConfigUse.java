package io.harken.config;

/** What a configuration is read for, which decides how much of it must be right. */
public enum ConfigUse {
    /** To run in the foreground. */
    FOREGROUND,
    /** To run in the background, where there is no console. */
    BACKGROUND,
    /** To be checked and nothing more; what it says of the console is not known to be wrong. */
    VALIDATE,
    /** To reach an agent that runs: as {@link #VALIDATE}, but what is of no use was said when that agent started. */
    CONTROL,
    /** To answer item keys on the command line: the file may be missing, and who may ask and what is logged is not used. */
    TEST
}
