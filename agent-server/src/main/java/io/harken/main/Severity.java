package io.harken.main;

/** How bad it is what a line of the log says. */
enum Severity {
    CRITICAL(2),
    ERROR(3),
    WARNING(4),
    INFORMATION(6),
    DEBUG(7);

    private final int number;

    Severity(int number) {
        this.number = number;
    }

    /** The number that syslog has for it. */
    int number() {
        return number;
    }
}
