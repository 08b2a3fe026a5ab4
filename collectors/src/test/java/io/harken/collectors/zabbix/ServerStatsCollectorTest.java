package io.harken.collectors.zabbix;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerStatsCollectorTest {
    private static final Duration LIVENESS = Duration.ofSeconds(30);
    private static final String OK = "{\"response\":\"success\",\"data\":{\"boottime\":1}}";
    private static final String FAILED = "!Cannot obtain internal statistics: ";

    private final CheckExecutor executor = new CheckExecutor();
    private final PassiveCheckService service = service(Optional.empty());

    private PassiveCheckService service(Optional<String> sourceIp) {
        ServerStatsCollector collector = new ServerStatsCollector(new PeerExecutor(), sourceIp);
        return new PassiveCheckService(MetricRegistry.of(List.of(collector)), executor);
    }

    @AfterEach
    void close() {
        executor.close();
    }

    private static String ask(PassiveCheckService service, String key, Duration timeout) {
        CheckResult result = service.run(new PassiveCheck(key, timeout)).join();
        return result instanceof Value value ? value.item().text() : "!" + ((NotSupported) result).reason();
    }

    private String ask(FakePeer peer) {
        return ask(service, "zabbix.stats[127.0.0.1," + peer.port() + "]", LIVENESS);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "|{\"request\":\"zabbix.stats\"}",
                ",queue|{\"request\":\"zabbix.stats\",\"type\":\"queue\",\"params\":{}}",
                ",queue,,|{\"request\":\"zabbix.stats\",\"type\":\"queue\",\"params\":{}}",
                ",queue,10m,1h|{\"request\":\"zabbix.stats\",\"type\":\"queue\",\"params\":{\"from\":\"10m\",\"to\":\"1h\"}}",
                ",queue,,x|{\"request\":\"zabbix.stats\",\"type\":\"queue\",\"params\":{\"to\":\"x\"}}",
                ",queue,\"a\\\"b\"|{\"request\":\"zabbix.stats\",\"type\":\"queue\",\"params\":{\"from\":\"a\\\"b\"}}",
            })
    void asksForWhatTheParametersSay(String parameters, String request) throws Exception {
        try (FakePeer peer = FakePeer.doing(new Step.Say(Frame.of(OK)))) {
            String rest = parameters == null ? "" : parameters;

            assertEquals(OK, ask(service, "zabbix.stats[," + peer.port() + rest + "]", LIVENESS));
            assertEquals(Frame.of(request), peer.received());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zabbix.stats[,x]|Invalid second parameter.",
                "zabbix.stats[,65536]|Invalid second parameter.",
                "zabbix.stats[,x,x]|Invalid second parameter.",
                "zabbix.stats[,1,x]|Invalid third parameter.",
                "zabbix.stats[,,]|Invalid third parameter.",
                "zabbix.stats[,,Queue]|Invalid third parameter.",
                "zabbix.stats[,,queue,1,2,3]|Too many parameters."
            })
    void refusesParameters(String key, String reason) {
        assertEquals("!" + reason, ask(service, key, LIVENESS));
    }

    static Stream<Arguments> replies() {
        return Stream.of(
                arguments(" {\"response\" : \"success\" }\n", " {\"response\" : \"success\" }\n"),
                arguments(OK + "\0x", OK),
                arguments("{\"response\":\"success\",\"a\":\"\377\"}", "{\"response\":\"success\",\"a\":\"?\"}"),
                arguments("{\"response\":\"success\\u0000\"}", "{\"response\":\"success\\u0000\"}"),
                arguments("{\"response\":\"failed\",\"info\":\"bad\\nthing\"}", FAILED + "bad\nthing"),
                arguments("{\"response\":\"failed\",\"info\":\"\377\"}", FAILED + "\377"),
                arguments("{\"response\":\"failed\",\"info\":\"\"}", FAILED),
                arguments("{\"response\":1,\"info\":2}", FAILED + "2"),
                arguments("{\"response\":null}", "!Cannot find tag: info."),
                arguments("{\"response\":\"failed\",\"info\":{}}", "!Cannot find tag: info."),
                arguments("{\"response\":{}}", "!Cannot find tag: response."),
                arguments("{}", "!Cannot find tag: response."),
                arguments("[]", "!Cannot find tag: response."),
                arguments("x", "!Value should be a JSON object."),
                arguments(OK + "x", "!Value should be a JSON object."),
                arguments("null", "!Value should be a JSON object."),
                arguments("", FAILED + "received empty response."),
                arguments("\0", FAILED + "received empty response."));
    }

    @ParameterizedTest
    @MethodSource("replies")
    void answersWhatTheServerReplies(String reply, String expected) throws Exception {
        try (FakePeer peer = FakePeer.saying(Frame.of(reply))) {
            assertEquals(expected, ask(peer));
        }
    }

    private static String frame(int flags, long length, long reserved, String body) {
        ByteBuffer header = ByteBuffer.allocate(13).order(ByteOrder.LITTLE_ENDIAN);
        header.put(ByteText.bytes("ZBXD"))
                .put((byte) flags)
                .putInt((int) length)
                .putInt((int) reserved);
        return ByteText.of(header.array()) + body;
    }

    private static String packed(long reserved, String body) {
        return frame(3, body.length(), reserved, body);
    }

    private static String deflated(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            out.write(ByteText.bytes(text));
        }
        return ByteText.of(packed.toByteArray());
    }

    static Stream<Arguments> frames() throws IOException {
        String good = Frame.of(OK);
        String deflated = deflated(OK);
        String tooLong = "x".repeat(Frame.LONGEST + 1);
        return Stream.of(
                arguments("", "received empty response."),
                arguments("ZB", "message is missing header"),
                arguments(OK, "message is missing header"),
                arguments("ZBXD", "message is missing protocol version"),
                arguments("ZBXD\1", "message is missing data length"),
                arguments(good.substring(0, 12), "message is missing data length"),
                arguments(good.substring(0, 20), "message length does not match expected length"),
                arguments(good + "x", "message length does not match expected length"),
                arguments(frame(1, 5, 0, OK), "message length does not match expected length"),
                arguments(frame(0, OK.length(), 0, OK), "message is using unsupported protocol version"),
                arguments(frame(2, OK.length(), 0, OK), "message is using unsupported protocol version"),
                arguments(frame(5, OK.length(), 0, OK), "message is using unsupported protocol version"),
                arguments(frame(1, 0x7FFFFFFF, 0, OK), "message exceeds the maximum size"),
                arguments(frame(1, 0xFFFFFFFFL, 0, OK), "message exceeds the maximum size"),
                arguments(frame(1, Frame.LONGEST + 1, 0, tooLong), "message exceeds the maximum size"),
                arguments(frame(1, OK.length(), 0xFFFFFFFFL, OK), "uncompressed message size exceeds the maximum size"),
                arguments(packed(44, "garbage"), "cannot uncompress data: corrupted input data"),
                arguments(packed(0, deflated), "cannot uncompress data: corrupted input data"),
                arguments(packed(43, deflated), "cannot uncompress data: not enough space in output buffer"),
                arguments(
                        packed(44, deflated.substring(0, deflated.length() - 3)),
                        "cannot uncompress data: not enough space in output buffer"),
                arguments(packed(45, deflated), "size of uncompressed data is less than expected"),
                arguments(packed(0, deflated("")), "received empty response."));
    }

    @ParameterizedTest
    @MethodSource("frames")
    void saysWhatIsWrongWithAFrame(String frame, String reason) throws Exception {
        try (FakePeer peer = FakePeer.saying(frame)) {
            assertEquals(FAILED + reason, ask(peer));
        }
    }

    @Test
    void readsACompressedReplyThatComesInPieces() throws Exception {
        String frame = packed(OK.length(), deflated(OK));
        try (FakePeer peer = FakePeer.doing(
                new Step.Say(frame.substring(0, 7)),
                new Step.Rest(50),
                new Step.Say(frame.substring(7, 30)),
                new Step.Rest(50),
                new Step.Say(frame.substring(30)))) {
            assertEquals(OK, ask(peer));
        }
    }

    @Test
    void readsALongReply() throws Exception {
        String reply = "{\"response\":\"success\",\"a\":\"" + "x".repeat(Frame.LONGEST - 30) + "\"}";

        assertEquals(reply, Frame.read(new ByteArrayInputStream(ByteText.bytes(Frame.of(reply)))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Z", "ZBXD\1\40\0"})
    void saysThatASilentServerIsSilent(String beginning) throws Exception {
        try (FakePeer peer = FakePeer.doing(new Step.Say(beginning))) {
            String key = "zabbix.stats[," + peer.port() + "]";

            assertEquals(FAILED + "read timeout", ask(service, key, Duration.ofMillis(500)));
            peer.received();
        }
    }

    @Test
    void saysThatAServerResets() throws Exception {
        try (FakePeer peer = FakePeer.doing(new Step.Rest(200), new Step.Reset())) {
            assertEquals(FAILED + "cannot read from socket: [104] Connection reset by peer", ask(peer));
        }
    }

    @Test
    void saysWhyItCannotConnect() throws Exception {
        try (RefusingPort port = new RefusingPort()) {
            assertEquals(
                    FAILED + "cannot connect to [[localhost]:" + port.number()
                            + "]: connection error (POLLERR,POLLHUP)",
                    ask(service, "zabbix.stats[localhost," + port.number() + "]", LIVENESS));
        }
        assertEquals(
                FAILED + "getaddrinfo() failed for 'a..b': [1] Unknown host",
                ask(service, "zabbix.stats[a..b]", LIVENESS));
        String key = "zabbix.stats[,10051]";
        assertEquals(
                FAILED + "bind() failed: [99] Cannot assign requested address",
                ask(service(Optional.of("192.0.2.77")), key, LIVENESS));
        assertEquals(
                FAILED + "bind() failed: [97] Address family not supported by protocol",
                ask(service(Optional.of("::1")), key, LIVENESS));
        assertEquals(
                FAILED + "bind() failed: [22] Invalid argument",
                ask(service(Optional.of("127.0.0.3")), "zabbix.stats[::1,10051]", LIVENESS));
    }
}
