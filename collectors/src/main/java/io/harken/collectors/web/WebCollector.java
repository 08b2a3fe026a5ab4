package io.harken.collectors.web;

import io.harken.collectors.peer.PeerExecutor;
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
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

/** Web pages, asked by HTTP. */
public final class WebCollector implements Collector {
    private static final double NANOS_PER_SECOND = 1e9;

    private final PageClient client;

    /**
     * Web pages.
     *
     * @param executor waits for them
     * @param source the address of this host to ask from; else the kernel chooses
     * @param nanoClock a monotonic clock in nanoseconds
     * @param environment may name proxies
     */
    public WebCollector(
            PeerExecutor executor, Optional<String> source, LongSupplier nanoClock, Map<String, String> environment) {
        this.client = new PageClient(executor, source, nanoClock, environment);
    }

    @Override
    public List<Metric> metrics() {
        return List.of(
                new Metric(
                        "web.page.get",
                        "host,<path>,<port>",
                        "localhost,,80",
                        new Documentation("A web page with its headers. The host may be a URL.", "", "HTTP"),
                        (Check.FromPeer) this::get),
                new Metric(
                        "web.page.perf",
                        "host,<path>,<port>",
                        "localhost,,80",
                        new Documentation("Time that a web page takes.", "s", "HTTP"),
                        (Check.FromPeer) this::time),
                new Metric(
                        "web.page.regexp",
                        "host,<path>,<port>,regexp,<length>,<output>",
                        "localhost,,80,OK",
                        new Documentation("What a regular expression finds in a web page.", "", "HTTP"),
                        (Check.FromPeer) this::search));
    }

    private CompletableFuture<ItemValue> get(Parameters parameters, Duration timeout) throws NotSupportedException {
        return client.get(
                PageParameters.url(parameters),
                timeout,
                page -> new ItemValue(ItemValue.Type.TEXT, trimmed(page.text()), page.memory()::release));
    }

    private CompletableFuture<ItemValue> time(Parameters parameters, Duration timeout) throws NotSupportedException {
        return client.get(PageParameters.url(parameters), timeout, page -> {
            page.memory().release();
            return ItemValue.floating(page.duration().toNanos() / NANOS_PER_SECOND);
        });
    }

    private CompletableFuture<ItemValue> search(Parameters parameters, Duration timeout) throws NotSupportedException {
        if (parameters.count() < 4) {
            throw new NotSupportedException("Invalid number of parameters.");
        }
        PageSearch search = PageSearch.of(parameters);
        return client.get(PageParameters.url(parameters), timeout, page -> {
            try {
                return ItemValue.string(search.in(trimmed(page.text())));
            } finally {
                page.memory().release();
            }
        });
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
