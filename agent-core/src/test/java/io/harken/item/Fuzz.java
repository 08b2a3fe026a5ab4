package io.harken.item;

import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Random inputs. In the gate they are the same every time; with {@code -Dfuzz.seconds=} every test goes on for as long,
 * with inputs of its own. A failure names the seed that repeats it at once: {@code -Dfuzz.seed=}.
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
        for (long i = 0; i < rounds || System.nanoTime() - end < 0; i++) {
            try {
                round.accept(new SplittableRandom(seed + i));
            } catch (Throwable e) {
                throw new AssertionError("repeat with -Dfuzz.seed=" + (seed + i), e);
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
