package io.harken.collectors.modbus;

import io.harken.item.ItemValue;
import io.harken.item.NotSupportedException;
import io.harken.item.Parameters;
import io.harken.metric.Check;
import io.harken.metric.Collector;
import io.harken.metric.Metric;
import io.harken.metric.Metric.Documentation;
import java.util.List;
import java.util.Locale;

/**
 * The key of Modbus devices: its parameters are judged as by {@code zabbix_agentd}, so that a mistake in them is told, but no
 * device is asked.
 */
public final class ModbusCollector implements Collector {
    private static final int ENDPOINT = 0;
    private static final int SLAVE = 1;
    private static final int FUNCTION = 2;
    private static final int ADDRESS = 3;
    private static final int COUNT = 4;
    private static final int TYPE = 5;
    private static final int ENDIANNESS = 6;
    private static final int OFFSET = 7;

    private static final int MAX_SLAVE = 247;
    private static final int MAX_UNIT = 255;

    /** Without a function the first digit of five says it: 0 and 1 read bits, 3 and 4 registers. */
    private static final int RANGE = 10_000;

    private static final List<Integer> FUNCTIONS_BY_RANGE = List.of(1, 2, 0, 3, 4);

    /** The first two functions read bits, the others registers. */
    private static final int LAST_FUNCTION_OF_BITS = 2;

    private static final int LAST_FUNCTION = 4;

    @Override
    public List<Metric> metrics() {
        return List.of(new Metric(
                "modbus.get",
                "endpoint,<slave>,<function>,<address>,<count>,<type>,<endianness>,<offset>",
                "tcp://127.0.0.1",
                new Documentation("Not supported: no Modbus device is asked, only the parameters are judged.", "", ""),
                (Check.FromMemory) ModbusCollector::judge));
    }

    private static ItemValue judge(Parameters parameters) throws NotSupportedException {
        if (parameters.count() == 0) {
            throw new NotSupportedException("Invalid number of parameters.");
        }
        ModbusEndpoint endpoint =
                ModbusEndpoint.of(parameters.get(ENDPOINT)).orElseThrow(() -> parameters.invalid(ENDPOINT));
        boolean tcp = endpoint == ModbusEndpoint.TCP;
        number(parameters, SLAVE, tcp ? 0 : 1, tcp ? MAX_UNIT : MAX_SLAVE, 1);
        int function = number(parameters, FUNCTION, 1, LAST_FUNCTION, 0);
        int address = number(parameters, ADDRESS, 0, ModbusNumber.MAX, function == 0 ? 1 : 0);
        if (function == 0) {
            function = functionOf(address);
            address = address % RANGE - 1;
        }
        int count = number(parameters, COUNT, 1, ModbusNumber.MAX, 1);
        ModbusType type = type(parameters, function);
        judgeEndianness(parameters, type);
        int offset = number(parameters, OFFSET, 0, ModbusNumber.MAX, 0);
        if (address + offset + type.registers(count) > ModbusNumber.MAX) {
            throw new NotSupportedException("Invalid total count.");
        }
        throw new NotSupportedException("Support for Modbus was not compiled in.");
    }

    private static int number(Parameters parameters, int index, int min, int max, int standard)
            throws NotSupportedException {
        if (parameters.get(index).isEmpty()) {
            return standard;
        }
        int number = ModbusNumber.parse(parameters.get(index), max).orElseThrow(() -> parameters.invalid(index));
        if (number < min) {
            throw parameters.invalid(index);
        }
        return number;
    }

    private static int functionOf(int address) throws NotSupportedException {
        int range = address / RANGE;
        int function = range < FUNCTIONS_BY_RANGE.size() ? FUNCTIONS_BY_RANGE.get(range) : 0;
        if (function == 0 || address % RANGE == 0) {
            throw new NotSupportedException("Unsupported address for the specified function.");
        }
        return function;
    }

    private static ModbusType type(Parameters parameters, int function) throws NotSupportedException {
        boolean bits = function <= LAST_FUNCTION_OF_BITS;
        String name = parameters.get(TYPE);
        if (name.isEmpty()) {
            return bits ? ModbusType.BIT : ModbusType.UINT16;
        }
        ModbusType type = ModbusType.of(name).orElseThrow(() -> parameters.invalid(TYPE));
        if (bits != (type == ModbusType.BIT)) {
            throw new NotSupportedException("Unsupported data type for the specified function.");
        }
        return type;
    }

    private static void judgeEndianness(Parameters parameters, ModbusType type) throws NotSupportedException {
        boolean supported = switch (parameters.get(ENDIANNESS).toLowerCase(Locale.ROOT)) {
            case "", "be" -> true;
            case "le" -> type != ModbusType.BIT;
            case "mbe", "mle" -> type.isLong();
            default -> throw parameters.invalid(ENDIANNESS);
        };
        if (!supported) {
            throw new NotSupportedException("Unsupported endianness for the specified data type.");
        }
    }
}
