package io.harken.collectors.process;

import io.harken.collectors.host.ProcFile;
import io.harken.collectors.host.ProcFile.Outcome;
import java.io.IOException;
import java.util.OptionalInt;

/** {@code /proc/PID/stat} (proc_pid_stat(5)). */
final class ProcessStat {
    /** The number of a field in the manual, of which the state behind the name is the third. */
    private static final int STATE = 3;

    private static final int MAJOR_FAULTS = 12;
    private static final int USER_TICKS = 14;
    private static final int SYSTEM_TICKS = 15;
    private static final int START_TIME = 22;
    private static final int VIRTUAL_BYTES = 23;

    private final ProcFile file = new ProcFile();

    /**
     * What is counted in it; -1 for what is not there.
     *
     * @param majorFaults page faults that needed a disk
     * @param userTicks time in user mode, in ticks of {@link ProcessTime}
     * @param systemTicks time in the kernel
     * @param startTime when the process began, in ticks since the boot
     */
    record Counts(long majorFaults, long userTicks, long systemTicks, long startTime) {
        /** What {@code zabbix_agentd} says where it cannot read the line. */
        static final Counts UNKNOWN = new Counts(-1, -1, -1, -1);
    }

    Outcome read(String name) throws IOException {
        return file.read(name);
    }

    /** What was read. {@code zabbix_agentd} reads one line, so it knows nothing of a process with a newline in its name. */
    Counts counts() {
        OptionalInt behindName = behindName();
        if (behindName.isEmpty()) {
            return Counts.UNKNOWN;
        }
        int majorFaults = field(behindName.getAsInt(), MAJOR_FAULTS - STATE);
        int userTicks = field(majorFaults, USER_TICKS - MAJOR_FAULTS);
        int systemTicks = field(userTicks, SYSTEM_TICKS - USER_TICKS);
        int startTime = field(systemTicks, START_TIME - SYSTEM_TICKS);
        return new Counts(number(majorFaults), number(userTicks), number(systemTicks), number(startTime));
    }

    /** Whether the name of the process is this one, in {@link io.harken.item.ByteText}. */
    boolean isNamed(String name) {
        byte[] bytes = file.bytes();
        int begin = 0;
        while (begin < file.length() && bytes[begin++] != '(') {}
        if (behindName().orElse(0) - 2 - begin != name.length()) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if ((bytes[begin + i] & 0xFF) != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the process has memory of its own. */
    boolean hasMemory() {
        OptionalInt behindName = behindName();
        return behindName.isPresent() && number(field(behindName.getAsInt(), VIRTUAL_BYTES - STATE)) > 0;
    }

    /** Where the state begins: behind the last parenthesis, as the name may have some, too. */
    private OptionalInt behindName() {
        byte[] bytes = file.bytes();
        int parenthesis = -1;
        for (int i = 0; i < file.length() && bytes[i] != '\n'; i++) {
            if (bytes[i] == ')') {
                parenthesis = i;
            }
        }
        return parenthesis < 0 ? OptionalInt.empty() : OptionalInt.of(parenthesis + 2);
    }

    /** Where the field begins that is so many behind the one at an offset. */
    private int field(int from, int fields) {
        int at = from;
        for (int i = 0; i < fields; i++) {
            while (at < file.length() && file.bytes()[at] != ' ') {
                at++;
            }
            at++;
        }
        return at;
    }

    private long number(int at) {
        return Digits.number(file.bytes(), at, file.length());
    }
}
