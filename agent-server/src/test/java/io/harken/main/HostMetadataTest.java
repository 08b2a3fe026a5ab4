package io.harken.main;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.harken.check.CheckResult;
import io.harken.check.CheckResult.NotSupported;
import io.harken.check.CheckResult.Value;
import io.harken.check.PassiveCheck;
import io.harken.collectors.host.HostPaths;
import io.harken.collectors.host.Surroundings;
import io.harken.config.AgentConfig;
import io.harken.config.AgentConfigReader;
import io.harken.config.ConfigUse;
import io.harken.item.ItemValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HostMetadataTest {
    @TempDir
    private Path folder;

    @Test
    void isEmptyUnlessItIsGiven() throws Exception {
        assertEquals("", value(""));
        assertEquals("", value("HostMetadata=\nHostMetadataItem=agent.ping"));
        assertEquals("a b", value("HostMetadata= a b "));
    }

    @Test
    void isTheValueOfAnItemAsAString() throws Exception {
        assertEquals("1", value("HostMetadataItem=agent.ping"));
        assertEquals("1", value("HostMetadataItem=short\nAlias=short:agent.ping"));
        assertEquals("x", value("HostMetadataItem=up[x]\nUserParameter=up[*],echo $1"));
    }

    @Test
    void asksWithoutRegardToAccessRules() throws Exception {
        assertEquals("x", value("HostMetadataItem=system.run[echo x]"));
        assertEquals("1", value("HostMetadataItem=agent.ping\nDenyKey=agent.ping"));
    }

    @Test
    void namesTheItemThatHasNoValue() throws Exception {
        assertEquals("Cannot get host metadata using item \"\"", refusal("HostMetadataItem="));
        assertEquals("Cannot get host metadata using item \"bad key\"", refusal("HostMetadataItem=bad key"));
        assertEquals("Cannot get host metadata using item \"agent.ping[]\"", refusal("HostMetadataItem=agent.ping[]"));
    }

    @Test
    void anItemThatAsksForItselfHasNoValue() throws Exception {
        assertEquals(
                "Cannot get host metadata using item \"agent.hostmetadata\"",
                refusal("HostMetadataItem=agent.hostmetadata"));
        assertEquals(
                "Cannot get host metadata using item \"a\"", refusal("HostMetadataItem=a\nAlias=a:agent.hostmetadata"));
    }

    private String value(String lines) throws Exception {
        ItemValue item = ((Value) ask(lines)).item();
        assertEquals(ItemValue.Type.STRING, item.type());
        return item.text();
    }

    private String refusal(String lines) throws Exception {
        return ((NotSupported) ask(lines)).reason();
    }

    private CheckResult ask(String lines) throws Exception {
        Path file = folder.resolve("a.conf");
        Files.writeString(file, "Server=127.0.0.1\nHostname=a\nLogType=console\n" + lines + "\n");
        AgentConfig config = AgentConfigReader.read(file.toString(), ConfigUse.FOREGROUND);
        Surroundings surroundings = new Surroundings(
                HostPaths.under(folder), () -> 0, InstantSource.system(), () -> ZoneOffset.UTC, Map.of());
        try (Assembly assembly = new Assembly(config, surroundings)) {
            assembly.use(config.commands());
            return assembly.service()
                    .run(new PassiveCheck("agent.hostmetadata", Duration.ofSeconds(30)))
                    .join();
        }
    }
}
