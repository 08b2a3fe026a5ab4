package io.harken.packaging;

import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every unit of a machine with systemd, as Harken and as {@code zabbix_agent2} tell of it. */
@Tag("peers")
class SystemdComparisonIT {
    @Test
    void tellsOfUnitsWhatZabbixAgent2Tells() throws IOException, InterruptedException {
        Script.run("e2e/systemd");
    }
}
