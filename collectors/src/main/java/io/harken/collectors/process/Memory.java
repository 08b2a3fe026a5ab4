package io.harken.collectors.process;

import java.util.Optional;

/** What of a process's memory can be asked for, in the order of {@code proc.get}; all in bytes (proc_pid_status(5)). */
enum Memory {
    VSIZE("vsize", "VmSize"),
    /** The resident part, of which the values are percents of the host's memory. */
    PMEM("pmem", "VmRSS"),
    RSS("rss", "VmRSS"),
    DATA("data", "VmData"),
    EXE("exe", "VmExe"),
    HWM("hwm", "VmHWM"),
    LCK("lck", "VmLck"),
    LIB("lib", "VmLib"),
    PEAK("peak", "VmPeak"),
    PIN("pin", "VmPin"),
    PTE("pte", "VmPTE"),
    /** Code, data and stack together. */
    SIZE("size", "VmData"),
    STK("stk", "VmStk"),
    SWAP("swap", "VmSwap");

    private final String key;
    private final String line;
    private final String label;

    Memory(String key, String line) {
        this.key = key;
        this.line = line;
        this.label = line + ":";
    }

    /** What a parameter asks for; the first if it is empty. */
    static Optional<Memory> ofParameter(String parameter) {
        if (parameter.isEmpty()) {
            return Optional.of(VSIZE);
        }
        for (Memory memory : values()) {
            if (memory.key.equals(parameter)) {
                return Optional.of(memory);
            }
        }
        return Optional.empty();
    }

    /** The name in keys and values. */
    String key() {
        return key;
    }

    /** The line of the status that must be there. */
    String line() {
        return line;
    }

    /** The amount that a status says, or -1 if it does not. */
    long bytes(LabelledLines status) {
        long bytes = status.bytes(label);
        if (this != SIZE || bytes < 0) {
            return bytes;
        }
        long code = EXE.bytes(status);
        long stack = STK.bytes(status);
        return code < 0 || stack < 0 ? -1 : bytes + code + stack;
    }
}
