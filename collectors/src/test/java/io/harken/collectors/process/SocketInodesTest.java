package io.harken.collectors.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.harken.item.NotSupportedException;
import org.junit.jupiter.api.Test;

class SocketInodesTest {
    private final SocketInodes sockets = new SocketInodes();

    @Test
    void aSocketCountsOnce() {
        sockets.add(5);
        sockets.add(5);
        sockets.add(-5);

        assertEquals(2, sockets.size());
    }

    @Test
    void manyOwnersMayShareASocket() {
        sockets.add(5);
        sockets.add(6);

        assertTrue(sockets.own(5, 100));
        assertFalse(sockets.own(5, 100));
        assertTrue(sockets.own(5, 200));
        assertEquals(1, sockets.unowned());
    }

    @Test
    void otherSocketsAreNotOwned() {
        sockets.add(-5);

        assertFalse(sockets.own(6, 100));
        assertFalse(sockets.own(0, 100));
        assertFalse(sockets.own(-5, 100));
        assertEquals(1, sockets.unowned());
    }

    @Test
    void holdsAsManyAsItSaysAndNoMore() throws NotSupportedException {
        for (long inode = 1; inode <= SocketInodes.MOST; inode++) {
            sockets.add(inode);
        }
        sockets.add(1);

        assertEquals(SocketInodes.MOST, sockets.size());
        sockets.requireAll();
        sockets.add(SocketInodes.MOST + 1);
        NotSupportedException refusal = assertThrows(NotSupportedException.class, sockets::requireAll);
        assertEquals("There are more than 262144 such TCP sockets.", refusal.reason());
        for (long inode = 1; inode <= SocketInodes.MOST; inode++) {
            assertTrue(sockets.own(inode, 7));
        }
        assertEquals(0, sockets.unowned());
    }
}
