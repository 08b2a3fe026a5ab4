package io.harken.collectors.service;

import io.harken.collectors.peer.LineReader;
import io.harken.collectors.peer.PeerAddress;
import io.harken.collectors.peer.TcpConnection;
import io.harken.collectors.peer.UnverifiedTls;
import io.harken.protocol.ZabbixVersion;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** HTTPS (RFC 9110): any answer to a HEAD request. The certificate is not verified. */
final class HttpsProbe implements Probe {
    private static final Pattern URL =
            Pattern.compile("(?:https://)?(?:[^/?#]*@)?([^/?#]*)([^#]*).*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-9][0-9]{2}).*", Pattern.CASE_INSENSITIVE);

    /** Of headers of several answers together. */
    private static final int MOST_HEADERS = 1000;

    @Override
    public boolean isUp(PeerAddress peer) throws IOException {
        Matcher url = URL.matcher(peer.host());
        if (!url.matches() || peer.host().startsWith("http://")) {
            return false;
        }
        String host = url.group(1);
        try (TcpConnection connection = TcpConnection.open(peer.withHost(host))) {
            Socket socket = UnverifiedTls.socketFactory().createSocket(connection.socket(), host, peer.port(), true);
            socket.getOutputStream().write(request(peer, host, url.group(2)));
            return isAnswered(new LineReader(socket.getInputStream()));
        }
    }

    private static byte[] request(PeerAddress peer, String host, String path) {
        String authority = host.indexOf(':') < 0 ? host : "[" + host + "]";
        String request = "HEAD " + (path.startsWith("/") ? "" : "/") + path + " HTTP/1.1\r\nHost: " + authority + ":"
                + peer.port() + "\r\nUser-Agent: Zabbix " + ZabbixVersion.COMPATIBLE + "\r\nAccept: */*\r\n\r\n";
        return request.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static boolean isAnswered(LineReader lines) throws IOException {
        boolean interim = true;
        int headers = 0;
        while (interim) {
            Matcher status = STATUS.matcher(lines.next().orElse(""));
            if (!status.matches()) {
                return false;
            }
            interim = status.group(1).startsWith("1");
            Optional<String> header = lines.next();
            while (header.isPresent() && !header.get().isEmpty()) {
                if (header.get().indexOf(':') < 0 || ++headers > MOST_HEADERS) {
                    return false;
                }
                header = lines.next();
            }
        }
        return true;
    }
}
