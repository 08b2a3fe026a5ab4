package io.harken.packaging;

import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A real server imports our template, polls us, and stores the numbers of the sockets that were staged. */
@Tag("peers")
class ZabbixServerIT {
    @Test
    void storesWhatWasStagedWithServer70() throws IOException, InterruptedException {
        Script.run("e2e/zabbix-server", "7.0");
    }

    @Test
    @Tag("full")
    void storesWhatWasStagedWithServer60() throws IOException, InterruptedException {
        Script.run("e2e/zabbix-server", "6.0");
    }
}
