package io.harken.collectors.web;

import io.harken.item.ItemValue;
import io.harken.item.NotSupportedException;
import io.harken.item.Parameters;
import io.harken.metric.Check;
import io.harken.metric.Collector;
import io.harken.metric.Metric;
import io.harken.metric.Metric.Documentation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** Web pages, asked by HTTP. */
public final class WebCollector implements Collector {
    private static final double NANOS_PER_SECOND = 1e9;

    private final PageClient client;

    /**
     * Web pages.
     *
     * @param nanoClock a monotonic clock in nanoseconds
     * @param environment may name proxies
     */
    public WebCollector(LongSupplier nanoClock, Map<String, String> environment) {
        this.client = new PageClient(nanoClock, environment);
    }

    @Override
    public List<Metric> metrics() {
        return List.of(
                new Metric(
                        "web.page.get",
                        "host,<path>,<port>",
                        "localhost,,80",
                        new Documentation("A web page with its headers. The host may be a URL.", "", "HTTP"),
                        (Check.FromNetwork) this::get),
                new Metric(
                        "web.page.perf",
                        "host,<path>,<port>",
                        "localhost,,80",
                        new Documentation("Time that a web page takes.", "s", "HTTP"),
                        (Check.FromNetwork) this::time),
                new Metric(
                        "web.page.regexp",
                        "host,<path>,<port>,regexp,<length>,<output>",
                        "localhost,,80,OK",
                        new Documentation("What a regular expression finds in a web page.", "", "HTTP"),
                        (Check.FromNetwork) this::search));
    }

    private ItemValue get(Parameters parameters, Duration timeout) throws NotSupportedException {
        Page page = page(parameters, timeout);
        return new ItemValue(ItemValue.Type.TEXT, trimmed(page.text()), page.memory()::release);
    }

    private ItemValue time(Parameters parameters, Duration timeout) throws NotSupportedException {
        Page page = page(parameters, timeout);
        page.memory().release();
        return ItemValue.floating(page.duration().toNanos() / NANOS_PER_SECOND);
    }

    private ItemValue search(Parameters parameters, Duration timeout) throws NotSupportedException {
        if (parameters.size() < 4) {
            throw new NotSupportedException("Invalid number of parameters.");
        }
        PageSearch search = PageSearch.of(parameters);
        Page page = page(parameters, timeout);
        try {
            return ItemValue.string(search.in(trimmed(page.text())));
        } finally {
            page.memory().release();
        }
    }

    private Page page(Parameters parameters, Duration timeout) throws NotSupportedException {
        String url = PageParameters.url(parameters);
        try {
            return client.get(url, timeout);
        } catch (PageException e) {
            throw new NotSupportedException("Cannot perform request: " + e.reason());
        }
    }

    /** The page up to its first NUL, which ends a text of {@code zabbix_agentd}, without the line ends at its end. */
    private static String trimmed(String text) {
        int nul = text.indexOf('\0');
        int end = nul < 0 ? text.length() : nul;
        while (end > 0 && (text.charAt(end - 1) == '\r' || text.charAt(end - 1) == '\n')) {
            end--;
        }
        return text.substring(0, end);
    }
}
