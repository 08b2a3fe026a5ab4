package io.harken.item;

import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Random inputs. In the gate they are the same every time; with {@code -Dfuzz.seconds=} every test goes on for as long,
 * with inputs of its own. A failure names the seed that repeats it: {@code -Dfuzz.seed=}.
 */
public final class Fuzz {
    private static final long GATE_SEED = 20_261_122;

    private Fuzz() {}

    /** Runs a test on many random inputs. */
    public static void run(int rounds, Consumer<SplittableRandom> round) {
        int seconds = Integer.getInteger("fuzz.seconds", 0);
        long seed = Long.getLong(
                "fuzz.seed",
                seconds == 0 ? GATE_SEED : ThreadLocalRandom.current().nextLong());
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        do {
            run(rounds, round, seed++);
        } while (System.nanoTime() - end < 0);
    }

    private static void run(int rounds, Consumer<SplittableRandom> round, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < rounds; i++) {
            try {
                round.accept(random);
            } catch (Throwable e) {
                throw new AssertionError("in round " + i + ", repeat with -Dfuzz.seed=" + seed, e);
            }
        }
    }

    /** A text of up to {@code most} characters out of an alphabet. */
    public static String text(SplittableRandom random, String alphabet, int most) {
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(most + 1); left > 0; left--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
