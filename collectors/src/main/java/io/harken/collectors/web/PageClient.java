package io.harken.collectors.web;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;

/** Gets pages. Of long ones it holds one at a time. */
final class PageClient {
    private final LongSupplier nanoClock;
    private final Map<String, String> environment;
    private final Semaphore longPage = new Semaphore(1);

    /**
     * A client.
     *
     * @param nanoClock a monotonic clock in nanoseconds
     * @param environment may name proxies
     */
    PageClient(LongSupplier nanoClock, Map<String, String> environment) {
        this.nanoClock = nanoClock;
        this.environment = environment;
    }

    /** Gets a page, whose memory the caller gives back. */
    Page get(String url, Duration timeout) throws PageException {
        PageUrl address = PageUrl.parse(url);
        try (Deadline deadline = new Deadline(nanoClock, timeout)) {
            PageMemory memory = new PageMemory(longPage, deadline);
            boolean isHad = false;
            try {
                String text = new PageExchange(address, Proxy.of(address, environment), deadline, memory).page();
                isHad = true;
                return new Page(text, deadline.elapsed(), memory);
            } finally {
                if (!isHad) {
                    memory.release();
                }
            }
        }
    }
}
