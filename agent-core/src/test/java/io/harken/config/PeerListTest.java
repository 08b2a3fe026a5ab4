package io.harken.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.harken.config.PeerEntry.HostName;
import io.harken.config.PeerEntry.Network;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code zabbix_agentd} 7.0.22 accepted and refused. */
class PeerListTest {
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 7f000001, 32",
        "10.0.0.0/8, 0a000000, 8",
        "1.2.3.4/0, 01020304, 0",
        "1.2.3.4/008, 01020304, 8",
        "::1, 00000000000000000000000000000001, 128",
        "::, 00000000000000000000000000000000, 128",
        "1::, 00010000000000000000000000000000, 128",
        "FE80::a/10, fe80000000000000000000000000000a, 10",
        "1:2:3:4:5:6:7:8, 00010002000300040005000600070008, 128",
        "1:2:3:4:5:6::8, 00010002000300040005000600000008, 128",
        "::ffff:1.2.3.4/128, 00000000000000000000ffff01020304, 128",
        "1:2:3:4:5:6:1.2.3.4, 00010002000300040005000601020304, 128",
        "127.1, 7f000001, 32",
        "2130706433, 7f000001, 32",
        "0x7f000001, 7f000001, 32",
        "127.0.0.01, 7f000001, 32",
        "010.0.0.1/8, 08000001, 8",
        "1.2.0xffff, 0102ffff, 32",
        "0, 00000000, 32",
    })
    void readsAddressesAsTheCLibraryDoes(String text, String address, int prefix) {
        Network network = (Network) PeerList.parse(text).entries().get(0);

        assertEquals(address, HexFormat.of().formatHex(network.addressBytes()));
        assertEquals(prefix, network.prefix());
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "bad_host", "bad.", "bad-", "a-.b", "a._b", "1a", "0x", "0xg"})
    void readsNames(String text) {
        assertEquals(new PeerList(List.of(new HostName(text)), List.of(), Optional.empty()), PeerList.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "256.0.0.1",
                "1.2.3.08",
                "1.2.3.08/24",
                "1.2.3.4.5",
                "1.2.3.",
                "4294967296",
                "1:2:3:4:5:6:7",
                "1:2:",
                ":1:2",
                "a:b:c",
                "::ffff:1.2.3.04",
                "1:2:3:4:5:6:7:"
            })
    void acceptsWhatCanNeverMatch(String text) {
        assertEquals(new PeerList(List.of(), List.of(text), Optional.empty()), PeerList.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost/24",
                "127.0.0.1:10050",
                "[::1]",
                "*",
                "127.0.0.*",
                "a;b",
                "a b",
                "fe80::1%lo",
                "127.0.0.1/",
                "127.0.0.1/32x",
                "127.0.0.1/33",
                "1.2.3.4/-1",
                "1.2.3.4/ 8",
                "1.2.3.4/8/8",
                "1.2.3.4/4294967297",
                "256.0.0.1/8",
                "1.2.3./8",
                "/8",
                "-bad",
                "_x",
                "a..b",
                "a.b..",
                "::1/129",
                "::1/",
                "::1::",
                ":::",
                "1:::2",
                ":1",
                "1:",
                "a:b",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7::",
                "::2:3:4:5:6:7:8",
                "12345::",
                "::12345:1",
                "00001::",
                "g::",
                "::1.2.3.4.5",
                "::ffff:1.2.3",
                "::ffff:1.2.3.256",
                "1.2.3.4::",
                "1:2:3:4:5:6:7:1.2.3.4",
                "1:1.2.3.4",
                "\u00c3\u00a9"
            })
    void refuses(String text) {
        assertEquals(new PeerList(List.of(), List.of(), Optional.of(text)), PeerList.parse(text));
    }

    @Test
    void namesHaveALimit() {
        assertEquals(Optional.empty(), PeerList.parse("a".repeat(255)).invalid());
        assertEquals(
                Optional.of("a".repeat(256)), PeerList.parse("a".repeat(256)).invalid());
    }

    @Test
    void oneTrailingCommaDoesNotCount() {
        assertEquals(List.of(new HostName("a")), PeerList.parse("a,").entries());
        assertEquals(Optional.of(""), PeerList.parse("a,,").invalid());
        assertEquals(Optional.of(""), PeerList.parse(",a").invalid());
        assertEquals(Optional.of(""), PeerList.parse(",").invalid());
    }

    @Test
    void nothingIsNobody() {
        assertEquals(new PeerList(List.of(), List.of(), Optional.empty()), PeerList.parse(""));
    }
}
