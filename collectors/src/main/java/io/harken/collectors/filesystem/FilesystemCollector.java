package io.harken.collectors.filesystem;

import io.harken.collectors.command.ShellCommands;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;

/** Keys about file systems. */
public final class FilesystemCollector implements Collector {
    private static final String SOURCE = "stat -f";
    private static final String ALL_MOUNTS = "/proc/mounts, stat -f";

    private final HostPaths host;
    private final FilesystemStatus status;

    /** File systems of a host; a program of it tells how much of them is used. */
    public FilesystemCollector(HostPaths host, ShellCommands commands) {
        this.host = host;
        this.status = new FilesystemStatus(commands);
    }

    @Override
    public List<Metric> metrics() {
        return List.of(
                metric(
                        "vfs.fs.size",
                        "fs,<mode>",
                        "/",
                        "Space of a file system: total, free, used, pfree or pused.",
                        "B, %",
                        SOURCE,
                        this::size),
                metric(
                        "vfs.fs.inode",
                        "fs,<mode>",
                        "/",
                        "Inodes of a file system: total, free, used, pfree or pused.",
                        "inodes, %",
                        SOURCE,
                        this::inode),
                metric(
                        "vfs.fs.discovery",
                        "",
                        "",
                        "Mounted file systems, as JSON.",
                        "",
                        "/proc/mounts",
                        this::discovery),
                metric(
                        "vfs.fs.get",
                        "",
                        "",
                        "Mounted file systems with their space and inodes, as JSON.",
                        "",
                        ALL_MOUNTS,
                        this::get));
    }

    private static Metric metric(
            String key,
            String parameters,
            String example,
            String text,
            String unit,
            String source,
            Check.FromHost check) {
        return new Metric(key, parameters, example, new Documentation(text, unit, source), check);
    }

    private ItemValue size(Parameters parameters) throws NotSupportedException, IOException {
        if (parameters.get(0).isEmpty()) {
            throw new NotSupportedException("Filesystem name cannot be empty.");
        }
        FilesystemUse use = use(parameters);
        return switch (parameters.get(1)) {
            case "", "total" -> ItemValue.unsigned(use.bytes());
            case "free" -> ItemValue.unsigned(use.availableBytes());
            case "used" -> ItemValue.unsigned(use.usedBytes());
            case "pfree" -> ItemValue.floating(use.freeBytesPercent());
            case "pused" -> ItemValue.floating(use.usedBytesPercent());
            default -> throw parameters.invalid(1);
        };
    }

    private ItemValue inode(Parameters parameters) throws NotSupportedException, IOException {
        if (parameters.get(0).isEmpty()) {
            throw parameters.invalid(0);
        }
        FilesystemUse use = use(parameters);
        if (!use.knowsFiles()) {
            throw unobtainable("value of f_files is unknown.");
        }
        return switch (parameters.get(1)) {
            case "", "total" -> ItemValue.unsigned(use.files());
            case "free" -> ItemValue.unsigned(use.freeFiles());
            case "used" -> ItemValue.unsigned(use.usedFiles());
            case "pfree" -> ItemValue.floating(use.freeFilesPercent());
            case "pused" -> ItemValue.floating(use.usedFilesPercent());
            default -> throw parameters.invalid(1);
        };
    }

    private FilesystemUse use(Parameters parameters) throws NotSupportedException, IOException {
        Path file = FilePath.of(host, parameters.get(0));
        FilesystemUse use = status.of(List.of(file)).get(file);
        if (use != null) {
            return use;
        }
        try {
            // Tells the number of the error, which the program does not. It comes second, because it cannot be killed.
            Files.readAttributes(file, BasicFileAttributes.class);
        } catch (IOException e) {
            throw unobtainable(ByteText.utf8(SystemError.of(e)));
        }
        throw unobtainable("stat -f cannot read it.");
    }

    private static NotSupportedException unobtainable(String reason) {
        return new NotSupportedException("Cannot obtain filesystem information: " + reason);
    }

    private ItemValue discovery(Parameters parameters) throws IOException {
        JsonWriter json = new JsonWriter().beginArray();
        for (Mount mount : Mount.read(host)) {
            json.beginObject();
            json.name("{#FSNAME}").value(mount.directory());
            json.name("{#FSTYPE}").value(mount.type());
            json.name("{#FSOPTIONS}").value(mount.options()).endObject();
        }
        return ItemValue.string(json.endArray().toString());
    }

    private ItemValue get(Parameters parameters) throws IOException {
        List<Mount> mounts = Mount.read(host);
        Map<Path, FilesystemUse> uses =
                status.of(mounts.stream().map(this::path).toList());
        JsonWriter json = new JsonWriter().beginArray();
        for (Mount mount : mounts) {
            FilesystemUse use = uses.get(path(mount));
            if (use != null && use.knowsFiles()) {
                write(json, mount, use);
            }
        }
        return ItemValue.string(json.endArray().toString());
    }

    private Path path(Mount mount) {
        return FilePath.of(host, mount.directory());
    }

    private static void write(JsonWriter json, Mount mount, FilesystemUse use) {
        json.beginObject();
        json.name("fsname").value(mount.directory());
        json.name("fstype").value(mount.type());
        json.name("bytes").beginObject();
        json.name("total").unsigned(use.bytes());
        json.name("free").unsigned(use.availableBytes());
        json.name("used").unsigned(use.usedBytes());
        json.name("pfree").floating(use.freeBytesPercent());
        json.name("pused").floating(use.usedBytesPercent()).endObject();
        json.name("inodes").beginObject();
        json.name("total").unsigned(use.files());
        json.name("free").unsigned(use.freeFiles());
        json.name("used").unsigned(use.usedFiles());
        json.name("pfree").floating(use.freeFilesPercent());
        json.name("pused").floating(use.usedFilesPercent()).endObject();
        json.name("options").value(mount.options()).endObject();
    }
}
