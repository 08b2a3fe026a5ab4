package io.harken.collectors.software;

import io.harken.collectors.software.InstalledPackage.Moment;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the fields apart that pacman(8) writes of each package, {@code Installed Size  : 322.52 KiB}. */
final class PacmanPackages {
    private static final Pattern SIZE = Pattern.compile("([+-]?[0-9]+(?:\\.[0-9]*)?) ?([KMGTPEZY]i)?B");
    private static final Pattern DATE =
            Pattern.compile("(\\w+) +(\\w+) +([0-9]{1,2}) +([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2}) +([0-9]{4}).*");
    private static final String UNITS = "KMGTPEZY";
    private static final double KIBI = 1024;
    private static final List<String> FIELDS =
            List.of("Name", "Version", "Architecture", "Installed Size", "Build Date", "Install Date");

    private PacmanPackages() {}

    /** The packages of which all fields are understood. */
    static List<InstalledPackage> parse(String output, ZoneId zone) {
        List<InstalledPackage> packages = new ArrayList<>();
        Map<String, String> fields = new HashMap<>();
        for (String line : output.lines().toList()) {
            int colon = line.indexOf(':');
            String name = colon < 0 ? "" : line.substring(0, colon).stripTrailing();
            if (FIELDS.contains(name)) {
                fields.put(name, line.substring(colon + 1).strip());
            }
            if (name.equals("Install Date")) {
                installed(fields, zone).ifPresent(packages::add);
                fields.clear();
            }
        }
        return packages;
    }

    private static Optional<InstalledPackage> installed(Map<String, String> fields, ZoneId zone) {
        for (String field : FIELDS) {
            String value = fields.getOrDefault(field, "");
            // zabbix_agentd puts commas between them.
            if (value.isEmpty() || (value.indexOf(',') >= 0)) {
                return Optional.empty();
            }
        }
        Optional<Double> size = bytes(fields.getOrDefault("Installed Size", ""));
        Optional<Moment> built = moment(fields.getOrDefault("Build Date", ""), zone);
        Optional<Moment> installed = moment(fields.getOrDefault("Install Date", ""), zone);
        if (size.isEmpty() || built.isEmpty() || installed.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new InstalledPackage(
                fields.getOrDefault("Name", ""),
                fields.getOrDefault("Version", ""),
                size.get().longValue(),
                fields.getOrDefault("Architecture", ""),
                built.get(),
                installed.get()));
    }

    private static Optional<Double> bytes(String text) {
        Matcher matcher = SIZE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int power =
                matcher.group(2) == null ? 0 : UNITS.indexOf(matcher.group(2).charAt(0)) + 1;
        return Optional.of(Double.parseDouble(matcher.group(1)) * Math.pow(KIBI, power));
    }

    /** {@code Wed Jan 24 21:13:21 2024}: the day of the week is not checked, and there may be a February 31. */
    private static Optional<Moment> moment(String text, ZoneId zone) {
        Matcher matcher = DATE.matcher(text);
        if (!matcher.matches() || !EnglishNames.DAYS.contains(matcher.group(1))) {
            return Optional.empty();
        }
        try {
            int month = EnglishNames.MONTHS.indexOf(matcher.group(2)) + 1;
            LocalDate day = LocalDate.of(number(matcher, 7), month, 1).plusDays(number(matcher, 3) - 1L);
            LocalTime time = LocalTime.of(number(matcher, 4), number(matcher, 5), number(matcher, 6));
            return Optional.of(new Moment(day.atTime(time).atZone(zone).toEpochSecond(), text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
