package io.harken.packaging;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A real server imports our template, polls us as users get us, and stores the numbers of the sockets that were staged. */
@Tag("peers")
class ZabbixServerIT {
    @Test
    void storesWhatWasStaged() throws IOException, InterruptedException {
        Script.run("e2e/zabbix-server", "7.0", "--agent", "archive");
    }

    @ParameterizedTest
    @ValueSource(strings = {"psk", "cert"})
    void storesWhatWasStagedByTls(String tls) throws IOException, InterruptedException {
        Script.run("e2e/zabbix-server", "7.0", "--agent", "archive", "--tls", tls);
    }

    @Tag("full")
    @ParameterizedTest
    @CsvSource({
        "6.0, archive, psk",
        "6.0, archive, cert",
        "7.0, deb, psk",
        "7.0, container, psk",
        "7.0, container, cert"
    })
    void storesWhatWasStagedByTlsWithEachServerAndForm(String server, String form, String tls, @TempDir Path output)
            throws IOException, InterruptedException {
        Container.buildImage(output);
        Script.run("e2e/zabbix-server", server, "--agent", form, "--tls", tls);
    }

    @Tag("full")
    @ParameterizedTest
    @CsvSource({"7.0, deb", "7.0, container", "6.0, archive", "6.0, deb", "6.0, container"})
    void storesWhatWasStagedWithEachServerAndForm(String server, String form, @TempDir Path output)
            throws IOException, InterruptedException {
        Container.buildImage(output);
        Script.run("e2e/zabbix-server", server, "--agent", form);
    }
}
