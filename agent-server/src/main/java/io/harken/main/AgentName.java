package io.harken.main;

import io.harken.check.CheckResult;
import io.harken.check.PassiveCheck;
import io.harken.check.PassiveCheckService;
import io.harken.config.AgentConfig;
import io.harken.config.ConfigException;
import io.harken.config.HostConfig;
import java.util.List;
import java.util.Optional;

/**
 * The name of the agent: the first entry of {@code Hostname}, or the value of {@code HostnameItem}.
 *
 * @param text the name, if there is one
 * @param warning what is said whatever the name is for
 */
record AgentName(Optional<String> text, Optional<String> warning) {
    /** The name, asked of a service that knows the host and neither aliases nor access rules. */
    static AgentName of(AgentConfig config, PassiveCheckService service) {
        List<String> given = config.host().names();
        return given.isEmpty() ? ofItem(config, service) : new AgentName(Optional.of(given.get(0)), Optional.empty());
    }

    private static AgentName ofItem(AgentConfig config, PassiveCheckService service) {
        String item = config.host().item();
        CheckResult result =
                service.run(new PassiveCheck(item, config.timeout())).join();
        result.release();
        return result instanceof CheckResult.Value value
                ? new AgentName(Optional.of(value.item().text()), Optional.empty())
                : new AgentName(
                        Optional.empty(), Optional.of("Warning: failed to get system hostname from [" + item + "])"));
    }

    /** The name of an agent that is to run. */
    String required() throws ConfigException {
        if (text.isEmpty()) {
            throw new ConfigException(
                    List.of(warning.orElse(""), "ERROR: \"Hostname\" configuration parameter is not defined"));
        }
        Optional<String> problem = HostConfig.problem(text.get());
        if (problem.isPresent()) {
            throw new ConfigException(List.of("ERROR: " + problem.get()));
        }
        return text.get();
    }
}
