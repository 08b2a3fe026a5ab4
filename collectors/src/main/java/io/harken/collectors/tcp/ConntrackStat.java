package io.harken.collectors.tcp;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.StringTokenizer;

/**
 * {@code /proc/net/stat/nf_conntrack}: the names of counters, and a line of hexadecimal numbers for each processor.
 *
 * @param entries connections that are tracked, which every line says alike
 * @param sums the counters of all processors together, by their names
 */
record ConntrackStat(long entries, Map<String, Long> sums) {
    /** A line takes 153 bytes, and there are at most 8,192 processors. */
    private static final int LIMIT = 1 << 21;

    private static final int HEXADECIMAL = 16;

    ConntrackStat {
        sums = Map.copyOf(sums);
    }

    /** The file in the folder of a network namespace; nothing if it does not exist. */
    static Optional<ConntrackStat> read(Path net) throws IOException {
        Optional<KernelFile> file = KernelFile.readIfPresent(net.resolve("stat/nf_conntrack"), LIMIT);
        return file.isPresent() ? Optional.of(parse(file.get())) : Optional.empty();
    }

    static ConntrackStat parse(KernelFile file) throws IOException {
        String[] lines = file.lines();
        String[] names = words(lines[0]);
        int column = Arrays.asList(names).indexOf("entries");
        long entries = -1;
        long[] sums = new long[names.length];
        for (int i = 1; i < lines.length && column >= 0; i++) {
            if (!lines[i].isEmpty()) {
                long[] numbers = numbers(file, words(lines[i]), names.length);
                entries = numbers[column];
                Arrays.setAll(sums, k -> sums[k] + numbers[k]);
            }
        }
        if (entries < 0) {
            throw file.malformed("it has no entries");
        }
        Map<String, Long> byName = new HashMap<>();
        for (int i = 0; i < names.length; i++) {
            byName.put(names[i], sums[i]);
        }
        return new ConntrackStat(entries, byName);
    }

    private static long[] numbers(KernelFile file, String[] words, int count) throws IOException {
        if (words.length != count) {
            throw file.malformed("there is not a number for each name");
        }
        long[] numbers = new long[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = file.number(words[i], HEXADECIMAL);
        }
        return numbers;
    }

    private static String[] words(String line) {
        StringTokenizer tokens = new StringTokenizer(line);
        String[] words = new String[tokens.countTokens()];
        for (int i = 0; i < words.length; i++) {
            words[i] = tokens.nextToken();
        }
        return words;
    }
}
