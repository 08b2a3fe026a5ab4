package io.harken.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** The jars as they are shipped. */
class JarsIT {
    private static final Path LIB = Path.of("target/harken/lib");
    private static final String CLASS = ".class";

    @Test
    void nothingInThemIsCompressed() throws IOException {
        for (Path jar : jars("*.jar")) {
            try (JarFile file = new JarFile(jar.toFile())) {
                file.stream().forEach(entry -> assertEquals(ZipEntry.STORED, entry.getMethod(), jar + entry.getName()));
            }
        }
    }

    @Test
    void whatIsLeftOfOthersLinks() throws Exception {
        int ofBouncyCastle = link("bc*.jar", name -> true, type -> {});
        assertTrue(ofBouncyCastle > 500 && ofBouncyCastle < 2000, () -> ofBouncyCastle + " classes");
        int ofLogback = link("logback-*.jar", name -> true, type -> {});
        assertTrue(ofLogback > 50 && ofLogback < 200, () -> ofLogback + " classes");
    }

    /** The JVM reads them at every start. */
    @Test
    void manifestsAreShort() throws IOException {
        for (Path jar : jars("*.jar")) {
            try (JarFile file = new JarFile(jar.toFile())) {
                long size = file.getEntry(JarFile.MANIFEST_NAME).getSize();
                assertTrue(size < 600, () -> jar + ": " + size + " bytes");
            }
        }
    }

    /** Outside the nest of the class that had the lambda, a call of its body would fail. */
    @Test
    void whatBecameOfLambdasLinks() throws Exception {
        Predicate<String> made = Pattern.compile("\\$\\$\\d+$").asPredicate();
        for (String jars : List.of("agent-*.jar", "collectors.jar", "netty-*.jar")) {
            int linked = link(jars, made, type -> assertNotEquals(type, type.getNestHost()));
            assertTrue(linked > 50, () -> jars + ": " + linked + " classes");
        }
    }

    /** Verifying and initializing a class loads what its methods need of others. */
    private static int link(String pattern, Predicate<String> selection, Consumer<Class<?>> judge) throws Exception {
        List<URL> path = new ArrayList<>();
        for (Path jar : jars("*.jar")) {
            path.add(jar.toUri().toURL());
        }
        int linked = 0;
        try (URLClassLoader loader =
                new URLClassLoader(path.toArray(new URL[0]), ClassLoader.getPlatformClassLoader())) {
            for (Path jar : jars(pattern)) {
                for (String name : classes(jar).stream().filter(selection).toList()) {
                    judge.accept(Class.forName(name, true, loader));
                    linked++;
                }
            }
        }
        return linked;
    }

    private static List<Path> jars(String pattern) throws IOException {
        List<Path> jars = new ArrayList<>();
        try (var files = Files.newDirectoryStream(LIB, pattern)) {
            files.forEach(jars::add);
        }
        assertTrue(!jars.isEmpty(), pattern);
        return jars;
    }

    private static List<String> classes(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith(CLASS))
                    .map(name ->
                            name.substring(0, name.length() - CLASS.length()).replace('/', '.'))
                    .toList();
        }
    }
}
