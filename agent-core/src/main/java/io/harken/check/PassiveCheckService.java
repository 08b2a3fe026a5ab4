package io.harken.check;

import io.harken.check.CheckResult.NotSupported;
import io.harken.check.CheckResult.Value;
import io.harken.config.KeyConfig;
import io.harken.item.ByteText;
import io.harken.item.ItemKey;
import io.harken.item.ItemValue;
import io.harken.item.NotSupportedException;
import io.harken.item.Parameters;
import io.harken.metric.Check;
import io.harken.metric.Metric;
import io.harken.metric.MetricRegistry;
import io.harken.stats.CheckStats;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers one passive check: alias, parse, access rules, look up, count the parameters, run, in that order.
 *
 * <p>This is the only place where a failure becomes {@link NotSupported}. Nothing here or below answers 0, an old value
 * or an empty text instead.
 */
public final class PassiveCheckService {
    /** How much later than the deadline a check that keeps it by itself is given up. */
    private static final Duration GRACE = Duration.ofMillis(200);

    /** What is said of a check that has no value in time. */
    private static final String WAITING = "Timeout while waiting for data.";

    private final KeyConfig keys;
    private final CheckExecutor executor;
    private final CheckStats stats;
    private volatile MetricRegistry registry;

    /** A service over the metrics without aliases and access rules: what the configuration itself asks knows none. */
    public PassiveCheckService(MetricRegistry registry, CheckExecutor executor) {
        this(registry, KeyConfig.unrestricted(), executor, new CheckStats(() -> 0));
    }

    /**
     * A service over the metrics.
     *
     * @param executor runs checks that may block
     * @param stats counts all checks
     */
    public PassiveCheckService(MetricRegistry registry, KeyConfig keys, CheckExecutor executor, CheckStats stats) {
        this.registry = registry;
        this.keys = keys;
        this.executor = executor;
        this.stats = stats;
    }

    /** Answers from other metrics from now on; checks under way end as they began. */
    public void use(MetricRegistry other) {
        registry = other;
    }

    /** Runs the check. What is answered from memory is complete on return; nothing fails but as {@link NotSupported}. */
    public CompletableFuture<CheckResult> run(PassiveCheck check) {
        long begun = stats.begin();
        CompletableFuture<ItemValue> value;
        try {
            value = start(check);
        } catch (NotSupportedException | RuntimeException | LinkageError | VirtualMachineError e) {
            value = CompletableFuture.failedFuture(e);
        }
        return value.handle((item, failure) -> {
            stats.end(begun, failure == null);
            return failure == null ? new Value(item) : notSupported(check.key(), failure);
        });
    }

    /** What {@code -p} asks: an example of every metric that may be asked as it stands, then every alias. */
    public List<String> examples() {
        return Stream.concat(
                        registry.all().stream().map(Metric::exampleKey).filter(this::allows),
                        keys.aliases().names().stream())
                .toList();
    }

    private boolean allows(String example) {
        try {
            return keys.rules().allows(ItemKey.parse(example));
        } catch (NotSupportedException e) {
            throw new IllegalStateException("the example \"" + example + "\" is no key", e);
        }
    }

    private CompletableFuture<ItemValue> start(PassiveCheck check) throws NotSupportedException {
        ItemKey key = keys.aliases().resolve(check.key());
        if (!keys.rules().allows(key)) {
            log().debug("Key access denied: \"{}\"", check.key());
            throw unsupported();
        }
        Metric metric = registry.find(key.name()).orElseThrow(PassiveCheckService::unsupported);
        requireParameterCount(metric, key);
        Parameters parameters = new Parameters(key.parameters());
        if (metric.check() instanceof Check.FromMemory memory) {
            return CompletableFuture.completedFuture(memory.value(parameters));
        }
        if (metric.check() instanceof Check.FromReading reading) {
            return within(check.timeout(), reading.value(parameters, check.timeout()));
        }
        if (metric.check() instanceof Check.FromCommand command) {
            return command.value(parameters, check.timeout());
        }
        if (metric.check() instanceof Check.FromPeer peer) {
            return peer.value(parameters, check.timeout());
        }
        if (metric.check() instanceof Check.FromTools tools) {
            Duration timeout = check.timeout();
            return onWorker(check.key(), () -> tools.value(parameters, timeout), timeout.plus(GRACE), WAITING);
        }
        Check.FromHost host = (Check.FromHost) metric.check();
        return onWorker(check.key(), () -> host.value(parameters), check.timeout(), host.timeoutReason());
    }

    private static void requireParameterCount(Metric metric, ItemKey key) throws NotSupportedException {
        if (metric.maxParameters() == 0 && !key.parameters().isEmpty()) {
            throw new NotSupportedException("Item does not allow parameters.");
        }
        if (key.parameters().size() > metric.maxParameters()) {
            throw new NotSupportedException("Too many parameters.");
        }
    }

    private CompletableFuture<ItemValue> onWorker(
            String key, Callable<ItemValue> check, Duration timeout, String timeoutReason)
            throws NotSupportedException {
        if (executor.isStuck(key)) {
            // It would only hang beside the one that hangs.
            throw new NotSupportedException(timeoutReason);
        }
        CompletableFuture<ItemValue> value = new CompletableFuture<>();
        CheckExecutor.Task task = executor.submit(key, () -> {
            try {
                ItemValue item = check.call();
                if (!value.complete(item)) {
                    item.release().run();
                }
            } catch (Exception | LinkageError | VirtualMachineError e) {
                value.completeExceptionally(e);
            }
        });
        // The deadline interrupts the worker, so that a check nobody waits for does not hold one.
        return value.orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS).handle((item, failure) -> {
            if (failure instanceof TimeoutException) {
                task.abandon();
                throw new CompletionException(new NotSupportedException(timeoutReason));
            }
            if (failure != null) {
                throw failure instanceof CompletionException known ? known : new CompletionException(failure);
            }
            return item;
        });
    }

    private static CompletableFuture<ItemValue> within(Duration timeout, CompletableFuture<ItemValue> value) {
        return value.isDone() ? value : value.copy().orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A key that is denied is answered like one that there is not. */
    private static NotSupportedException unsupported() {
        return new NotSupportedException("Unsupported item key.");
    }

    private static NotSupported notSupported(String key, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof NotSupportedException refusal) {
            return new NotSupported(refusal.reason());
        }
        if (cause instanceof TimeoutException) {
            return new NotSupported(WAITING);
        }
        if (cause instanceof IOException) {
            return new NotSupported(ByteText.utf8(String.valueOf(cause.getMessage())));
        }
        if (cause instanceof RejectedExecutionException) {
            return new NotSupported("Too many checks are waiting.");
        }
        log().error("check \"{}\" failed", key, cause);
        return new NotSupported("Internal error: " + ByteText.utf8(cause.toString()));
    }

    /** Looked up when needed, so that a one-shot {@code -t} does not start the logging library. */
    private static Logger log() {
        return LoggerFactory.getLogger(PassiveCheckService.class);
    }
}
