package io.harken.collectors.file;

import io.harken.collectors.host.HostPaths;
import io.harken.collectors.output.OutputBudget;
import io.harken.collectors.output.OutputText;
import io.harken.config.SystemError;
import io.harken.item.ByteText;
import io.harken.item.ItemValue;
import io.harken.item.NotSupportedException;
import io.harken.item.Parameters;
import io.harken.metric.Collector;
import io.harken.metric.Metric;
import io.harken.metric.Metric.Documentation;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.Checksum;

/** Keys about all of what is in a file. */
public final class FileContentCollector implements Collector {
    private static final String EXAMPLE = "/etc/passwd";
    private static final String LINE_ENDS = "\r\n";

    private final HostPaths host;
    private final OutputBudget budget;

    /**
     * Files of a host.
     *
     * @param budget the memory that long contents share
     */
    public FileContentCollector(HostPaths host, OutputBudget budget) {
        this.host = host;
        this.budget = budget;
    }

    @Override
    public List<Metric> metrics() {
        return List.of(
                metric("vfs.file.size", "file,<mode>", "Size of a file: bytes, or lines.", "B", this::size),
                metric("vfs.file.contents", "file,<encoding>", "Contents of a file, up to 16 MiB.", "", this::contents),
                metric(
                        "vfs.file.cksum",
                        "file,<mode>",
                        "Checksum of a file: crc32, md5 or sha256.",
                        "",
                        this::checksum),
                metric("vfs.file.md5sum", "file", "MD5 checksum of a file.", "", this::md5));
    }

    private static Metric metric(String key, String parameters, String text, String unit, FileReading check) {
        return new Metric(key, parameters, EXAMPLE, new Documentation(text, unit, "the file"), check);
    }

    private ItemValue size(Parameters parameters) throws NotSupportedException, IOException {
        var file = FileStatusCollector.file(host, parameters);
        if (parameters.count() < 2 || parameters.get(1).equals("bytes")) {
            return ItemValue.unsigned(FileStatus.asked(file).size());
        }
        if (!parameters.get(1).equals("lines")) {
            throw parameters.invalid(1);
        }
        try (FileContent content = FileContent.open(file)) {
            return ItemValue.unsigned(lines(content));
        }
    }

    private static long lines(FileContent content) throws NotSupportedException {
        long lines = 0;
        ByteBuffer chunk = ByteBuffer.allocate(FileContent.CHUNK);
        try {
            while (content.readOrFail(chunk) >= 0) {
                chunk.flip();
                while (chunk.hasRemaining()) {
                    lines += chunk.get() == '\n' ? 1 : 0;
                }
                chunk.clear();
            }
        } catch (IOException e) {
            throw new NotSupportedException("Cannot read from file: " + ByteText.utf8(SystemError.of(e)));
        }
        return lines;
    }

    private ItemValue contents(Parameters parameters) throws NotSupportedException, IOException {
        try (FileContent content = FileContent.open(FileStatusCollector.file(host, parameters));
                OutputText text = new OutputText(budget)) {
            if (content.size() > OutputBudget.LONGEST) {
                throw tooLarge();
            }
            copy(content, new ContentSink(text, parameters.get(1)));
            return text.take(ItemValue.Type.TEXT, LINE_ENDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    private static void copy(FileContent content, ContentSink sink) throws NotSupportedException, InterruptedException {
        ByteBuffer chunk = ByteBuffer.allocate(FileContent.CHUNK);
        long length = 0;
        for (int size = content.read(chunk); size >= 0; size = content.read(chunk)) {
            length += size;
            if (length > OutputBudget.LONGEST || !sink.append(chunk.flip(), false)) {
                throw tooLarge();
            }
            chunk.compact();
        }
        if (!sink.append(chunk.flip(), true)) {
            throw tooLarge();
        }
    }

    private static NotSupportedException tooLarge() {
        return new NotSupportedException("File is too large for this check.");
    }

    private ItemValue checksum(Parameters parameters) throws NotSupportedException, IOException {
        var file = FileStatusCollector.file(host, parameters);
        return switch (parameters.get(1)) {
            case "", "crc32" -> {
                try (FileContent content = FileContent.open(file)) {
                    Checksum checksum = new PosixChecksum();
                    forEachChunk(content, checksum::update);
                    yield ItemValue.unsigned(checksum.getValue());
                }
            }
            case "md5" -> digest(parameters, "MD5");
            case "sha256" -> digest(parameters, "SHA-256");
            default -> throw parameters.invalid(1);
        };
    }

    private ItemValue md5(Parameters parameters) throws NotSupportedException, IOException {
        return digest(parameters, "MD5");
    }

    private ItemValue digest(Parameters parameters, String algorithm) throws NotSupportedException, IOException {
        try (FileContent content = FileContent.open(FileStatusCollector.file(host, parameters))) {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            forEachChunk(content, digest::update);
            return ItemValue.string(HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has " + algorithm, e);
        }
    }

    /** Takes bytes. */
    private interface Sink {
        void update(ByteBuffer bytes);
    }

    private static void forEachChunk(FileContent content, Sink sink) throws NotSupportedException {
        ByteBuffer chunk = ByteBuffer.allocate(FileContent.CHUNK);
        while (content.read(chunk) >= 0) {
            sink.update(chunk.flip());
            chunk.clear();
        }
    }
}
