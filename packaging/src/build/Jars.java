import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Puts the jars into a built layout: stored, because an archive of stored jars is a third smaller than one of deflated jars, and
 * of BouncyCastle and logback the classes that ours can reach only.
 *
 * <p>A class reaches those whose names stand anywhere in its constants, in descriptors and texts, too. That is more than it can
 * load, and misses only names that are put together at run time, of which what we use has none.
 */
final class Jars {
    private static final String TRIMMED = "{bc,logback-}*.jar";
    private static final String USER = "agent-server.jar";

    private static final Pattern NAME = Pattern.compile("[\\w$]+(?:[/.][\\w$]+)+");

    /** What stands before a name in a descriptor: an L, and before that the primitive types that come first. */
    private static final Pattern DESCRIPTOR = Pattern.compile("^[BCDFIJSZ]*L");

    /** Of a manifest. */
    private static final Set<Attributes.Name> KEPT = Set.of(
            Attributes.Name.MANIFEST_VERSION,
            Attributes.Name.MAIN_CLASS,
            Attributes.Name.CLASS_PATH,
            Attributes.Name.MULTI_RELEASE,
            Attributes.Name.IMPLEMENTATION_TITLE,
            Attributes.Name.IMPLEMENTATION_VERSION,
            new Attributes.Name("Bundle-SymbolicName"),
            new Attributes.Name("Bundle-Version"));

    private static final String CLASS = ".class";
    private static final int CONSTANTS_BEGIN = 8;

    private final Path source;
    private final Path target;
    private final FileTime time;
    private final Map<String, byte[]> known = new HashMap<>();
    private final Set<String> reached = new HashSet<>();

    private Jars(Path source, Path target, FileTime time) {
        this.source = source;
        this.target = target;
        this.time = time;
    }

    /** Needs the folder of the jars, that of the layout and the time of the release, which the class-data archive notes. */
    public static void main(String[] args) throws IOException {
        Path target = Files.createDirectories(Path.of(args[1], "lib"));
        Jars jars = new Jars(Path.of(args[0]), target, FileTime.from(Instant.parse(args[2])));
        List<Path> trimmed = jars.find(TRIMMED);
        for (Path jar : trimmed) {
            jars.know(jar);
        }
        jars.reach();
        for (Path jar : trimmed) {
            jars.write(jar, jars.used(jar));
        }
        for (Path jar : jars.find("*.jar")) {
            if (!trimmed.contains(jar)) {
                jars.write(jar, everything(jar));
            }
        }
    }

    private List<Path> find(String pattern) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(source, pattern)) {
            files.forEach(found::add);
        }
        return found;
    }

    private void know(Path jar) throws IOException {
        try (JarFile file = open(jar)) {
            for (JarEntry entry : classes(file)) {
                known.put(className(entry), read(file, entry));
            }
        }
    }

    /** As the runtime sees it, which is of the release that builds. */
    private static JarFile open(Path jar) throws IOException {
        return new JarFile(jar.toFile(), false, ZipFile.OPEN_READ, Runtime.version());
    }

    private static List<JarEntry> classes(JarFile file) {
        return file.versionedStream()
                .filter(entry ->
                        entry.getName().endsWith(CLASS) && entry.getName().contains("/"))
                .toList();
    }

    private static String className(JarEntry entry) {
        String name = entry.getName();
        return name.substring(0, name.length() - CLASS.length());
    }

    private void reach() throws IOException {
        Deque<byte[]> waiting = new ArrayDeque<>();
        try (JarFile user = open(source.resolve(USER))) {
            for (JarEntry entry : classes(user)) {
                waiting.add(read(user, entry));
            }
        }
        while (!waiting.isEmpty()) {
            for (String name : names(waiting.remove())) {
                byte[] content = known.get(name);
                if (content != null && reached.add(name)) {
                    waiting.add(content);
                }
            }
        }
    }

    /** What can be the name of a class among the constants of a class file (JVMS 4.4). */
    private static Set<String> names(byte[] content) throws IOException {
        Set<String> names = new HashSet<>();
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(content));
        in.skipBytes(CONSTANTS_BEGIN);
        int count = in.readUnsignedShort();
        for (int index = 1; index < count; index++) {
            int tag = in.readUnsignedByte();
            if (tag == 1) {
                Matcher name = NAME.matcher(in.readUTF());
                while (name.find()) {
                    String found = name.group().replace('.', '/');
                    names.add(found);
                    names.add(DESCRIPTOR.matcher(found).replaceFirst(""));
                }
            } else {
                in.skipBytes(constantBytes(tag));
                // A long or a double takes two places.
                index += tag == 5 || tag == 6 ? 1 : 0;
            }
        }
        return names;
    }

    private static int constantBytes(int tag) throws IOException {
        return switch (tag) {
            case 7, 8, 16, 19, 20 -> 2;
            case 15 -> 3;
            case 3, 4, 9, 10, 11, 12, 17, 18 -> 4;
            case 5, 6 -> 8;
            default -> throw new IOException("no such constant: " + tag);
        };
    }

    private interface Content {
        void writeTo(ZipOutputStream out) throws IOException;
    }

    private Content used(Path jar) {
        return out -> {
            try (JarFile file = open(jar)) {
                Manifest manifest = file.getManifest();
                // Of the classes there is one version now.
                manifest.getMainAttributes().remove(Attributes.Name.MULTI_RELEASE);
                store(out, copy(file.getEntry(JarFile.MANIFEST_NAME)), brief(manifest));
                for (JarEntry entry : classes(file)) {
                    if (reached.contains(className(entry))) {
                        store(out, copy(entry), read(file, entry));
                    }
                }
            }
        };
    }

    /**
     * What the JVM uses, and which release it is. The JVM reads the manifest of each jar at every start, and those of OSGi
     * bundles have several kilobytes.
     */
    private static byte[] brief(Manifest manifest) throws IOException {
        manifest.getEntries().clear();
        manifest.getMainAttributes().keySet().retainAll(KEPT);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        manifest.write(bytes);
        return bytes.toByteArray();
    }

    private static Content everything(Path jar) {
        return out -> {
            try (JarFile file = new JarFile(jar.toFile(), false)) {
                for (ZipEntry entry : file.stream().toList()) {
                    boolean isManifest = entry.getName().equals(JarFile.MANIFEST_NAME);
                    store(out, copy(entry), isManifest ? brief(file.getManifest()) : read(file, entry));
                }
            }
        };
    }

    private static ZipEntry copy(ZipEntry entry) {
        ZipEntry copy = new ZipEntry(entry.getName());
        copy.setTimeLocal(entry.getTimeLocal());
        return copy;
    }

    private static byte[] read(ZipFile file, ZipEntry entry) throws IOException {
        return file.getInputStream(entry).readAllBytes();
    }

    private static void store(ZipOutputStream out, ZipEntry entry, byte[] content) throws IOException {
        CRC32 sum = new CRC32();
        sum.update(content);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(sum.getValue());
        out.putNextEntry(entry);
        out.write(content);
        out.closeEntry();
    }

    private void write(Path jar, Content content) throws IOException {
        Path file = target.resolve(jar.getFileName());
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            content.writeTo(zip);
        }
        Files.setLastModifiedTime(file, time);
    }
}
