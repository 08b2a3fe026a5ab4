package io.harken.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.harken.config.PeerEntry;
import io.harken.config.ServerConfig;
import io.harken.ip.IpText;
import io.harken.item.ByteText;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllowedPeersTest {
    private final ScheduledExecutorService lookups = Executors.newSingleThreadScheduledExecutor();

    @AfterEach
    void close() {
        lookups.shutdownNow();
    }

    @ParameterizedTest
    @CsvSource({
        "'', 127.0.0.1, false",
        "127.0.0.1, 127.0.0.1, true",
        "127.0.0.1, 127.0.0.2, false",
        "192.0.2.9 127.0.0.1, 127.0.0.1, true",
        "10.0.0.0/8, 10.255.255.255, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "10.1.2.3/8, 10.9.9.9, true",
        "10.0.0.0/31, 10.0.0.1, true",
        "10.0.0.0/31, 10.0.0.2, false",
        "0.0.0.0/0, 198.51.100.7, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "0.0.0.0/0, ::1, true",
        "127.0.0.1, ::ffff:127.0.0.1, true",
        "127.0.0.1, ::127.0.0.1, true",
        "::ffff:127.0.0.1, 127.0.0.1, true",
        "::127.0.0.1, 127.0.0.1, true",
        "::ffff:127.0.0.1, ::127.0.0.1, false",
        "::/0, 127.0.0.1, true",
        "::/0, 2001:db8::1, true",
        "::1, ::1, true",
        "::1, 127.0.0.1, false",
        "::1, 0.0.0.1, true",
        "2001:db8::/32, 2001:db8:ffff::1, true",
        "2001:db8::/32, 2001:db9::1, false",
        "2001:db8::/33, 2001:db8:8000::1, false"
    })
    void theServerParameterSaysWhoMayAsk(String server, String peer, boolean expected) throws Exception {
        HostNames noNames = new HostNames(List.of(), lookups, () -> 0);

        assertEquals(expected, new AllowedPeers(config(server), noNames).allows(address(peer)));
    }

    @Test
    void aNameAllowsItsAddressesOnceItIsResolved() throws Exception {
        HostNames names = new HostNames(List.of("no.such.name.invalid", "localhost"), lookups, () -> 0);
        AllowedPeers allowed = new AllowedPeers(config(""), names);
        assertEquals(false, allowed.allows(address("127.0.0.1")));

        names.start();
        lookups.submit(() -> {}).get();

        assertEquals(true, allowed.allows(address("127.0.0.1")));
        assertEquals(false, allowed.allows(address("127.0.0.2")));
    }

    private static ServerConfig config(String server) {
        List<PeerEntry> peers = new ArrayList<>();
        for (String entry : server.isEmpty() ? new String[0] : server.split(" ", -1)) {
            String[] parts = entry.split("/", -1);
            String address = IpText.resolve(parts[0]).orElseThrow();
            int prefix = parts.length == 2 ? Integer.parseInt(parts[1]) : 8 * address.length();
            peers.add(new PeerEntry.Network(address, prefix));
        }
        return new ServerConfig(peers, server);
    }

    /** Of sixteen bytes the JDK would make an IPv4 address if it could. */
    private static InetAddress address(String text) throws UnknownHostException {
        byte[] bytes = ByteText.bytes(IpText.resolve(text).orElseThrow());
        return bytes.length == 16 ? Inet6Address.getByAddress(null, bytes, -1) : InetAddress.getByAddress(bytes);
    }
}
