package io.harken.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Where no TLS is configured, a server that answers has loaded nothing of it. */
@Timeout(60)
class LoadedClassesTest {
    private static final Pattern TLS = Pattern.compile("bouncycastle|harken\\.server\\.(tls|ProtectedConnection)");

    @Test
    void plainConnectionsLoadNothingOfTls() throws Exception {
        try (Watched classes = new Watched()) {
            Callable<?> plain = (Callable<?>) classes.loadClass(Plain.class.getName())
                    .getDeclaredConstructor()
                    .newInstance();

            assertEquals("1", plain.call());
            assertTrue(classes.loaded.contains(Connection.class.getName()));
            assertEquals(
                    List.of(), classes.loaded.stream().filter(TLS.asPredicate()).toList());
        }
    }

    /** Starts a server and asks it. */
    public static final class Plain implements Callable<String> {
        @Override
        public String call() throws Exception {
            try (TestServer server = TestServer.start(Duration.ofSeconds(30))) {
                return Client.ask(server, "agent.ping");
            }
        }
    }

    /** The class path once more, with the names of what is loaded of it. */
    private static final class Watched extends URLClassLoader {
        private final Queue<String> loaded = new ConcurrentLinkedQueue<>();

        Watched() throws MalformedURLException {
            super(classPath(), ClassLoader.getPlatformClassLoader());
        }

        private static URL[] classPath() throws MalformedURLException {
            String[] parts = System.getProperty("java.class.path").split(File.pathSeparator, -1);
            URL[] urls = new URL[parts.length];
            for (int i = 0; i < parts.length; i++) {
                urls[i] = Path.of(parts[i]).toUri().toURL();
            }
            return urls;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            Class<?> found = super.findClass(name);
            loaded.add(name);
            return found;
        }
    }
}
