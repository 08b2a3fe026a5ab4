package io.harken.collectors.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.harken.collectors.peer.PeerExecutor;
import io.harken.item.ByteText;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages by HTTPS. */
@Timeout(60)
class SecurePageTest {
    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void certificatesAreNotJudged(String version) throws Exception {
        SSLContext context = serverContext();
        try (ServerSocket listener =
                context.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> answerSecurely(listener, version));
            thread.start();
            assertEquals(
                    "HTTP/1.1 200 OK\r\n\r\nsecret",
                    new WebKeys(new PeerExecutor())
                            .ask(
                                    Map.of(),
                                    Duration.ofSeconds(30),
                                    "web.page.get",
                                    "https://localhost:" + listener.getLocalPort())
                            .text());
            thread.join();
        }
    }

    private static void answerSecurely(ServerSocket listener, String version) {
        try (SSLSocket socket = (SSLSocket) listener.accept()) {
            socket.setEnabledProtocols(new String[] {version});
            socket.getInputStream().read();
            socket.getOutputStream().write(ByteText.bytes("HTTP/1.1 200 OK\r\n\r\nsecret"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static SSLContext serverContext() throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        char[] password = "changeit".toCharArray();
        try (InputStream in = SecurePageTest.class.getResourceAsStream("server.p12")) {
            keys.load(in, password);
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }
}
