package io.harken.packaging;

import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** By the stock template a real server gets from Harken what it gets from {@code zabbix_agentd} on the same machine. */
@Tag("peers")
@Tag("full")
class LinuxTemplateIT {
    @ParameterizedTest
    @ValueSource(strings = {"6.0", "7.0"})
    void supportsTheSameItems(String server) throws IOException, InterruptedException {
        Script.run("e2e/linux-template", server);
    }
}
