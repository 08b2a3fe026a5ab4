package io.harken.collectors.process;

import io.harken.item.NotSupportedException;

/**
 * Sockets whose owners are looked for: an open hash table of their inodes, with the process that was last seen to have each.
 */
final class SocketInodes {
    /** More are refused: so many take 6 MiB. */
    static final int MOST = 262_144;

    private static final int SMALLEST = 1 << 10;
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private long[] inodes = new long[SMALLEST];
    private int[] owners = new int[SMALLEST];
    private int size;
    private int owned;
    private boolean tooMany;

    /**
     * Adds a socket, if it is not there and they are not too many.
     *
     * @param inode not 0, which marks a free slot; negative for a socket that nobody can own
     */
    void add(long inode) {
        int slot = slot(inode);
        if (inodes[slot] == inode) {
            return;
        }
        if (size == MOST) {
            tooMany = true;
            return;
        }
        inodes[slot] = inode;
        size++;
        if (size > inodes.length / 2) {
            grow();
        }
    }

    /**
     * Notes that a process has a socket. True if it is one of these, and not known of the process already.
     *
     * @param inode 0 if it is no socket
     */
    boolean own(long inode, int pid) {
        int slot = slot(inode);
        if (inode <= 0 || inodes[slot] != inode || owners[slot] == pid) {
            return false;
        }
        if (owners[slot] == 0) {
            owned++;
        }
        owners[slot] = pid;
        return true;
    }

    /** Refuses to be too few. */
    void requireAll() throws NotSupportedException {
        if (tooMany) {
            throw new NotSupportedException("There are more than " + MOST + " such TCP sockets.");
        }
    }

    /** The number of sockets. */
    int size() {
        return size;
    }

    /** How many of them no process was seen to have. */
    int unowned() {
        return size - owned;
    }

    /** Nobody owns anything as long as it grows. */
    private void grow() {
        long[] smaller = inodes;
        inodes = new long[2 * smaller.length];
        owners = new int[inodes.length];
        for (long inode : smaller) {
            if (inode != 0) {
                inodes[slot(inode)] = inode;
            }
        }
    }

    /** Where an inode is, or would be. */
    private int slot(long inode) {
        int mask = inodes.length - 1;
        int slot = (int) ((inode * MULTIPLIER) >>> 32) & mask;
        while (inodes[slot] != 0 && inodes[slot] != inode) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
