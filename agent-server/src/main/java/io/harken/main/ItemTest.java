package io.harken.main;

import io.harken.check.CheckResult;
import io.harken.check.PassiveCheck;
import io.harken.check.PassiveCheckService;
import io.harken.collectors.command.UserParameterException;
import io.harken.collectors.host.Surroundings;
import io.harken.config.AgentConfig;
import io.harken.config.ConfigException;
import java.util.List;
import java.util.Optional;

/** Answers item keys on the command line: {@code -t} and {@code -p}. */
final class ItemTest {
    private final Terminal terminal;
    private final Surroundings surroundings;

    ItemTest(Terminal terminal, Surroundings surroundings) {
        this.terminal = terminal;
        this.surroundings = surroundings;
    }

    /** Answers one key, or an example of every metric, and gives the exit code. */
    int run(AgentConfig config, Optional<String> key) throws ConfigException {
        terminal.complain(config.warnings());
        ItemPrinter printer = new ItemPrinter(terminal);
        try (Assembly assembly = new Assembly(config, surroundings)) {
            assembly.name().warning().ifPresent(terminal::complain);
            assembly.use(config.commands());
            PassiveCheckService service = assembly.service();
            for (String each : key.map(List::of).orElseGet(service::examples)) {
                CheckResult result =
                        service.run(new PassiveCheck(each, config.timeout())).join();
                printer.print(each, result);
                result.release();
            }
            return 0;
        } catch (UserParameterException e) {
            throw e.stopping("ERROR: ");
        }
    }
}
