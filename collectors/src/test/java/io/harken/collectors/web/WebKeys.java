package io.harken.collectors.web;

import io.harken.collectors.peer.PeerExecutor;
import io.harken.item.ItemValue;
import io.harken.item.NotSupportedException;
import io.harken.item.Parameters;
import io.harken.metric.Check;
import io.harken.metric.Metric;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/**
 * Asks for the keys of web pages.
 *
 * @param executor waits for the servers
 */
record WebKeys(PeerExecutor executor) {
    /** The value of a key, or the refusal. */
    ItemValue ask(Map<String, String> environment, Duration timeout, String key, String... parameters)
            throws Exception {
        Metric metric = collector(environment).metrics().stream()
                .filter(candidate -> candidate.key().equals(key))
                .findFirst()
                .orElseThrow();
        return value((Check.FromPeer) metric.check(), timeout, parameters);
    }

    WebCollector collector(Map<String, String> environment) {
        return new WebCollector(executor, Optional.empty(), System::nanoTime, environment);
    }

    static ItemValue value(Check.FromPeer check, Duration timeout, String... parameters) throws Exception {
        try {
            return check.value(new Parameters(List.of(parameters)), timeout).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof NotSupportedException refusal ? refusal : e;
        }
    }
}
