package io.harken.collectors.web;

import io.harken.item.ByteText;
import io.harken.protocol.ZabbixVersion;
import java.util.Base64;
import java.util.Optional;

/** Requests as libcurl words them. */
final class PageRequest {
    /** What {@link ContentCoding} understands. */
    private static final String ACCEPT_ENCODING = "Accept-Encoding: deflate, gzip\r\n";

    private PageRequest() {}

    /** The request for a page, sent to its host, or to a proxy if there is one. */
    static byte[] get(PageUrl url, Optional<Proxy> proxy) {
        StringBuilder request = new StringBuilder("GET ");
        if (proxy.isPresent()) {
            request.append("http://").append(url.authority());
        }
        request.append(url.target())
                .append(" HTTP/1.1\r\nHost: ")
                .append(url.authority())
                .append("\r\n");
        proxy.flatMap(Proxy::userInfo).ifPresent(user -> request.append(authorization("Proxy-Authorization", user)));
        url.userInfo().ifPresent(user -> request.append(authorization("Authorization", user)));
        request.append(userAgent()).append("Accept: */*\r\n").append(ACCEPT_ENCODING);
        if (proxy.isPresent()) {
            request.append("Proxy-Connection: Keep-Alive\r\n");
        }
        return ByteText.bytes(request.append("Connection: close\r\n\r\n").toString());
    }

    /** The request for a way through a proxy, in {@link ByteText}. */
    static String connect(PageUrl url, Proxy proxy) {
        String target = url.hostAndPort();
        return "CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n"
                + proxy.userInfo()
                        .map(user -> authorization("Proxy-Authorization", user))
                        .orElse("")
                + userAgent() + "Proxy-Connection: Keep-Alive\r\n\r\n";
    }

    private static String authorization(String name, String userInfo) {
        return name + ": Basic " + Base64.getEncoder().encodeToString(ByteText.bytes(userInfo)) + "\r\n";
    }

    private static String userAgent() {
        return "User-Agent: Zabbix " + ZabbixVersion.COMPATIBLE + "\r\n";
    }
}
