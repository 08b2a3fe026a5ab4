package io.harken.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.harken.access.KeyAlias.MalformedException;
import io.harken.item.Fuzz;
import io.harken.item.ItemKey;
import io.harken.item.NotSupportedException;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeyAliasFuzzTest {
    private static final String KEY = "kk[[]],,\"\"\\ *:\0\u00ff";

    @Test
    void anAliasIsTwoKeysOrSaysWhereItIsNot() {
        Fuzz.run(200_000, random -> {
            String text = Fuzz.text(random, KEY, 12);
            try {
                KeyAlias alias = KeyAlias.parse(text);

                assertEquals(text, alias.name() + ":" + alias.target());
                assertTrue(isKey(alias.name()) && isKey(alias.target()), text);
            } catch (MalformedException e) {
                assertTrue(e.position() >= 1 && e.position() <= text.length() + 1, text);
                assertFalse(hasTwoKeys(text), text);
            }
        });
    }

    /** The target of {@code k[*]} is looked up by text and the brackets are carried over by text: both stay valid. */
    @Test
    void aKeyIsResolvedWheneverItIsOne() {
        KeyAliases aliases = new KeyAliases(Map.of("k[*]", "j[*]", "kk[*]", "j[a]", "k", "j"));
        Fuzz.run(100_000, random -> {
            String request = Fuzz.text(random, KEY, 12);
            try {
                assertTrue(aliases.resolve(request).name().matches("j|k{2,}"), request);
            } catch (NotSupportedException e) {
                assertFalse(isKey(request), request);
            }
        });
    }

    private static boolean hasTwoKeys(String text) {
        return IntStream.range(0, text.length())
                .filter(i -> text.charAt(i) == ':')
                .anyMatch(i -> isKey(text.substring(0, i)) && isKey(text.substring(i + 1)));
    }

    private static boolean isKey(String text) {
        try {
            ItemKey.parse(text);
            return true;
        } catch (NotSupportedException e) {
            return false;
        }
    }
}
