package io.harken.collectors.web;

import io.harken.collectors.peer.PeerExecutor;
import io.harken.item.ItemValue;
import io.harken.item.NotSupportedException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

/** Gets pages, and bounds what of them it holds. */
final class PageClient {
    private final PeerExecutor executor;
    private final Optional<String> source;
    private final LongSupplier nanoClock;
    private final Map<String, String> environment;
    private final PageMemory.Permits permits = new PageMemory.Permits();

    PageClient(
            PeerExecutor executor, Optional<String> source, LongSupplier nanoClock, Map<String, String> environment) {
        this.executor = executor;
        this.source = source;
        this.nanoClock = nanoClock;
        this.environment = environment;
    }

    /** What is made of a page, on a worker. It gives the page's memory back, or has the value give it back. */
    @FunctionalInterface
    interface Use {
        ItemValue value(Page page);
    }

    /** Gets a page, and a value of it; fails with {@link NotSupportedException}. */
    CompletableFuture<ItemValue> get(String url, Duration timeout, Use use) throws NotSupportedException {
        PageTime time = new PageTime(nanoClock, timeout);
        PageMemory memory = new PageMemory(permits, time);
        PageExchange exchange = exchange(url, time, memory);
        return executor.ask(() -> value(exchange, use), () -> silence(exchange), timeout)
                .whenComplete((value, failure) -> {
                    if (failure != null) {
                        memory.abandon();
                    }
                });
    }

    private PageExchange exchange(String url, PageTime time, PageMemory memory) throws NotSupportedException {
        try {
            PageUrl address = PageUrl.parse(url);
            return new PageExchange(address, Proxy.of(address, environment), source, time, memory);
        } catch (PageException e) {
            throw refusal(e);
        }
    }

    private static ItemValue value(PageExchange exchange, Use use) throws NotSupportedException {
        try {
            return use.value(exchange.page());
        } catch (PageException e) {
            throw refusal(e);
        }
    }

    private static ItemValue silence(PageExchange exchange) throws NotSupportedException {
        throw refusal(exchange.timedOut());
    }

    private static NotSupportedException refusal(PageException e) {
        return new NotSupportedException("Cannot perform request: " + e.reason());
    }
}
