package io.harken.collectors.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.harken.check.CheckExecutor;
import io.harken.check.CheckResult;
import io.harken.check.CheckResult.NotSupported;
import io.harken.check.CheckResult.Value;
import io.harken.check.PassiveCheck;
import io.harken.check.PassiveCheckService;
import io.harken.collectors.peer.FakePeer;
import io.harken.collectors.peer.FakePeer.Step;
import io.harken.collectors.peer.PeerExecutor;
import io.harken.collectors.peer.RefusingPort;
import io.harken.item.ByteText;
import io.harken.metric.MetricRegistry;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.KeyStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceCollectorTest {
    private static final char[] PASSWORD = "harken".toCharArray();
    private static final Duration LIVENESS = Duration.ofSeconds(30);

    private final CheckExecutor executor = new CheckExecutor();
    private final PassiveCheckService service = service(Optional.empty());

    private PassiveCheckService service(Optional<String> sourceIp) {
        ServiceCollector collector =
                new ServiceCollector(new PeerExecutor(), sourceIp, System::nanoTime, InstantSource.system());
        return new PassiveCheckService(MetricRegistry.of(List.of(collector)), executor);
    }

    @AfterEach
    void close() {
        executor.close();
    }

    private String ask(String key) {
        return ask(service, key, LIVENESS);
    }

    private static String ask(PassiveCheckService service, String key, Duration timeout) {
        CheckResult result = service.run(new PassiveCheck(key, timeout)).join();
        return result instanceof Value value ? value.item().text() : "!" + ((NotSupported) result).reason();
    }

    static Stream<Arguments> greetings() {
        return Stream.of(
                arguments("ssh", "SSH-2.0-OpenSSH_9.2\r\n", "SSH-2.0-zabbix_agent\r\n"),
                arguments("ssh", "hello\r\n\r\nSSH-1.99-x\n", "SSH-1.99-zabbix_agent\r\n"),
                arguments("ssh", "SSH-2.0", "SSH-2.0-zabbix_agent\r\n"),
                arguments("ssh", "SSH- 2. +1x", "SSH-2.1-zabbix_agent\r\n"),
                arguments("ssh", "SSH--2.99999999999-x\n", "SSH--2.1215752191-zabbix_agent\r\n"),
                arguments("ssh", "SSH-" + "2".repeat(400) + ".0\n", "SSH--1.0-zabbix_agent\r\n"),
                arguments("ssh", "A".repeat(70_000) + "\nSSH-2.0-x\n", "SSH-2.0-zabbix_agent\r\n"),
                arguments("smtp", "220 mail\r\n", "QUIT\r\n"),
                arguments("smtp", "220", "QUIT\r\n"),
                arguments("smtp", "220-a\r\n220 b\r\n", "QUIT\r\n"),
                arguments("ftp", "220 ftp\r\n", "QUIT\r\n"),
                arguments("ftp", "530 x\r\n220-y\r\n220 z", "QUIT\r\n"),
                arguments("pop", "+OKx\r\n", "QUIT\r\n"),
                arguments("nntp", "200 news\r\n", "QUIT\r\n"),
                arguments("nntp", "2011\r\n", "QUIT\r\n"),
                arguments("imap", "* OK imap\r\n", "a1 LOGOUT\r\n"));
    }

    @ParameterizedTest
    @MethodSource("greetings")
    void aServiceThatGreetsIsUpAndIsToldGoodbye(String name, String greeting, String goodbye) throws Exception {
        try (FakePeer peer = FakePeer.saying(greeting)) {
            assertEquals("1", ask("net.tcp.service[" + name + ",," + peer.port() + "]"));
            assertEquals(goodbye, peer.received());
        }
    }

    static Stream<Arguments> wrongGreetings() {
        return Stream.of(
                arguments("ssh", "SSH-2-x\n garbage\n", "0\n"),
                arguments("ssh", "SSH-a.b-x\n", "0\n"),
                arguments("ssh", "", "0\n"),
                arguments("smtp", "220x\r\n", ""),
                arguments("smtp", "220-x\r\n\r\n220 y\r\n", ""),
                arguments("smtp", "220-x\r\n", ""),
                arguments("smtp", "554 no\r\n220 yes\r\n", ""),
                arguments("ftp", "220\r\n", ""),
                arguments("ftp", "421 no\r\n", ""),
                arguments("pop", "x\r\n+OK\r\n", ""),
                arguments("nntp", "400 no\r\n", ""),
                arguments("imap", "* PREAUTH\r\n", ""),
                arguments("imap", "", ""),
                arguments("telnet", "login", ""),
                arguments("telnet", "login:", ""),
                arguments("ldap", "garbage\n", null));
    }

    @ParameterizedTest
    @MethodSource("wrongGreetings")
    void aServiceThatGreetsOtherwiseIsDown(String name, String greeting, String goodbye) throws Exception {
        try (FakePeer peer = FakePeer.saying(greeting)) {
            assertEquals("0", ask("net.tcp.service[" + name + ",," + peer.port() + "]"));
            if (goodbye != null) {
                assertEquals(goodbye, peer.received());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ssh", "ldap", "smtp", "ftp", "pop", "nntp", "imap", "https", "telnet"})
    void aSilentServiceIsDownAtTheDeadlineAndIsLeft(String name) throws Exception {
        try (FakePeer peer = FakePeer.doing()) {
            String key = "net.tcp.service[" + name + ",," + peer.port() + "]";

            assertEquals("0", ask(service, key, Duration.ofMillis(500)));
            peer.received(); // It is, and this ends, only once the connection was closed.
        }
    }

    @ParameterizedTest
    @CsvSource({"ssh,x", "ftp,x", "smtp,2", "telnet,x", "https,x", "ldap,0"})
    void aServiceThatDripsIsDownAtTheDeadlineAndIsLeft(String name, String drop) throws Exception {
        try (FakePeer peer = FakePeer.doing(new Step.Drip(drop, 20))) {
            String key = "net.tcp.service[" + name + ",," + peer.port() + "]";

            assertEquals("0", ask(service, key, Duration.ofMillis(500)));
            peer.received();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp", "http"})
    void aConnectionIsEnough(String name) throws Exception {
        try (FakePeer peer = FakePeer.doing()) {
            assertEquals("1", ask("net.tcp.service[" + name + ",," + peer.port() + "]"));
        }
    }

    @Test
    void aPortThatTakesConnectionsIsUp() throws Exception {
        try (FakePeer peer = FakePeer.doing()) {
            assertEquals("1", ask("net.tcp.port[," + peer.port() + "]"));
            assertEquals("1", ask("net.tcp.port[localhost," + peer.port() + "]"));
        }
    }

    @Test
    void aPortThatRefusesIsDown() throws Exception {
        try (RefusingPort port = new RefusingPort()) {
            assertEquals("0", ask("net.tcp.port[," + port.number() + "]"));
            assertEquals("0", ask("net.tcp.service[ssh,," + port.number() + "]"));
            assertEquals("0.000000", ask("net.tcp.service.perf[ssh,," + port.number() + "]"));
        }
        assertEquals("0", ask("net.tcp.port[127.0.0.1,0]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[::1]", "\"127.0.0.1 \"", "no such host", "a..b", "\"\u00ff\""})
    void aHostThatIsNoneIsDown(String host) {
        assertEquals("0", ask("net.tcp.service[tcp,\"" + host.replace("\"", "") + "\",80]"));
    }

    @Test
    void timesAServiceThatIsUp() throws Exception {
        try (FakePeer peer = FakePeer.doing(new Step.Rest(50), new Step.Say("220 ftp\n"))) {
            double seconds = Double.parseDouble(ask("net.tcp.service.perf[ftp,," + peer.port() + "]"));

            assertTrue(seconds >= 0.049, () -> "seconds " + seconds);
        }
    }

    @Test
    void asksFromTheSource() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            PassiveCheckService fromSource = service(Optional.of("127.0.0.3"));

            assertEquals("1", ask(fromSource, "net.tcp.port[," + server.getLocalPort() + "]", LIVENESS));
            assertEquals("127.0.0.3", server.accept().getInetAddress().getHostAddress());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"::1", "192.0.2.77", "x"})
    void asksNobodyFromASourceThatItDoesNotHave(String source) throws Exception {
        try (FakePeer peer = FakePeer.doing()) {
            String expected = source.equals("x") ? "1" : "0";

            assertEquals(expected, ask(service(Optional.of(source)), "net.tcp.port[," + peer.port() + "]", LIVENESS));
        }
    }

    static Stream<Arguments> terminals() {
        return Stream.of(
                arguments("login:", "1", ""),
                arguments("login: ", "1", ""),
                arguments("x:y", "0", ""),
                arguments("login:\r\n", "0", ""),
                arguments(
                        ":\377\375\1\377\373\1\377\373\3\377\375\30", "1", "\377\374\1\377\376\1\377\375\3\377\374\30"),
                arguments("\377\373\3\377\376\3\377\374\3:", "1", "\377\375\3\377\374\3\377\376\3"),
                arguments("\377\374\1\377\376\1:", "1", "\377\376\1\377\374\1"),
                arguments("\377\371:", "1", ""),
                arguments("\377\377:", "1", ""),
                arguments(":\377", "0", ""),
                arguments(":\377\375", "0", ""));
    }

    @ParameterizedTest
    @MethodSource("terminals")
    void telnetIsUpWithAPromptAndAgreesToOneOption(String shown, String expected, String answers) throws Exception {
        try (FakePeer peer = FakePeer.doing(new Step.Say(shown))) {
            Duration timeout = expected.equals("1") ? LIVENESS : Duration.ofMillis(500);

            assertEquals(expected, ask(service, "net.tcp.service[telnet,," + peer.port() + "]", timeout));
            assertEquals(answers, peer.received());
        }
    }

    static Stream<Arguments> directories() {
        String attribute = Ldap.attribute("namingContexts", "dc=x");
        String done = Ldap.done(1, 0);
        return Stream.of(
                arguments("1", Ldap.entry(1, attribute) + done),
                arguments(
                        "1",
                        Ldap.element(0x30, Ldap.element(2, "\1") + Ldap.element(0x73, "ldap://x"))
                                + Ldap.entry(1, Ldap.attribute("x".repeat(300), ""))
                                + done),
                arguments("1", Ldap.entry(1, attribute) + Ldap.entry(1, "") + done),
                arguments("0", Ldap.entry(1, "") + Ldap.entry(1, attribute) + done),
                arguments("0", Ldap.entry(1, "") + done),
                arguments("0", done),
                arguments("0", Ldap.entry(1, attribute) + Ldap.done(1, 4)),
                arguments("0", Ldap.entry(1, attribute)),
                arguments("0", Ldap.entry(2, attribute) + Ldap.done(2, 0)),
                arguments("0", "0\205\1\1\1\1\1"),
                arguments("0", "0\200"));
    }

    @ParameterizedTest
    @MethodSource("directories")
    void ldapIsUpIfTheRootHasAnAttribute(String expected, String reply) throws Exception {
        try (FakePeer peer = FakePeer.saying(reply)) {
            assertEquals(expected, ask("net.tcp.service[ldap,," + peer.port() + "]"));
            assertTrue(peer.received().startsWith("05\2\1\1c0\4\0\n\1\0\n\1\0\2\1\0\2\1\0\1\1\0\u0087\13objectClass0"));
        }
    }

    @ParameterizedTest
    @CsvSource({"rsa,TLSv1.2", "rsa,TLSv1.3", "ec,TLSv1.2", "ec,TLSv1.3"})
    void httpsAsksForTheHeadOfAPage(String key, String version) throws Exception {
        try (FakePeer peer = FakePeer.doing(secure(key, version), new Step.Say("HTTP/1.1 404 no\r\nA: b\r\n\r\n"))) {
            assertEquals("1", ask("net.tcp.service[https,127.0.0.1/a?b#c," + peer.port() + "]"));
            assertEquals(
                    "HEAD /a?b HTTP/1.1\r\nHost: 127.0.0.1:" + peer.port()
                            + "\r\nUser-Agent: Zabbix 7.0.22\r\nAccept: */*\r\n\r\n",
                    peer.received());
        }
    }

    static Stream<Arguments> pages() {
        return Stream.of(
                arguments("1", "HTTP/1.0 302 x\r\n\r\n"),
                arguments("1", "HTTP/1.1 200\n\n"),
                arguments("1", "http/1.1 200x\r\n\r\n"),
                arguments("1", "HTTP/1.1 100 go\r\n\r\nHTTP/1.1 200 x\r\n\r\n"),
                arguments("0", "HTTP/1.1 100 go\r\n\r\n"),
                arguments("0", "HTTP/1.1 200 OK\r\nfoo\r\n\r\n"),
                arguments("0", "HTTP/1.1 000 x\r\n\r\n"),
                arguments("0", "HTTP/1.1 99 x\r\n\r\n"),
                arguments("0", "HTTP/2 200 x\r\n\r\n"),
                arguments("0", "\r\nHTTP/1.1 200 x\r\n\r\n"),
                arguments("0", "ICY 200 OK\r\n\r\n"),
                arguments("0", "HTTP/1.1 200 OK\r\n" + "A: b\r\n".repeat(100_000) + "\r\n"),
                arguments("0", ""));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void httpsIsUpWithAnyAnswer(String expected, String page) throws Exception {
        try (FakePeer peer = FakePeer.doing(secure("rsa", "TLSv1.3"), new Step.Say(page), new Step.Fin())) {
            assertEquals(expected, ask("net.tcp.service[https,https://127.0.0.1," + peer.port() + "]"));
        }
    }

    @Test
    void httpsIsDownWithoutTls() throws Exception {
        try (FakePeer peer = FakePeer.saying("HTTP/1.1 200 OK\r\n\r\n")) {
            assertEquals("0", ask("net.tcp.service[https,," + peer.port() + "]"));
            assertEquals("0", ask("net.tcp.service[https,http://127.0.0.1," + peer.port() + "]"));
        }
    }

    private static FakePeer.Wrapper secure(String key, String version) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = ServiceCollectorTest.class.getResourceAsStream("/tls/" + key + ".p12")) {
            store.load(in, PASSWORD);
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return accepted -> {
            SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(accepted, null, true);
            socket.setEnabledProtocols(new String[] {version});
            return socket;
        };
    }

    /** The messages of RFC 4511. */
    private static final class Ldap {
        static String element(int tag, String contents) {
            int length = contents.length();
            String head = length < 128
                    ? ByteText.of(new byte[] {(byte) length})
                    : ByteText.of(new byte[] {(byte) 0x82, (byte) (length >> 8), (byte) length});
            return (char) tag + head + contents;
        }

        static String attribute(String name, String value) {
            return element(0x30, element(4, name) + element(0x31, element(4, value)));
        }

        static String entry(int message, String attributes) {
            return element(0x30, element(2, "" + (char) message) + element(0x64, "\4\0" + element(0x30, attributes)));
        }

        static String done(int message, int code) {
            return element(0x30, element(2, "" + (char) message) + element(0x65, "\n\1" + (char) code + "\4\0\4\0"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "net.tcp.port|Invalid second parameter.",
                "net.tcp.port[,x]|Invalid second parameter.",
                "net.tcp.port[,65536]|Invalid second parameter.",
                "net.tcp.port[,22,3]|Too many parameters.",
                "net.tcp.service|Invalid first parameter.",
                "net.tcp.service[,,x]|Invalid first parameter.",
                "net.tcp.service[x]|Invalid first parameter.",
                "net.tcp.service[SSH]|Invalid first parameter.",
                "net.tcp.service[ntp]|Invalid first parameter.",
                "net.tcp.service[x,,x]|Invalid third parameter.",
                "net.tcp.service[tcp]|Invalid third parameter.",
                "net.tcp.service[ssh,,-1]|Invalid third parameter.",
                "net.tcp.service.perf[x]|Invalid first parameter.",
                "net.udp.service|Invalid first parameter.",
                "net.udp.service[ssh]|Invalid first parameter.",
                "net.udp.service[ntp,,x]|Invalid third parameter.",
                "net.udp.service.perf[tcp,,1]|Invalid first parameter."
            },
            delimiter = '|')
    void refusesParameters(String key, String reason) {
        assertEquals("!" + reason, ask(key));
    }
}
