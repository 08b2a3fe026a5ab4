package io.harken.collectors.process;

import java.util.Optional;

/** Which of its time a process is asked for. */
enum CpuTime {
    TOTAL {
        @Override
        int of(int user, int system) {
            return user + system;
        }
    },
    USER {
        @Override
        int of(int user, int system) {
            return user;
        }
    },
    SYSTEM {
        @Override
        int of(int user, int system) {
            return system;
        }
    };

    /** This part of the time in user mode and in the kernel. */
    abstract int of(int user, int system);

    /** The time that a parameter names; the default is all of it. */
    static Optional<CpuTime> ofParameter(String word) {
        return switch (word) {
            case "", "total" -> Optional.of(TOTAL);
            case "user" -> Optional.of(USER);
            case "system" -> Optional.of(SYSTEM);
            default -> Optional.empty();
        };
    }
}
