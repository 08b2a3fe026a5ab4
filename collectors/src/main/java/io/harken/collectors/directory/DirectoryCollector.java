package io.harken.collectors.directory;

import io.harken.collectors.command.ShellCommands;
import io.harken.collectors.directory.DirectoryWalk.Entry;
import io.harken.collectors.file.FileStatus;
import io.harken.collectors.file.PathName;
import io.harken.collectors.host.FilePath;
import io.harken.collectors.host.HostPaths;
import io.harken.item.ItemValue;
import io.harken.item.NotSupportedException;
import io.harken.item.Parameters;
import io.harken.metric.Check;
import io.harken.metric.Collector;
import io.harken.metric.Metric;
import io.harken.metric.Metric.Documentation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Keys about directories and all that is below them. */
public final class DirectoryCollector implements Collector {
    private static final String EXAMPLE = "/etc";
    private static final String SOURCE = "readdir(3), lstat(2)";
    private static final String FILTERED =
            "dir,<regex_incl>,<regex_excl>,<types_incl>,<types_excl>,<max_depth>,<min_size>,"
                    + "<max_size>,<min_age>,<max_age>,<regex_excl_dir>";
    private static final int SIZE_MODE = 3;
    private static final int SIZE_DEPTH = 4;
    private static final int SIZE_EXCLUDED = 5;
    private static final int DEPTH = 5;
    private static final int EXCLUDED = 10;

    private final HostPaths host;
    private final InstantSource clock;
    private final Supplier<ZoneId> zone;
    private final ShellCommands commands;

    /**
     * Directories of a host.
     *
     * @param clock the time of day, from which ages count
     * @param zone the time zone in which times are written
     * @param commands runs the program that tells what files take on the disk
     */
    public DirectoryCollector(HostPaths host, InstantSource clock, Supplier<ZoneId> zone, ShellCommands commands) {
        this.host = host;
        this.clock = clock;
        this.zone = zone;
        this.commands = commands;
    }

    @Override
    public List<Metric> metrics() {
        return List.of(
                metric("vfs.dir.count", FILTERED, "Number of entries below a directory.", "", this::count),
                metric(
                        "vfs.dir.size",
                        "dir,<regex_incl>,<regex_excl>,<mode>,<max_depth>,<regex_excl_dir>",
                        "Size of a directory and all below it: apparent, or on disk.",
                        "B",
                        this::size),
                metric("vfs.dir.get", FILTERED, "Entries below a directory, as JSON.", "", this::get));
    }

    private static Metric metric(String key, String parameters, String text, String unit, Check.FromHost check) {
        return new Metric(key, parameters, EXAMPLE, new Documentation(text, unit, SOURCE), check);
    }

    private ItemValue count(Parameters parameters) throws NotSupportedException, IOException {
        AtomicLong count = new AtomicLong();
        walk(parameters, entry -> count.incrementAndGet());
        return ItemValue.unsigned(count.get());
    }

    private ItemValue get(Parameters parameters) throws NotSupportedException, IOException {
        try (EntryList list = new EntryList(commands.budget(), zone.get())) {
            walk(parameters, list::add);
            return list.take();
        }
    }

    private void walk(Parameters parameters, DirectoryWalk.Visitor visitor) throws NotSupportedException, IOException {
        EntryFilter entries = EntryFilter.of(parameters, clock.instant().getEpochSecond());
        requireDirectory(parameters);
        NameFilter names = NameFilter.of(parameters, EXCLUDED, "eleventh");
        int depth = depth(parameters, DEPTH);
        Path path = FilePath.of(host, directory(parameters));
        DirectoryWalk.first(path);
        new DirectoryWalk(depth, names::excludesDirectory, entry -> {
                    if (entries.accepts(entry.status()) && names.accepts(entry.name())) {
                        visitor.visit(entry);
                    }
                })
                .from(path, PathName.canonical(parameters.get(0)));
    }

    private ItemValue size(Parameters parameters) throws NotSupportedException, IOException {
        SizeSum sum = switch (parameters.get(SIZE_MODE)) {
            case "", "apparent" -> new SizeSum.Apparent();
            case "disk" -> new SizeSum.OnDisk(commands);
            default -> throw parameters.invalid(SIZE_MODE);
        };
        requireDirectory(parameters);
        NameFilter names = NameFilter.of(parameters, SIZE_EXCLUDED, "sixth");
        int depth = depth(parameters, SIZE_DEPTH);
        Path path = FilePath.of(host, directory(parameters));
        FileStatus first = DirectoryWalk.first(path);
        DirectorySize size = new DirectorySize(names, sum);
        String name = PathName.canonical(parameters.get(0));
        if (names.accepts(directory(parameters))) {
            sum.add(new Entry(path, first, PathName.directory(name), PathName.last(name)));
        }
        new DirectoryWalk(depth, names::excludesDirectory, size::add).from(path, name);
        return ItemValue.unsigned(size.bytes());
    }

    private static void requireDirectory(Parameters parameters) throws NotSupportedException {
        if (parameters.get(0).isEmpty()) {
            throw parameters.invalid(0);
        }
    }

    /** The directory that is asked for, without slashes at its end. */
    private static String directory(Parameters parameters) {
        String name = parameters.get(0);
        int end = name.length();
        while (end > 1 && name.charAt(end - 1) == '/') {
            end--;
        }
        return name.substring(0, end);
    }

    private static int depth(Parameters parameters, int index) throws NotSupportedException {
        String text = parameters.get(index);
        if (text.isEmpty() || text.equals("-1")) {
            return -1;
        }
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9 || depth > (Integer.MAX_VALUE - digit) / 10) {
                throw parameters.invalid(index);
            }
            depth = 10 * depth + digit;
        }
        return depth;
    }
}
