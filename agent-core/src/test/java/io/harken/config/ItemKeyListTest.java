package io.harken.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ItemKeyListTest {
    @Test
    void keysStandBetweenCommas() {
        assertEquals(List.of("a", "b[*]", "c.*"), ItemKeyList.split("a, b[*] ,c.*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a[b,c]", "a[b,[c,d],e]", "a[\"b],c\",d]", "a[\"b\\\",]\",c]", "a[b,c", "a[\"b,c", "a]"})
    void commasInBracketsBelongToTheKey(String key) {
        assertEquals(List.of(key), ItemKeyList.split(key));
    }

    @Test
    void aKeyMayFollowOneWithCommas() {
        assertEquals(List.of("a[b,\"c,]\"]", "d[e,f]"), ItemKeyList.split("a[b,\"c,]\"],d[e,f]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a[x\"y]", "a[b, x\"y]", "a[x[y]", "a[ \"b,]\"]"})
    void quotesAndArraysBeginWhereAParameterDoes(String key) {
        assertEquals(List.of(key, "b[*]"), ItemKeyList.split(key + ",b[*]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", " , ,"})
    void emptyKeysDoNotCount(String list) {
        assertEquals(List.of(), ItemKeyList.split(list));
    }
}
