package io.harken.server.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.harken.stats.ConnectionStats.Refusal;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HandshakesTest {
    private final Handshakes handshakes = new Handshakes();
    private final List<String> gone = new ArrayList<>();

    @Test
    void whoHasBeenAtItForLongestGoes() {
        TlsConnection first = new Named("first");
        TlsConnection second = new Named("second");
        int half = (int) (Handshakes.MOST / 2 - Handshakes.EACH);
        handshakes.received(first, half - 1);
        handshakes.received(second, half);
        handshakes.received(first, 1);
        assertEquals(List.of(), gone);

        handshakes.received(second, 1);
        assertEquals(List.of("first"), gone);
        handshakes.received(new Named("third"), half);
        assertEquals(List.of("first", "second"), gone);
    }

    @Test
    void whatIsOverIsNotCounted() {
        for (int i = 0; i < 10; i++) {
            TlsConnection connection = new Named("connection");
            handshakes.received(connection, (int) (Handshakes.MOST - Handshakes.EACH));
            handshakes.over(connection);
            handshakes.over(connection);
        }
        assertEquals(List.of(), gone);
    }

    @Test
    void areFewUntilOneMoreBegins() {
        for (int i = 0; i < Handshakes.FEW; i++) {
            handshakes.received(new Named("few"), 1);
        }
        assertTrue(handshakes.areFew());
        TlsConnection last = new Named("last");
        handshakes.received(last, 1);
        handshakes.received(last, 1);
        assertFalse(handshakes.areFew());
        handshakes.over(last);
        assertTrue(handshakes.areFew());
    }

    /** Notes who has to go. */
    private final class Named implements TlsConnection {
        private final String name;

        Named(String name) {
            this.name = name;
        }

        @Override
        public InetAddress peer() {
            return InetAddress.getLoopbackAddress();
        }

        @Override
        public String peerText() {
            return name;
        }

        @Override
        public void handshaking() {}

        @Override
        public void established() {}

        @Override
        public boolean isAtLastPiece() {
            return false;
        }

        @Override
        public void refuse(Refusal reason) {}

        @Override
        public void makeRoom() {
            gone.add(name);
        }
    }
}
