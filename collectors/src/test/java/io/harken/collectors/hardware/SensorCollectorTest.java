package io.harken.collectors.hardware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.harken.collectors.host.FilePath;
import io.harken.collectors.host.HostPaths;
import io.harken.item.ItemKey;
import io.harken.item.NotSupportedException;
import io.harken.item.Parameters;
import io.harken.metric.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every value is what {@code zabbix_agentd} 7.0 answered when it was shown the same files. */
class SensorCollectorTest {
    private static final String UNKNOWN = "Cannot obtain sensor information.";

    @TempDir
    private Path root;

    private int chips;

    /** A chip whose name and readings are beside the link to its device, if it has one. */
    private Path chip(String name, String device, String bus) throws IOException {
        Path chip = Files.createDirectories(root.resolve("sys/devices/hwmon/hwmon" + chips));
        Files.createDirectories(root.resolve("sys/class/hwmon"));
        Files.createSymbolicLink(root.resolve("sys/class/hwmon/hwmon" + chips), chip);
        chips++;
        if (!device.isEmpty()) {
            Path folder = Files.createDirectories(root.resolve("sys/devices").resolve(device));
            Files.createSymbolicLink(chip.resolve("device"), folder);
            Files.createSymbolicLink(
                    folder.resolve("subsystem"), root.resolve("sys/bus").resolve(bus));
        }
        if (!name.isEmpty()) {
            Files.writeString(chip.resolve("name"), name + "\n");
        }
        return chip;
    }

    private static void readings(Path folder, String... pairs) throws IOException {
        for (int i = 0; i < pairs.length; i += 2) {
            Files.writeString(folder.resolve(pairs[i]), pairs[i + 1] + "\n");
        }
    }

    private String value(String key) throws Exception {
        SensorCollector collector = new SensorCollector(HostPaths.under(root));
        Check.FromHost check = (Check.FromHost) collector.metrics().get(0).check();
        return check.value(new Parameters(ItemKey.parse(key).parameters())).text();
    }

    private void assertNone(String reason, String key) {
        assertEquals(
                reason,
                assertThrows(NotSupportedException.class, () -> value(key)).reason());
    }

    @ParameterizedTest
    @CsvSource({
        "w83781d, 0-002d, i2c, w83781d-i2c-0-2d",
        "it87, 9191-0290, i2c, it87-isa-0290",
        "ii, 300-0048, i2c, ii-i2c-300-48",
        "jj, 40000-0048, i2c, jj-i2c--25536-48",
        "adc, spi0.1, spi, adc-spi-0-1",
        "kk, spi32766.12, spi, kk-spi-32766-c",
        "k10temp, 0000:00:18.3, pci, k10temp-pci-00c3",
        "nvme, 0001:02:1f.7, pci, nvme-pci-102ff",
        "coretemp, coretemp.0, platform, coretemp-isa-0000",
        "it8728, it87.656, platform, it8728-isa-0290",
        "plat, nodot, platform, plat-isa-0000",
        "bb, x.y.5, platform, bb-isa-0000",
        "ee, a-b.7, platform, ee-isa-0000",
        "ll, UP.33, platform, ll-isa-0000",
        "nn, ok.70000, platform, nn-isa-11170",
        "pp, ok.12.auto, platform, pp-isa-000c",
        "two words , ok.9, platform, two words-isa-0009",
        "of, x, of_platform, of-isa-0000",
        "BAT0, PNP0C0A:00, acpi, BAT0-acpi-0",
        "corsair, 0003:1B1C:0C10.0001, hid, corsair-hid-3-1",
        "acpitz, '', '', acpitz-virtual-0"
    })
    void isCalledByItsIdentifierAndByItsDevice(String name, String device, String bus, String identifier)
            throws Exception {
        readings(chip(name, device, bus), "temp1_input", "41500");

        assertEquals("41.500000", value("sensor[" + identifier + ",temp1]"));
        if (!device.isEmpty()) {
            assertEquals("41.500000", value("sensor[" + device + ",temp1]"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "i2c-FOO0001:00, i2c",
        "badpci, pci",
        "badhid, hid",
        "thermal_zone0, thermal",
        "nvme0, nvme",
        "1-2:1.0, usb"
    })
    void isCalledByItsDeviceOnlyOnAnotherBus(String device, String bus) throws Exception {
        readings(chip("x", device, bus), "temp1_input", "41500");

        assertEquals("41.500000", value("sensor[" + device + ",temp1]"));
        assertNone(UNKNOWN, "sensor[x-virtual-0,temp1]");
        assertNone(UNKNOWN, "sensor[x-isa-0000,temp1]");
    }

    @Test
    void theNameOfAReadingIsOfAnyBytes() throws Exception {
        Path chip = chip("x", "", "");
        Files.writeString(FilePath.below(chip, "t\u00C3\u00A9\u00FFmp_input"), "41500\n");
        Files.writeString(FilePath.below(chip, "t\u00C3\u00A9mp_input"), "42500\n");

        assertEquals("41.500000", value("sensor[x-virtual-0,t\u00C3\u00A9\u00FFmp]"));
        assertEquals("42.500000", value("sensor[x-virtual-0,^t\u00C3\u00A9mp,max]"));
    }

    @Test
    void needsAName() throws Exception {
        readings(chip("", "", ""), "temp1_input", "1");

        assertNone(UNKNOWN, "sensor[-virtual-0,temp1]");
        assertNone(UNKNOWN, "sensor[hwmon0,temp1]");
    }

    @Test
    void readsBelowTheDeviceWhereItsNameIsThere() throws Exception {
        Path chip = chip("", "0-002d", "i2c");
        readings(chip, "temp1_input", "1000");
        readings(chip.resolve("device"), "name", "w83781d", "temp1_input", "41500");

        assertEquals("41.500000", value("sensor[w83781d-i2c-0-2d,temp1]"));
    }

    @Test
    void knowsAnOldAdapterOfTheIsaBus() throws Exception {
        readings(chip("w", "0-002d", "i2c"), "temp1_input", "41500");
        Path adapter = Files.createDirectories(root.resolve("sys/class/i2c-adapter/i2c-0/device"));
        readings(adapter, "name", "ISA main adapter");

        assertEquals("41.500000", value("sensor[w-isa-002d,temp1]"));

        readings(adapter.resolve(".."), "name", "ISA main adapter");

        assertEquals("41.500000", value("sensor[w-i2c-0-2d,temp1]"));
    }

    @BeforeEach
    void manyReadings() throws IOException {
        readings(
                chip("many", "", ""),
                "temp1_input",
                "41500",
                "temp2_input",
                "30000",
                "temp10_input",
                "50000",
                "temp_input",
                "8000",
                "temp1_max",
                "99000",
                "temp6_input_x",
                "77",
                "fan1_input",
                "1200",
                "fan2_input",
                "1300",
                "in0_input",
                "-3300",
                "in1_input",
                "bad",
                "in2_input",
                "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "temp1|41.500000",
                "temp10|50.000000",
                "temp|8.000000",
                "temp,avg|32.375000",
                "temp,max|50.000000",
                "temp,min|8.000000",
                "temp1,max|41.500000",
                "emp,max|50.000000",
                "t.mp,avg|32.375000",
                "fan1|1200.000000",
                "fan,avg|1250.000000",
                "in0|-3.300000",
                "in,avg|-3.300000"
            })
    void readsOneOrAllOfAKind(String sensor, String value) throws Exception {
        assertEquals(value, value("sensor[many-virtual-0," + sensor + "]"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sensor|Invalid first parameter.",
                "sensor[,b,c]|Invalid first parameter.",
                "sensor[a,,c]|Invalid second parameter.",
                "sensor[a,b,c]|Invalid third parameter.",
                "sensor[a,b-,max]|Generic sensor name must be specified for selected mode.",
                "sensor[a,b-]|Cannot obtain sensor information.",
                "sensor[many-virtual-0,in1]|Cannot obtain sensor information.",
                "sensor[many-virtual-0,in2]|Cannot obtain sensor information.",
                "sensor[many-virtual-0,temp1_input]|Cannot obtain sensor information.",
                "sensor[many-virtual-0,(temp,avg]|Cannot obtain sensor information.",
                "sensor[many-virtual-0,x,avg]|Cannot obtain sensor information."
            })
    void saysWhatIsWrong(String key, String reason) {
        assertNone(reason, key);
    }

    @Test
    void addsUpChipsOfTheSameName() throws Exception {
        readings(chip("acpitz", "", ""), "temp1_input", "1000");
        readings(chip("acpitz", "", ""), "temp1_input", "4000", "temp2_input", "9000");

        assertEquals("4.666667", value("sensor[acpitz-virtual-0,temp,avg]"));
        assertEquals("9.000000", value("sensor[acpitz-virtual-0,temp2]"));
    }
}
