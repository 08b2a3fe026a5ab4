package io.harken.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.harken.item.ByteText;
import io.harken.server.frame.Wire;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How long a peer may keep the server waiting. */
@Timeout(60)
class WindowsIT {
    private final TestServer server = TestServer.start(Duration.ofMillis(300));

    WindowsIT() throws ListenException {}

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aSilentPeerIsClosed() throws Exception {
        try (Client client = Client.of(server)) {
            assertEquals("", client.everything());
        }
        assertEquals(1, server.counted("refused_timeout"));
    }

    @Test
    void aPeerThatStopsInItsRequestIsClosed() throws Exception {
        byte[] request = Wire.request("agent.ping");
        for (int length : new int[] {1, 4, 5, 12, 13, request.length - 1}) {
            try (Client client = Client.of(server)) {
                assertEquals("", client.send(Arrays.copyOf(request, length)).everything());
            }
        }
    }

    @Test
    void aByteNowAndThenDoesNotKeepTheWindowOpen() throws Exception {
        byte[] request = Wire.request("k".repeat(10_000));
        try (Client client = Client.of(server)) {
            int sent = 0;
            while (!ended(client, request[sent])) {
                sent++;
            }
            assertTrue(sent < 1000, sent + " bytes");
        }
    }

    @Test
    void aRefusedPeerThatNeverClosesIsClosed() throws Exception {
        try (Client client = Client.of(server)) {
            assertEquals("", client.send(ByteText.bytes("garbage")).everything());
            while (!broken(client)) {
                Thread.onSpinWait();
            }
        }
        assertEquals(1, server.counted("refused_bad_frame"));
        assertEquals(0, server.counted("refused_timeout"));
    }

    @Test
    void aCheckThatHangsIsAnErrorOfItsItem() throws Exception {
        assertEquals("ZBX_NOTSUPPORTED\0Timeout while waiting for data.", Client.ask(server, "hangs"));
    }

    @Test
    void theWorkersOfChecksThatHungAreFreeAgain() throws Exception {
        for (int i = 0; i < 20; i++) {
            try (Client client = Client.of(server)) {
                client.send(Wire.request("hangs"));
            }
        }
        assertEquals("ZBX_NOTSUPPORTED\0Timeout while waiting for data.", Client.ask(server, "hangs"));

        assertEquals("a", Client.ask(server, "echo[a]"));
    }

    /** The wait for the end of the stream is the pause between two bytes. */
    private static boolean ended(Client client, byte next) throws IOException {
        try {
            client.send(new byte[] {next});
            return client.endsWithin(40);
        } catch (IOException e) {
            return true;
        }
    }

    private static boolean broken(Client client) {
        try {
            client.send(new byte[1]);
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
