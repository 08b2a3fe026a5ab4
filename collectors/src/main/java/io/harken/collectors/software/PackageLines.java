package io.harken.collectors.software;

import io.harken.collectors.host.ScannedNumber;
import io.harken.collectors.software.InstalledPackage.Moment;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the lines apart that package managers write; a line that is not understood is passed over. */
final class PackageLines {
    private static final long KIBI = 1024;
    private static final Pattern SLACKWARE =
            Pattern.compile("^/var/log/packages/(.*)-([^-]+)-([^-]+)-([^:]+):UNCOMPRESSED PACKAGE SIZE:\\s*(.*)$");
    private static final Pattern KILO_OR_MEGA = Pattern.compile("([+-]?[0-9]+(?:\\.[0-9]*)?)([KM]).*");
    private static final Pattern PORTAGE_SIZE =
            Pattern.compile("[^:]+: [^,]* files, [^,]* non-files, ([0-9]+) bytes.*");

    private PackageLines() {}

    static List<InstalledPackage> parse(String output, Function<String, Optional<InstalledPackage>> line) {
        List<InstalledPackage> packages = new ArrayList<>();
        output.lines().forEach(each -> line.apply(each).ifPresent(packages::add));
        return packages;
    }

    /** {@code install ok installed,bash,5.2.37-2,amd64,7338}: the size in KiB. */
    static Optional<InstalledPackage> dpkg(String line) {
        String[] fields = fields(line, 5);
        if (fields.length < 5 || !fields[0].equals("install ok installed")) {
            return Optional.empty();
        }
        OptionalLong size = ScannedNumber.unsigned(fields[4], 0);
        return size.isEmpty()
                ? Optional.empty()
                : Optional.of(new InstalledPackage(fields[1], fields[2], size.getAsLong() * KIBI, fields[3]));
    }

    /** {@code /var/log/packages/bash-4.3.046-x86_64-1:UNCOMPRESSED PACKAGE SIZE:     7.0M}. */
    static Optional<InstalledPackage> pkgtools(String line) {
        Matcher matcher = SLACKWARE.matcher(line);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Matcher size = KILO_OR_MEGA.matcher(matcher.group(5));
        if (!size.matches()) {
            return Optional.empty();
        }
        long unit = size.group(2).equals("K") ? KIBI : KIBI * KIBI;
        return Optional.of(new InstalledPackage(
                matcher.group(1),
                matcher.group(2) + "-" + matcher.group(4),
                (long) (Double.parseDouble(size.group(1)) * unit),
                matcher.group(3)));
    }

    /** {@code bash,5.1.8-6.el9,x86_64,7738634,1653922818,1667335578}. */
    static Optional<InstalledPackage> rpm(String line, ZoneId zone) {
        String[] fields = fields(line, 6);
        if (fields.length < 6) {
            return Optional.empty();
        }
        OptionalLong size = wholeNumber(fields[3]);
        OptionalLong built = wholeNumber(fields[4]);
        OptionalLong installed = ScannedNumber.unsigned(fields[5], 0);
        if (size.isEmpty() || built.isEmpty() || installed.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new InstalledPackage(
                fields[0],
                fields[1],
                size.getAsLong(),
                fields[2],
                moment(built.getAsLong(), zone),
                moment(installed.getAsLong(), zone)));
    }

    /** {@code app-shells,bash,5.2_p37,r0,gentoo: 145 files, 41 non-files, 9113416 bytes}. */
    static Optional<InstalledPackage> portage(String line) {
        String[] fields = fields(line, 5);
        if (fields.length < 5) {
            return Optional.empty();
        }
        Matcher size = PORTAGE_SIZE.matcher(fields[4]);
        return size.matches()
                ? Optional.of(new InstalledPackage(
                        fields[1],
                        fields[2],
                        ScannedNumber.unsigned(size.group(1), 0).orElse(0),
                        ""))
                : Optional.empty();
    }

    /** So many fields between commas, the last with the rest of the line; fewer if one of them is empty. */
    private static String[] fields(String line, int count) {
        String[] fields = line.split(",", count);
        for (String field : fields) {
            if (field.isEmpty()) {
                return new String[0];
            }
        }
        return fields;
    }

    private static OptionalLong wholeNumber(String field) {
        char last = field.charAt(field.length() - 1);
        return last >= '0' && last <= '9' && field.indexOf('.') < 0
                ? ScannedNumber.unsigned(field, 0)
                : OptionalLong.empty();
    }

    /** As ctime(3) writes it. */
    private static Moment moment(long seconds, ZoneId zone) {
        ZonedDateTime time = Instant.ofEpochSecond(seconds).atZone(zone);
        String text = String.format(
                Locale.ROOT,
                "%s %s %2d %02d:%02d:%02d %d",
                EnglishNames.DAYS.get(time.getDayOfWeek().getValue() - 1),
                EnglishNames.MONTHS.get(time.getMonthValue() - 1),
                time.getDayOfMonth(),
                time.getHour(),
                time.getMinute(),
                time.getSecond(),
                time.getYear());
        return new Moment(seconds, text);
    }
}
