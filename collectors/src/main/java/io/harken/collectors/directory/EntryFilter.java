package io.harken.collectors.directory;

import io.harken.collectors.file.FileStatus;
import io.harken.collectors.file.FileType;
import io.harken.item.NotSupportedException;
import io.harken.item.Parameters;
import java.util.EnumSet;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Which entries count, whatever their names are.
 *
 * @param leastSize in bytes, unsigned
 * @param mostSize in bytes, unsigned
 * @param latest when they may have been modified at the latest, in seconds since 1970
 * @param earliest when they may have been modified at the earliest
 */
record EntryFilter(Set<FileType> types, long leastSize, long mostSize, long latest, long earliest) {
    private static final int TYPES = 3;
    private static final int NO_TYPES = 4;
    private static final int MIN_SIZE = 6;
    private static final int MAX_SIZE = 7;
    private static final int MIN_AGE = 8;
    private static final int MAX_AGE = 9;

    /**
     * The filter that the parameters of a key are.
     *
     * @param now in seconds since 1970
     */
    static EntryFilter of(Parameters parameters, long now) throws NotSupportedException {
        Set<FileType> types = EnumSet.noneOf(FileType.class);
        types.addAll(FileType.list(parameters.get(TYPES).isEmpty() ? "all" : parameters.get(TYPES)));
        types.removeAll(FileType.list(parameters.get(NO_TYPES)));
        long leastSize = number(parameters, MIN_SIZE, "minimum size", 0);
        long mostSize = number(parameters, MAX_SIZE, "maximum size", -1);
        // So what was modified in the future does not count, as for zabbix_agentd.
        long latest = now - number(parameters, MIN_AGE, "minimum age", 0);
        long earliest = parameters.get(MAX_AGE).isEmpty()
                ? Long.MIN_VALUE
                : now - number(parameters, MAX_AGE, "maximum age", 0);
        return new EntryFilter(types, leastSize, mostSize, latest, earliest);
    }

    private static long number(Parameters parameters, int index, String what, long otherwise)
            throws NotSupportedException {
        String text = parameters.get(index);
        if (text.isEmpty()) {
            return otherwise;
        }
        OptionalLong number = index < MIN_AGE ? SizeText.bytes(text) : SizeText.seconds(text);
        return number.orElseThrow(() -> new NotSupportedException("Invalid " + what + " \"" + text + "\"."));
    }

    /** Whether an entry counts. */
    boolean accepts(FileStatus status) {
        long modified = status.modified().getEpochSecond();
        return types.contains(status.type())
                && Long.compareUnsigned(status.size(), leastSize) >= 0
                && Long.compareUnsigned(status.size(), mostSize) <= 0
                && modified >= earliest
                && modified <= latest;
    }
}
