package io.harken.config;

/** Where the log goes. */
public enum LogType {
    /** To the file that {@code LogFile} names. */
    FILE,
    /** To standard output. */
    CONSOLE,
    /** To the system's log. */
    SYSTEM
}
