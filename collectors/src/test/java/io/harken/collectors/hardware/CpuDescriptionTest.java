package io.harken.collectors.hardware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.harken.collectors.hardware.CpuDescription.Part;
import io.harken.item.NotSupportedException;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Every text is what {@code zabbix_agentd} 7.0 answered when it was shown the same lines. */
class CpuDescriptionTest {
    private static final String XEON = """
            processor\t: 0
            vendor_id\t: GenuineIntel
            model\t: 85
            model name\t: Intel(R) Xeon(R) Gold 6148 CPU @ 2.40GHz
            cpu MHz\t\t: 1000.999

            processor\t: 1
            vendor_id\t: GenuineIntel
            model name\t: Intel X
            cpu MHz\t\t: 2999.0
            """;
    private static final String RASPBERRY = """
            processor\t: 0
            BogoMIPS\t: 108.00

            processor\t: 1
            BogoMIPS\t: 108

            Hardware\t: BCM2835
            """;
    private static final String ODD = """
            processor:0
            vendor_id:A
            model name : B\s\s
            cpu MHz : x
            cpu MHz : 7
            processor : 1
            vendor_id\t:  two words\s
            vendor_id : again
            model name :
            cpu MHz : -3.5
            """;
    private static final String MAINFRAME = """
            vendor_id       : IBM/S390
            processor 0: version = FF,  identification = 1,  machine = 3931
            processor 1: version = FF
            cpu number      : 0
            cpu MHz dynamic : 5200
            """;
    private static final String REVERSED = """
            processor\t: 1
            vendor_id\t: V
            processor\t: 0
            vendor_id\t: W
            cpu MHz\t: 99999999999999999999
            model name\t: \u00FFm
            """;

    private static String all(String file, Part part, long maxKilohertz) throws NotSupportedException {
        return describe(file, OptionalInt.empty(), part, maxKilohertz);
    }

    private static String one(String file, int cpu, Part part, long maxKilohertz) throws NotSupportedException {
        return describe(file, OptionalInt.of(cpu), part, maxKilohertz);
    }

    /** The greatest frequency is that of the first processor; 0 if there is none. */
    private static String describe(String file, OptionalInt cpu, Part part, long maxKilohertz)
            throws NotSupportedException {
        CpuDescription description = new CpuDescription(
                cpu,
                part,
                number -> number == 0 && maxKilohertz > 0 ? OptionalLong.of(maxKilohertz) : OptionalLong.empty());
        for (String line : file.lines().toList()) {
            description.add(line);
        }
        return description.end();
    }

    private static void assertNone(String reason, String file, int cpu, Part part) {
        assertEquals(
                reason,
                assertThrows(NotSupportedException.class, () -> one(file, cpu, part, 0))
                        .reason());
    }

    @Test
    void describesAllProcessors() throws Exception {
        assertEquals(
                "processor 0: GenuineIntel Intel(R) Xeon(R) Gold 6148 CPU @ 2.40GHz working at 1000MHz (maximum 3700MHz)\n"
                        + "processor 1: GenuineIntel Intel X working at 2999MHz",
                all(XEON, Part.FULL, 3700000));
        assertEquals("processor 0: 1000MHz\nprocessor 1: 2999MHz", all(XEON, Part.CURRENT_FREQUENCY, 0));
        assertEquals("processor 0: 3700MHz\nprocessor 1:", all(XEON, Part.MAX_FREQUENCY, 3700000));
        assertEquals("processor 0: GenuineIntel\nprocessor 1: GenuineIntel", all(XEON, Part.VENDOR, 0));
    }

    @Test
    void describesOneProcessor() throws Exception {
        assertEquals("processor 1: GenuineIntel Intel X working at 2999MHz", one(XEON, 1, Part.FULL, 0));
        assertEquals("1000000000", one(XEON, 0, Part.CURRENT_FREQUENCY, 0));
        assertEquals("3700000000", one(XEON, 0, Part.MAX_FREQUENCY, 3700000));
        assertEquals("Intel X", one(XEON, 1, Part.MODEL, 0));
        assertEquals("GenuineIntel", one(XEON, 1, Part.VENDOR, 0));
    }

    @Test
    void hasNothingToSayOfAProcessorThatIsNotThere() {
        assertNone("Cannot obtain CPU information.", XEON, 2, Part.FULL);
        assertNone("Cannot obtain CPU information.", XEON, 0, Part.MAX_FREQUENCY);
        assertNone("Cannot obtain CPU information.", "", 0, Part.FULL);
        assertNone("Cannot obtain CPU information.", RASPBERRY, 1, Part.FULL);
    }

    @Test
    void saysWhatIsKnown() throws Exception {
        assertEquals("processor 0: (maximum 1800MHz)\nprocessor 1:", all(RASPBERRY, Part.FULL, 1800000));
        assertEquals("processor 1: V\nprocessor 0: W \u00FFm", all(REVERSED, Part.FULL, 0));
        assertEquals("processor 1:\nprocessor 0:", all(REVERSED, Part.CURRENT_FREQUENCY, 0));
        assertEquals("", one(REVERSED, 0, Part.CURRENT_FREQUENCY, 0));
    }

    @Test
    void readsOddLinesAsZabbixAgentdDoes() throws Exception {
        assertNone("Cannot obtain CPU frequency.", ODD, 0, Part.FULL);
        assertNone("Cannot obtain CPU frequency.", ODD, 0, Part.CURRENT_FREQUENCY);
        assertEquals("B  ", one(ODD, 0, Part.MODEL, 0));
        assertEquals("processor 1: two words  again working at 18446744073709551613MHz", one(ODD, 1, Part.FULL, 0));
    }

    @Test
    void doesNotTellTheProcessorsOfAMainframeApart() throws Exception {
        assertEquals("IBM/S390\nprocessor 0:\nprocessor 0: working at 5200MHz", all(MAINFRAME, Part.FULL, 0));
        assertEquals("processor 0:\nprocessor 0: working at 5200MHz", one(MAINFRAME, 0, Part.FULL, 0));
        assertEquals("IBM/S390\nprocessor 0:\nprocessor 0:", all(MAINFRAME, Part.VENDOR, 0));
        assertEquals("5200000000", one(MAINFRAME, 0, Part.CURRENT_FREQUENCY, 0));
    }
}
