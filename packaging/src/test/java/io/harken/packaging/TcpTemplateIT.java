package io.harken.packaging;

import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A real server with the template "TCP status by Harken" keeps the history it had, and its triggers see staged faults. */
@Tag("peers")
class TcpTemplateIT {
    @Test
    void seesFaultsAndKeepsHistory() throws IOException, InterruptedException {
        Script.run("e2e/tcp-template", "7.0");
    }

    @Tag("full")
    @Test
    void seesFaultsAndKeepsHistoryWith60() throws IOException, InterruptedException {
        Script.run("e2e/tcp-template", "6.0");
    }
}
