package io.harken.collectors.file;

import java.util.ArrayDeque;
import java.util.Deque;

/** Names of files as {@code zabbix_agentd} writes them, in {@link io.harken.item.ByteText}. */
public final class PathName {
    private PathName() {}

    /** The absolute name without {@code .}, {@code ..} and slashes that say nothing. Links are not looked at. */
    public static String canonical(String name) {
        Deque<String> parts = new ArrayDeque<>();
        int begin = 0;
        while (begin <= name.length()) {
            int slash = name.indexOf('/', begin);
            int end = slash < 0 ? name.length() : slash;
            String part = name.substring(begin, end);
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
            begin = end + 1;
        }
        return "/" + String.join("/", parts);
    }

    /** The directory of a canonical name; that of the root is itself. */
    public static String directory(String canonical) {
        int slash = canonical.lastIndexOf('/');
        return slash == 0 ? "/" : canonical.substring(0, slash);
    }

    /** The last part of a canonical name; the root is its own. */
    public static String last(String canonical) {
        return canonical.length() == 1 ? canonical : canonical.substring(canonical.lastIndexOf('/') + 1);
    }
}
