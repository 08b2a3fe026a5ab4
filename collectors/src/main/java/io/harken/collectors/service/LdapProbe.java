package io.harken.collectors.service;

import io.harken.collectors.peer.PeerAddress;
import io.harken.collectors.peer.TcpConnection;
import io.harken.collectors.service.BerReader.Element;
import java.io.IOException;
import java.util.Optional;

/**
 * LDAP (RFC 4511): the root of the directory, asked for {@code namingContexts} without a bind, has an attribute.
 *
 * <p>By hand, because the provider of the JDK holds whatever the other side sends, adds a control of its own and cannot
 * be interrupted while it connects.
 */
final class LdapProbe implements Probe {
    /** Message 1: a search of the entry {@code ""} itself for {@code (objectClass=*)}. */
    private static final String SEARCH =
            "\60\65\2\1\1\143\60\4\0\12\1\0\12\1\0\2\1\0\2\1\0\1\1\0\207\13objectClass" + "\60\20\4\16namingContexts";

    /** Message 2: unbind. */
    private static final String UNBIND = "\60\5\2\1\2\102\0";

    private static final int MESSAGE = 0x30;
    private static final int ENTRY = 0x64;
    private static final int DONE = 0x65;

    @Override
    public boolean isUp(PeerAddress peer) throws IOException {
        // The kernel chooses the source: zabbix_agentd's library for LDAP does not know SourceIP either.
        try (TcpConnection connection =
                TcpConnection.open(new PeerAddress(peer.host(), peer.port(), Optional.empty()))) {
            connection.send(SEARCH);
            boolean isUp = hasAttribute(new BerReader(connection.input()));
            connection.sayGoodbye(UNBIND);
            return isUp;
        }
    }

    /** Whether the search succeeds and its first entry has an attribute. */
    private static boolean hasAttribute(BerReader in) throws IOException {
        int entries = 0;
        boolean found = false;
        while (true) {
            long end = in.enter(MESSAGE).end();
            boolean ours = in.number() == 1;
            Element operation = in.element();
            if (ours && operation.tag() == DONE) {
                return in.number() == 0 && found;
            }
            if (ours && operation.tag() == ENTRY && entries++ == 0) {
                in.skipTo(in.element().end());
                found = in.element().length() > 0;
            }
            in.skipTo(end);
        }
    }
}
