package io.harken.item;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts behind {@code >>}; the index is the one in the whole text. */
class ItemKeyPrefixTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                ">>a            | true  | 3",
                ">>a:b          | true  | 3",
                ">>a[b]:c       | true  | 6",
                ">>a[x:y],c     | true  | 8",
                ">>a b          | true  | 3",
                ">>a]           | true  | 3",
                ">>             | false | 2",
                ">>:a           | false | 2",
                ">>a[           | false | 4",
                ">>a[b          | false | 5",
                ">>a[\"b        | false | 6",
                ">>a[\"b\"c]    | false | 7",
                ">>a[[b]c]      | false | 7",
                ">>a[[ [x]]]    | false | 6"
            })
    void saysWhereTheKeyEndsOrIsWrong(String text, boolean valid, int end) {
        assertEquals(new ItemKeyPrefix(valid, end), ItemKeyPrefix.of(text, 2));
    }
}
