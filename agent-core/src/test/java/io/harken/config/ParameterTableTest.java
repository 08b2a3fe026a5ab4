package io.harken.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.harken.config.Parameter.WholeNumber;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ranges as {@code zabbix_agentd} 7.0.22 was found to have them. */
class ParameterTableTest {
    @ParameterizedTest
    @CsvSource({
        "ListenPort, 1024, 32767, 10050",
        "ListenBacklog, 0, 2147483647, 4096",
        "StartAgents, 0, 100, 10",
        "Timeout, 1, 30, 3",
        "DebugLevel, 0, 5, 3",
        "LogFileSize, 0, 1024, 1",
        "AllowRoot, 0, 1, 0",
        "UnsafeUserParameters, 0, 1, 0",
        "LogRemoteCommands, 0, 1, 0",
        "ExcludeOwnPolls, 0, 1, 0",
        "RefreshActiveChecks, 1, 86400, 5",
        "BufferSend, 1, 3600, 5",
        "BufferSize, 2, 65535, 100",
        "MaxLinesPerSecond, 1, 1000, 20",
        "HeartbeatFrequency, 0, 3600, 60",
    })
    void takesNumbersFromTheLeastToTheGreatest(String name, BigInteger least, BigInteger greatest, int standard) {
        Parameter row = ParameterTable.find(name).orElseThrow();

        assertEquals(new WholeNumber(name, least.intValueExact(), greatest.intValueExact(), standard), row);
        assertEquals(Optional.of(least.toString()), row.normal(least.toString()));
        assertEquals(Optional.of(greatest.toString()), row.normal("00" + greatest));
        assertEquals(Optional.empty(), row.normal(least.subtract(BigInteger.ONE).toString()));
        assertEquals(Optional.empty(), row.normal(greatest.add(BigInteger.ONE).toString()));
        assertEquals(Optional.empty(), row.normal(""));
    }

    @Test
    void thereAreNoOtherNumbers() {
        assertEquals(
                15,
                ParameterTable.ROWS.stream()
                        .filter(WholeNumber.class::isInstance)
                        .count());
    }

    @Test
    void knowsEveryParameterOfAgentdAndOneOfItsOwnOnce() {
        List<String> names = ParameterTable.ROWS.stream().map(Parameter::name).toList();

        assertEquals(53, names.size());
        assertEquals(53, names.stream().distinct().count());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2", "01", "1K", "-0", "yes"})
    void theOldSwitchForCommandsHasOneSpelling(String value) {
        assertTrue(ParameterTable.ENABLE_REMOTE_COMMANDS.normal(value).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "logfile, LogFile",
        "ServerActiv, ServerActive",
        "TLSPSKFIle, TLSPSKFile",
        "Includes, Include",
        "HostnameItems, HostnameItem",
        "UserParameters, UserParameter",
        "StartAgent, StartAgents",
    })
    void findsWhatWasMeant(String misspelt, String meant) {
        assertEquals(Optional.of(meant), NearestName.of(misspelt));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PerfCounterEn", "Zabbix", "StatusPort", "x"})
    void doesNotGuess(String unknown) {
        assertEquals(Optional.empty(), NearestName.of(unknown));
    }
}
