package io.harken.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.harken.server.frame.Wire;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How many connections there may be. Both ends are in this process: it needs 8,300 open files. */
@Timeout(120)
class ConnectionsIT {
    private static final int SOON = 30_000;
    private static final int NOW = 1;

    private final TestServer server = TestServer.forManyPeers(Duration.ofSeconds(100));
    private final List<Client> clients = new ArrayList<>();

    ConnectionsIT() throws ListenException {}

    @AfterEach
    void close() throws IOException {
        for (Client client : clients) {
            client.close();
        }
        server.close();
    }

    @Test
    void onePeerHoldsAtMostHalfAndItsLongestWaitingGoFirst() throws Exception {
        open("127.0.0.1", 2048);
        assertEquals("1", ask("127.0.0.2"));
        assertFalse(clients.get(0).endsWithin(NOW));

        open("127.0.0.1", 10);

        assertEquals("1", ask("127.0.0.2"));
        for (int i = 0; i < 10; i++) {
            assertTrue(clients.get(i).endsWithin(SOON), "connection " + i);
        }
        assertFalse(clients.get(10).endsWithin(NOW));
        assertFalse(clients.get(2057).endsWithin(NOW));
        assertEquals(10, server.counted("refused_limit"));
        assertEquals(2048 + 1 + 10 + 1, server.counted("accepted"));
    }

    @Test
    void thoseWhoComeAllAtOnceEachTakeThePlaceOfAnother() throws Exception {
        open("127.0.0.1", 2048);
        try (Client stalling = Client.from("127.0.0.2", server).send(Wire.request("stalls"))) {
            open("127.0.0.1", 10);
            server.goOn();
            assertEquals("1", stalling.reply());
        }

        for (int i = 0; i < 10; i++) {
            assertTrue(clients.get(i).endsWithin(SOON), "connection " + i);
        }
        assertFalse(clients.get(10).endsWithin(NOW));
    }

    @Test
    void aPeerAtItsLimitIsStillAnswered() throws Exception {
        open("127.0.0.1", 2048);

        assertEquals("1", ask("127.0.0.1"));
        assertTrue(clients.get(0).endsWithin(SOON));
    }

    @Test
    void atTheLimitWhoHasWaitedLongestGoes() throws Exception {
        open("127.0.0.1", 2048);
        open("127.0.0.2", 2048);
        assertFalse(clients.get(0).endsWithin(NOW));

        assertEquals("1", ask("127.0.0.3"));

        assertTrue(clients.get(0).endsWithin(SOON));
        assertFalse(clients.get(1).endsWithin(NOW));
        assertFalse(clients.get(2048).endsWithin(NOW));
    }

    @Test
    void aConnectionThatEndedMakesRoom() throws Exception {
        for (int i = 0; i < 3000; i++) {
            assertEquals("1", ask("127.0.0.1"));
        }
        open("127.0.0.1", 2047);

        assertEquals("1", ask("127.0.0.1"));
        assertFalse(clients.get(0).endsWithin(NOW));
    }

    private void open(String from, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            clients.add(Client.from(from, server));
        }
    }

    private String ask(String from) throws IOException {
        try (Client client = Client.from(from, server)) {
            return client.send(Wire.request("agent.ping")).reply();
        }
    }
}
