package io.harken.collectors.output;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The memory for values that are longer than an ordinary one, outputs of commands and contents of files, shared by all of
 * them. Who does not get his share waits, and a command with him, as nobody reads its output.
 *
 * <p>Shares grow while they are held. That cannot end in a deadlock: a share grows only if afterwards the greatest one
 * could still grow to the longest output there may be.
 */
public final class OutputBudget {
    /** So many bytes are too many, as for {@code zabbix_agentd} 7.0. */
    public static final int LONGEST = 16 * 1024 * 1024;

    /** An output of so many bytes needs no share. */
    static final int FREE = 16 * 1024;

    /** One output of the longest and some of the usual ones. */
    private static final long ALL = LONGEST + 2 * 1024 * 1024;

    private final long longest;
    private final List<Share> shares = new ArrayList<>();
    private long left;

    /** The budget of an agent. */
    public OutputBudget() {
        this(ALL, LONGEST);
    }

    /**
     * A budget.
     *
     * @param total the bytes of all shares
     * @param longest the bytes of the greatest share anybody may ask for, at most the total
     */
    OutputBudget(long total, long longest) {
        this.left = total;
        this.longest = longest;
    }

    /** A share of nothing, which may grow. */
    Share share() {
        return new Share();
    }

    /** The share of one output. */
    final class Share {
        private long held;

        /** Waits until the output may have so many bytes in all. */
        void growTo(int bytes) throws InterruptedException {
            synchronized (OutputBudget.this) {
                while (bytes > FREE && bytes > held && !fits(bytes)) {
                    OutputBudget.this.wait();
                }
                if (bytes > FREE && bytes > held) {
                    set(bytes);
                }
            }
        }

        private boolean fits(long bytes) {
            long leftThen = left - (bytes - held);
            long greatest = bytes;
            for (Share other : shares) {
                greatest = other == this ? greatest : Math.max(greatest, other.held);
            }
            return leftThen >= 0 && leftThen + greatest >= longest;
        }

        /** Makes a copy; of long outputs, one after the other, so that there is only one copy more than was accounted for. */
        String copy(Supplier<String> copy) {
            if (held == 0) {
                return copy.get();
            }
            synchronized (OutputBudget.this) {
                return copy.get();
            }
        }

        /** Gives back what is beyond so many bytes. */
        void shrinkTo(int bytes) {
            synchronized (OutputBudget.this) {
                set(Math.min(held, bytes > FREE ? bytes : 0));
            }
        }

        /** Whether nothing needs to be given back. */
        boolean isEmpty() {
            return held == 0;
        }

        /** Gives everything back. */
        void giveBack() {
            shrinkTo(0);
        }

        private void set(long bytes) {
            left += held - bytes;
            held = bytes;
            shares.remove(this);
            if (bytes > 0) {
                shares.add(this);
            }
            OutputBudget.this.notifyAll();
        }
    }
}
