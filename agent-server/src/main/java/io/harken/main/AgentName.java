package io.harken.main;

import io.harken.check.CheckResult;
import io.harken.check.PassiveCheck;
import io.harken.check.PassiveCheckService;
import io.harken.config.AgentConfig;
import io.harken.config.ConfigException;
import io.harken.config.HostConfig;
import java.util.List;
import java.util.Optional;

/** The name of the agent: the first entry of {@code Hostname}, or the value of {@code HostnameItem}. */
final class AgentName {
    private AgentName() {}

    /** The name, asked of a service that knows the host. */
    static String of(AgentConfig config, PassiveCheckService service) throws ConfigException {
        Optional<String> given = config.host().names().stream().findFirst();
        return given.isPresent() ? given.get() : ofItem(config, service);
    }

    private static String ofItem(AgentConfig config, PassiveCheckService service) throws ConfigException {
        String item = config.host().item();
        CheckResult result =
                service.run(new PassiveCheck(item, config.timeout())).join();
        if (!(result instanceof CheckResult.Value value)) {
            throw new ConfigException(List.of(
                    "Warning: failed to get system hostname from [" + item + "])",
                    "ERROR: \"Hostname\" configuration parameter is not defined"));
        }
        String name = value.item().text();
        Optional<String> problem = HostConfig.problem(name);
        if (problem.isPresent()) {
            throw new ConfigException(List.of("ERROR: " + problem.get()));
        }
        return name;
    }
}
