package io.harken.collectors.dns;

import java.time.Duration;
import java.util.Optional;

/**
 * What is asked, of whom, and how long.
 *
 * @param server the address of a name server; else those of the host are asked
 * @param name in the form of messages, in {@link io.harken.item.ByteText}
 * @param patience how long one server may take for one try
 * @param tries how often all of them are asked; by TCP once
 */
record DnsQuery(
        Optional<String> server, String name, RecordType type, Duration patience, int tries, Protocol protocol) {
    /** How a message travels. */
    enum Protocol {
        UDP,
        TCP
    }
}
