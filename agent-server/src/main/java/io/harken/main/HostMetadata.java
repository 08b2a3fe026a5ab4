package io.harken.main;

import io.harken.check.CheckResult;
import io.harken.check.PassiveCheck;
import io.harken.check.PassiveCheckService;
import io.harken.config.HostConfig;
import io.harken.item.ItemValue;
import io.harken.item.NotSupportedException;
import io.harken.item.Parameters;
import io.harken.metric.Check;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** What the configuration says of the host: a text, or the value of an item at the time it is asked. */
final class HostMetadata implements Check.FromCommand {
    /** There is none to ask for. */
    static final Check.FromCommand NONE = (parameters, timeout) -> {
        throw new NotSupportedException("The item of HostMetadataItem asks for itself.");
    };

    private final HostConfig config;
    private final PassiveCheckService service;

    /**
     * Metadata of a host.
     *
     * @param service what the item is asked of, which keeps to the time it is given
     */
    HostMetadata(HostConfig config, PassiveCheckService service) {
        this.config = config;
        this.service = service;
    }

    @Override
    public CompletableFuture<ItemValue> value(Parameters parameters, Duration timeout) {
        if (config.metadata().isPresent() || config.metadataItem().isEmpty()) {
            return CompletableFuture.completedFuture(
                    ItemValue.string(config.metadata().orElse("")));
        }
        String item = config.metadataItem().get();
        return service.run(new PassiveCheck(item, timeout)).thenApply(result -> string(item, result));
    }

    private static ItemValue string(String item, CheckResult result) {
        if (result instanceof CheckResult.Value value) {
            return new ItemValue(
                    ItemValue.Type.STRING, value.item().text(), value.item().release());
        }
        throw new CompletionException(
                new NotSupportedException("Cannot get host metadata using item \"" + item + "\""));
    }
}
