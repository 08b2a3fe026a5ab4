package io.harken.collectors.service;

import java.util.Optional;

/**
 * A service that {@code net.tcp.service} knows.
 *
 * @param port its own, if it has one
 */
record TcpService(Optional<Integer> port, Probe probe) {
    /** The service of a name. */
    static Optional<TcpService> named(String name) {
        return switch (name) {
            case "ssh" -> at(22, new SshProbe());
            case "ldap" -> at(389, new LdapProbe());
            case "smtp" -> at(25, BannerProbe.smtp());
            case "ftp" -> at(21, BannerProbe.ftp());
            case "http" -> at(80, new ConnectProbe());
            case "pop" -> at(110, BannerProbe.beginning(BannerProbe.QUIT, "+OK"));
            case "nntp" -> at(119, BannerProbe.beginning(BannerProbe.QUIT, "200", "201"));
            case "imap" -> at(143, BannerProbe.beginning("a1 LOGOUT\r\n", "* OK"));
            case "https" -> at(443, new HttpsProbe());
            case "telnet" -> at(23, new TelnetProbe());
            case "tcp" -> Optional.of(new TcpService(Optional.empty(), new ConnectProbe()));
            default -> Optional.empty();
        };
    }

    private static Optional<TcpService> at(int port, Probe probe) {
        return Optional.of(new TcpService(Optional.of(port), probe));
    }
}
