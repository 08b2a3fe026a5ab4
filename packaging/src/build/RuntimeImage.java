import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * Puts a Java runtime of the modules that the agent needs into a built layout, made from the JDK that builds it, the
 * oldest C library that it runs on into {@code lib/glibc}, and what it is into {@code sbom/runtime.cdx.json}.
 */
final class RuntimeImage {
    /**
     * What jdeps finds without {@code jdk.jfr}, which FastStart keeps Netty from asking for, and {@code jdk.crypto.ec}, which is found
     * as a service.
     */
    private static final String MODULES = "java.base,java.logging,jdk.crypto.ec,jdk.unsupported";

    /** The versions that the dynamic linker asks for, as they stand in the string table of a library. */
    private static final Pattern NEEDED = Pattern.compile("GLIBC_2\\.(\\d+)");

    private final Path home;
    private final Path runtime;

    private RuntimeImage(Path home) {
        this.home = home;
        this.runtime = home.resolve("runtime");
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        RuntimeImage image = new RuntimeImage(Path.of(args[0]).toRealPath());
        if (!image.isUpToDate()) {
            image.link();
        }
        image.dropComments("security/java.security");
        image.dropComments("net.properties");
        Files.writeString(image.home.resolve("lib/glibc"), "2." + image.oldestLibrary() + "\n");
        Path bills = Files.createDirectories(image.home.resolve("sbom"));
        Files.writeString(bills.resolve("runtime.cdx.json"), billOfMaterials());
    }

    /** CycloneDX 1.6; Maven knows nothing of the runtime. */
    private static String billOfMaterials() {
        return """
                {
                  "bomFormat" : "CycloneDX",
                  "specVersion" : "1.6",
                  "version" : 1,
                  "components" : [
                    {
                      "type" : "platform",
                      "supplier" : { "name" : "%s" },
                      "name" : "OpenJDK",
                      "version" : "%s",
                      "licenses" : [ { "expression" : "GPL-2.0-only WITH Classpath-exception-2.0" } ]
                    }
                  ]
                }
                """.formatted(System.getProperty("java.vendor"), System.getProperty("java.runtime.version"));
    }

    /** Linking takes seconds, and gives the same from the same JDK. */
    private boolean isUpToDate() throws IOException {
        Path made = runtime.resolve("made-from");
        return Files.exists(made) && Files.readString(made).equals(origin());
    }

    private static String origin() {
        return System.getProperty("java.runtime.name") + " " + System.getProperty("java.runtime.version") + " by "
                + System.getProperty("java.vendor") + "\n" + MODULES + "\n";
    }

    private void link() throws IOException, InterruptedException {
        delete(runtime);
        ToolProvider jlink = ToolProvider.findFirst("jlink")
                .orElseThrow(() -> new IOException("this JDK has no jlink: " + System.getProperty("java.home")));
        List<String> arguments = new ArrayList<>(List.of("--add-modules", MODULES, "--output", runtime.toString()));
        arguments.addAll(List.of("--strip-debug", "--no-header-files", "--no-man-pages"));
        if (jlink.run(System.out, System.err, arguments.toArray(new String[0])) != 0) {
            throw new IOException("jlink failed");
        }
        strip(runtime.resolve("lib/server/libjvm.so"));
        Files.writeString(runtime.resolve("made-from"), origin());
    }

    /** Some JDKs come with four megabytes of names that only a debugger reads. Without binutils they stay. */
    private static void strip(Path library) throws IOException, InterruptedException {
        boolean isInstalled = Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "strip")));
        if (!isInstalled) {
            return;
        }
        Process strip = new ProcessBuilder("strip", "--strip-unneeded", library.toString())
                .inheritIO()
                .start();
        if (strip.waitFor() != 0) {
            throw new IOException("strip ended with status " + strip.exitValue());
        }
    }

    /** Nine tenths of the settings are comments, and nearly every start reads them. */
    private void dropComments(String settings) throws IOException {
        Path file = runtime.resolve("conf").resolve(settings);
        List<String> kept = new ArrayList<>();
        boolean continued = false;
        for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
            if (continued || !(line.isBlank() || line.stripLeading().startsWith("#"))) {
                kept.add(line);
                continued = line.endsWith("\\");
            }
        }
        Files.write(file, kept, StandardCharsets.ISO_8859_1);
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private int oldestLibrary() throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(
                            file -> file.endsWith("bin/java") || file.toString().endsWith(".so"))
                    .mapToInt(RuntimeImage::needed)
                    .max()
                    .orElseThrow();
        }
    }

    private static int needed(Path file) {
        try {
            Matcher version = NEEDED.matcher(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            int newest = 0;
            while (version.find()) {
                newest = Math.max(newest, Integer.parseInt(version.group(1)));
            }
            return newest;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
