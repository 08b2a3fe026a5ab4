package io.harken.collectors.dns;

import java.time.Duration;
import java.util.List;

/**
 * What is asked, of whom, and how long.
 *
 * @param servers the addresses of the name servers, in the order in which they are asked
 * @param name in the form of messages, in {@link io.harken.item.ByteText}
 * @param patience how long one server may take for one try
 * @param tries how often all of them are asked; by TCP once
 */
record DnsQuery(List<String> servers, String name, RecordType type, Duration patience, int tries, Protocol protocol) {
    /** How a message travels. */
    enum Protocol {
        UDP,
        TCP
    }
}
