package io.harken.collectors.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a request asks of a host: path and query. */
final class PageTarget {
    private PageTarget() {}

    /** The target without {@code .} and {@code ..} in its path (RFC 3986, 5.2.4), and with a path. */
    static String normalize(String target) {
        int question = target.indexOf('?');
        String path = question < 0 ? target : target.substring(0, question);
        String query = question < 0 ? "" : target.substring(question);
        return (path.isEmpty() ? "/" : PercentText.encode(withoutDots(path))) + (query.equals("?") ? "" : query);
    }

    private static String withoutDots(String path) {
        List<String> kept = new ArrayList<>();
        String[] segments = path.substring(1).split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            String segment = segments[i].toLowerCase(Locale.ROOT).replace("%2e", ".");
            boolean up = segment.equals("..");
            if (up && !kept.isEmpty()) {
                kept.remove(kept.size() - 1);
            }
            if (!up && !segment.equals(".")) {
                kept.add(segments[i]);
            } else if (i == segments.length - 1) {
                kept.add("");
            }
        }
        return "/" + String.join("/", kept);
    }
}
