package io.harken.collectors.software;

import io.harken.collectors.host.HostFile;
import io.harken.collectors.host.HostPaths;
import io.harken.collectors.host.HostText;
import io.harken.item.ByteText;
import io.harken.item.NotSupportedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/** The names of the operating system, in the files where distributions leave them. */
final class OsRelease {
    /** The longest line that {@code zabbix_agentd} reads. */
    private static final int LONGEST_LINE = 2047;

    private static final int LONGEST_FILE = 64 * 1024;
    private static final String PRETTY_NAME = "PRETTY_NAME=";

    private final HostPaths host;

    OsRelease(HostPaths host) {
        this.host = host;
    }

    /** The kernel and what it was built with, {@code /proc/version}. */
    String full() throws NotSupportedException, IOException {
        return firstLine(host.proc().resolve("version"));
    }

    /** What Ubuntu calls its kernel. */
    String signature() throws NotSupportedException, IOException {
        return firstLine(host.proc().resolve("version_signature"));
    }

    /** The name of the distribution: of os-release(5), or else what it shows to those who log in. */
    String name() throws NotSupportedException, IOException {
        Optional<String> name = prettyName();
        return name.isPresent() ? name.get() : firstLine(host.etc().resolve("issue.net"));
    }

    private Optional<String> prettyName() {
        try {
            return prettyName(HostText.beginning(host.etc().resolve("os-release"), LONGEST_FILE));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The first {@code PRETTY_NAME} that {@code zabbix_agentd} understands: in double quotes, or a word without quotes. */
    static Optional<String> prettyName(String file) {
        for (int start = 0; start < file.length(); ) {
            int end = file.indexOf('\n', start) + 1;
            String line = file.substring(start, end == 0 ? file.length() : end);
            Optional<String> name =
                    line.startsWith(PRETTY_NAME) ? value(line.substring(PRETTY_NAME.length())) : Optional.empty();
            if (name.isPresent()) {
                return name.map(HostText::trimRight);
            }
            start += line.length();
        }
        return Optional.empty();
    }

    private static Optional<String> value(String assigned) {
        if (assigned.startsWith("\"")) {
            int close = assigned.indexOf('"', 1);
            String quoted = assigned.substring(1, close < 0 ? assigned.length() : close);
            if (!quoted.isEmpty()) {
                return Optional.of(quoted);
            }
        }
        String word = HostText.trimRight(assigned);
        return word.isEmpty() || containsBlank(word) ? Optional.empty() : Optional.of(word);
    }

    private static boolean containsBlank(String word) {
        return word.indexOf(' ') >= 0 || word.indexOf('\t') >= 0 || word.indexOf('\r') >= 0;
    }

    private static String firstLine(Path file) throws NotSupportedException, IOException {
        String text = beginning(file);
        if (text.isEmpty()) {
            throw new NotSupportedException("Cannot read from file.");
        }
        int end = text.indexOf('\n');
        return HostText.trimRight(end < 0 ? text : text.substring(0, end));
    }

    /** What cannot be opened says why; what cannot be read, as a directory, is as good as empty. */
    private static String beginning(Path file) throws IOException {
        try (InputStream in = HostFile.open(file)) {
            return readable(in);
        }
    }

    private static String readable(InputStream in) {
        try {
            return ByteText.of(in.readNBytes(LONGEST_LINE));
        } catch (IOException e) {
            return "";
        }
    }
}
