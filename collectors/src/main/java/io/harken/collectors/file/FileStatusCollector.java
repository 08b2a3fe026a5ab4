package io.harken.collectors.file;

import io.harken.collectors.host.FilePath;
import io.harken.collectors.host.HostPaths;
import io.harken.config.SystemError;
import io.harken.item.ByteText;
import io.harken.item.ItemValue;
import io.harken.item.NotSupportedException;
import io.harken.item.Parameters;
import io.harken.json.JsonWriter;
import io.harken.metric.Check;
import io.harken.metric.Collector;
import io.harken.metric.Metric;
import io.harken.metric.Metric.Documentation;
import java.io.IOException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Keys about what the kernel says of a file. */
public final class FileStatusCollector implements Collector {
    private static final String EXAMPLE = "/etc/passwd";
    private static final String MISSING = "[2] No such file or directory";

    private final HostPaths host;
    private final Supplier<ZoneId> zone;

    /**
     * Files of a host.
     *
     * @param zone the time zone in which times are written
     */
    public FileStatusCollector(HostPaths host, Supplier<ZoneId> zone) {
        this.host = host;
        this.zone = zone;
    }

    @Override
    public List<Metric> metrics() {
        return List.of(
                metric(
                        "vfs.file.exists",
                        "file,<types_incl>,<types_excl>",
                        "Whether there is a file of a type: 1 or 0.",
                        "",
                        this::exists),
                metric(
                        "vfs.file.time",
                        "file,<mode>",
                        "Time of a file: modify, access or change.",
                        "s since 1970",
                        this::time),
                metric(
                        "vfs.file.owner",
                        "file,<ownertype>,<resulttype>",
                        "User or group of a file, its name or id.",
                        "",
                        this::owner),
                metric("vfs.file.permissions", "file", "Permissions of a file as octal digits.", "", this::permissions),
                metric("vfs.file.get", "file", "All about a file, as JSON.", "", this::get));
    }

    private static Metric metric(String key, String parameters, String text, String unit, Check.FromHost check) {
        return new Metric(key, parameters, EXAMPLE, new Documentation(text, unit, "stat(2)"), check);
    }

    private ItemValue exists(Parameters parameters) throws NotSupportedException {
        Path file = file(host, parameters);
        Set<FileType> included = FileType.list(parameters.get(1));
        Set<FileType> excluded = FileType.list(parameters.get(2));
        if (included.isEmpty()) {
            included = excluded.isEmpty() ? EnumSet.of(FileType.FILE) : EnumSet.allOf(FileType.class);
        }
        try {
            Set<FileType> found = types(file, included.contains(FileType.SYM) || excluded.contains(FileType.SYM));
            boolean matches = intersects(found, included) && !intersects(found, excluded);
            return ItemValue.unsigned(matches ? 1 : 0);
        } catch (IOException e) {
            throw FileStatus.unobtainable(e);
        }
    }

    /** What a file is: a link and, at the same time, what it leads to. */
    private static Set<FileType> types(Path file, boolean links) throws IOException {
        Set<FileType> types = EnumSet.noneOf(FileType.class);
        try {
            if (links && FileStatus.of(file, LinkOption.NOFOLLOW_LINKS).type() == FileType.SYM) {
                types.add(FileType.SYM);
            }
            types.add(FileStatus.of(file).type());
        } catch (IOException e) {
            if (!SystemError.of(e).equals(MISSING)) {
                throw e;
            }
        }
        return types;
    }

    private static boolean intersects(Set<FileType> some, Set<FileType> others) {
        for (FileType type : some) {
            if (others.contains(type)) {
                return true;
            }
        }
        return false;
    }

    private ItemValue time(Parameters parameters) throws NotSupportedException {
        FileStatus status = FileStatus.asked(file(host, parameters));
        Instant time = switch (parameters.get(1)) {
            case "", "modify" -> status.modified();
            case "access" -> status.accessed();
            case "change" -> status.changed();
            default -> throw parameters.invalid(1);
        };
        return ItemValue.unsigned(time.getEpochSecond());
    }

    private ItemValue owner(Parameters parameters) throws NotSupportedException, IOException {
        Path file = file(host, parameters);
        FileStatus status = FileStatus.asked(file, LinkOption.NOFOLLOW_LINKS);
        boolean user = switch (parameters.get(1)) {
            case "", "user" -> true;
            case "group" -> false;
            default -> throw parameters.invalid(1);
        };
        return switch (parameters.get(2)) {
            case "", "name" -> ItemValue.string(user ? FileStatus.user(file) : FileStatus.group(file));
            case "id" -> ItemValue.string(Long.toString(user ? status.uid() : status.gid()));
            default -> throw parameters.invalid(2);
        };
    }

    private ItemValue permissions(Parameters parameters) throws NotSupportedException {
        return ItemValue.string(FileStatus.asked(file(host, parameters)).permissions());
    }

    private ItemValue get(Parameters parameters) throws NotSupportedException, IOException {
        Path file = file(host, parameters);
        FileStatus status = FileStatus.asked(file, LinkOption.NOFOLLOW_LINKS);
        String name = PathName.canonical(parameters.get(0));
        JsonWriter json = new JsonWriter();
        status.writeTo(json, file, PathName.directory(name), PathName.last(name), zone.get());
        return ItemValue.string(json.toString());
    }

    /** The file that the first parameter names, in {@link ByteText}. */
    static Path file(HostPaths host, Parameters parameters) throws NotSupportedException {
        if (parameters.get(0).isEmpty()) {
            throw parameters.invalid(0);
        }
        return FilePath.of(host, parameters.get(0));
    }
}
