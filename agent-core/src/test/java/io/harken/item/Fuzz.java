package io.harken.item;

import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/** Random inputs. A failure names the seed that repeats it: {@code -Dseed=}. */
public final class Fuzz {
    private Fuzz() {}

    /** Runs a test on many random inputs. */
    public static void run(int rounds, Consumer<SplittableRandom> round) {
        long seed = Long.getLong("seed", ThreadLocalRandom.current().nextLong());
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < rounds; i++) {
            try {
                round.accept(random);
            } catch (Throwable e) {
                throw new AssertionError("in round " + i + ", repeat with -Dseed=" + seed, e);
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
