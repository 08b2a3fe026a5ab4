package io.harken.collectors.modbus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.harken.item.ItemKey;
import io.harken.item.NotSupportedException;
import io.harken.item.Parameters;
import io.harken.metric.Check;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class ModbusCollectorTest {
    /** What {@code zabbix_agentd} 7.0 answers; it tries to connect where Harken says that it does not. */
    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/modbus.tsv", delimiter = '\t', quoteCharacter = '\0')
    void judgesTheParameters(String key, String answer) throws Exception {
        Parameters parameters = new Parameters(ItemKey.parse(key).parameters());
        Check.FromMemory check =
                (Check.FromMemory) new ModbusCollector().metrics().get(0).check();

        String reason = assertThrows(NotSupportedException.class, () -> check.value(parameters))
                .reason();

        assertEquals(answer.equals("valid") ? "Support for Modbus was not compiled in." : answer, reason);
    }
}
