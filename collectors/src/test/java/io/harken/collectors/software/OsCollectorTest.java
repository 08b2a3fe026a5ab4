package io.harken.collectors.software;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.harken.collectors.host.KernelName;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OsCollectorTest {
    /** What {@code zabbix_agentd} 7.0 makes of a release. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '\'',
            value = {
                "6.18 '\"kernel_major\":\"6\",\"kernel_minor\":\"18\",'",
                "6.18-rc1 '\"kernel_major\":\"6\",\"kernel_minor\":\"18\",'",
                "6.1.x '\"kernel_major\":\"6\",\"kernel_minor\":\"1\",'",
                "6..3 '\"kernel_major\":\"6\",'",
                "6 '\"kernel_major\":\"6\",'",
                "06.01.002+ '\"kernel_major\":\"06\",\"kernel_minor\":\"01\",\"kernel_patch\":\"002\",'",
                "6.1.2.3 '\"kernel_major\":\"6\",\"kernel_minor\":\"1\",\"kernel_patch\":\"2\",'",
                "abc ''"
            })
    void takesTheReleaseApart(String release, String numbers) {
        assertEquals(
                "{\"os_type\":\"linux\",\"architecture\":\"m68k\"," + numbers + "\"kernel\":\"" + release
                        + "\",\"version_pretty\":\"m68k " + release + "\",\"version_full\":\"v\"}",
                OsCollector.json(Optional.empty(), new KernelName("Linux", "h", release, "#1", "m68k"), "v"));
    }
}
