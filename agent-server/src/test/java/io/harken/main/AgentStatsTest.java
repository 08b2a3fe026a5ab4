package io.harken.main;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.harken.check.CheckResult;
import io.harken.check.PassiveCheck;
import io.harken.collectors.host.HostPaths;
import io.harken.collectors.host.Surroundings;
import io.harken.config.AgentConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the agent says of itself, as it is put together. */
class AgentStatsTest {
    private static final Pattern MEMBER = Pattern.compile("\"(\\w+)\":");

    @Test
    void countsTheChecksBeforeItself() throws Exception {
        try (Assembly assembly = assembly()) {
            ask(assembly, "agent.ping");
            ask(assembly, "tcp.status[listen]");

            String stats = ask(assembly, "agent.stats.get");

            assertTrue(stats.contains("\"checks\":{\"total\":2,\"supported\":2,\"not_supported\":0,"), stats);
            assertTrue(stats.contains("\"workers\":{\"busy\":1,"), stats);
            assertTrue(stats.contains("\"tcp_walk\":{\"sockets\":"), stats);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent.ping", "tcp.status[listen]"})
    void everyMemberIsDocumented(String before) throws Exception {
        String document = Files.readString(Path.of("../docs/item-keys.md"));
        String chapter = document.substring(document.indexOf("\n## `agent.stats.get`\n"));
        try (Assembly assembly = assembly()) {
            ask(assembly, before);
            for (MatchResult member :
                    MEMBER.matcher(ask(assembly, "agent.stats.get")).results().toList()) {
                assertTrue(chapter.contains("`" + member.group(1) + "`"), member.group(1));
            }
        }
    }

    private static Assembly assembly() {
        return new Assembly(
                AgentConfig.defaults(),
                new Surroundings(
                        HostPaths.under(Path.of("/")),
                        System::nanoTime,
                        InstantSource.system(),
                        () -> ZoneOffset.UTC,
                        Map.of()));
    }

    private static String ask(Assembly assembly, String key) throws IOException {
        CheckResult result = assembly.service()
                .run(new PassiveCheck(key, Duration.ofSeconds(30)))
                .join();
        return assertInstanceOf(CheckResult.Value.class, result, key).item().text();
    }
}
