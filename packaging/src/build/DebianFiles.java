import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Writes what the Debian package does not take as it is: its control file, and its compressed documents, which are the manual
 * page, the changes, and the changelog in Debian's form.
 */
final class DebianFiles {
    private static final String MAINTAINER = "Harken maintainers <maintainers@harken.invalid>";

    /** Where the header of gzip (RFC 1952) says how it was compressed, which lintian looks at. */
    private static final int EXTRA_FLAGS = 8;

    private static final byte SLOWEST = 2;

    private final Path project;
    private final Path target;
    private final String version;

    private DebianFiles(Path project, String version) {
        this.project = project;
        this.target = project.resolve("packaging/target");
        this.version = version;
    }

    /** Needs the project's folder, its version, Debian's name of the architecture and the time of the release. */
    public static void main(String[] args) throws IOException {
        DebianFiles files = new DebianFiles(Path.of(args[0]), args[1]);
        files.control(args[2]);
        files.gzip("harken.8.gz", Files.readAllBytes(files.project.resolve("packaging/src/deb/files/harken.8")));
        files.gzip("NEWS.gz", Files.readAllBytes(files.project.resolve("CHANGELOG.md")));
        files.gzip("changelog.gz", files.changelog(Instant.parse(args[3])).getBytes(StandardCharsets.UTF_8));
    }

    private void control(String architecture) throws IOException {
        Path control = Files.createDirectories(target.resolve("deb/control"));
        Path source = project.resolve("packaging/src/deb/control");
        for (String name : List.of("conffiles", "postinst", "prerm", "postrm")) {
            Files.copy(source.resolve(name), control.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        String glibc = Files.readString(target.resolve("harken/lib/glibc")).strip();
        Files.writeString(
                control.resolve("control"),
                Files.readString(source.resolve("control"))
                        .replace("@version@", version)
                        .replace("@architecture@", architecture)
                        .replace("@maintainer@", MAINTAINER)
                        .replace("@glibc@", glibc));
    }

    private String changelog(Instant time) {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC));
        return "harken (" + version + ") unstable; urgency=medium\n\n  * What is new is in NEWS.gz.\n\n -- "
                + MAINTAINER + "  " + date.replace("GMT", "+0000") + "\n";
    }

    private void gzip(String name, byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream gzip = new Smallest(out)) {
            gzip.write(content);
        }
        byte[] bytes = out.toByteArray();
        bytes[EXTRA_FLAGS] = SLOWEST;
        Files.write(target.resolve("deb").resolve(name), bytes);
    }

    /** The same from the same content. */
    private static final class Smallest extends GZIPOutputStream {
        private Smallest(OutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
