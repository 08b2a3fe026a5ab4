package io.harken.protocol;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.harken.item.Fuzz;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class JsonFuzzTest {
    private static final String GOOD =
            "{\"request\":\"passive checks\",\"data\":[{\"key\":\"agent.ping[\\\"\\u00e9\\ud83d\\ude00\\\"]\",\"timeout\":3}]}";
    private static final String ALPHABET = "{}[]\":,\\\\uud8d0c01aeEfn.+- \t\n\0\u00c3\u00ff";

    @Test
    void noTextEndsInAnException() {
        Fuzz.run(50_000, random -> parse((random.nextBoolean() ? "{" : "[") + Fuzz.text(random, ALPHABET, 30)));
    }

    @Test
    void noDamageToARequestEndsInAnException() {
        Fuzz.run(50_000, random -> parse(damaged(random)));
    }

    private static String damaged(SplittableRandom random) {
        StringBuilder text = new StringBuilder(GOOD);
        for (int left = 1 + random.nextInt(4); left > 0; left--) {
            int at = random.nextInt(text.length());
            int end = Math.min(text.length(), at + random.nextInt(4));
            text.replace(at, end, Fuzz.text(random, ALPHABET, 4));
        }
        return text.toString();
    }

    private static void parse(String body) {
        assertNotNull(PassiveCheckRequest.parse(body, Duration.ofSeconds(3)));
    }
}
