package io.harken.collectors.hardware;

import io.harken.collectors.host.HostText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A chip with sensors, {@code /sys/class/hwmon/hwmonN}.
 *
 * @param folder where its readings are
 * @param device what the kernel calls the device below it; empty if there is none
 * @param identifier what sensors(1) calls it, {@code coretemp-isa-0000}; empty if it does not know its bus
 */
record SensorDevice(Path folder, String device, String identifier) {
    private static final int LIMIT = 256;
    private static final int HEXADECIMAL = 16;

    /** The bus of chips that were on the ISA bus. */
    private static final int OLD_ISA_BUS = 9191;

    /** The chip of a folder, if it has a name. */
    static Optional<SensorDevice> of(Path hwmon, Path i2cAdapters) {
        String device = linkName(hwmon.resolve("device"));
        Path folder = hwmon;
        Optional<String> name = attribute(hwmon.resolve("name"));
        if (name.isEmpty()) {
            folder = hwmon.resolve("device");
            name = attribute(folder.resolve("name"));
        }
        if (name.isEmpty() || name.get().isEmpty()) {
            return Optional.empty();
        }
        String bus = bus(hwmon, device, i2cAdapters);
        return Optional.of(new SensorDevice(folder, device, bus.isEmpty() ? "" : name.get() + bus));
    }

    /** Whether it is the one that is asked for. */
    boolean isCalled(String name) {
        return name.equals(device) || name.equals(identifier);
    }

    private static String bus(Path hwmon, String device, Path i2cAdapters) {
        if (device.isEmpty()) {
            return "-virtual-0";
        }
        String subsystem = linkName(hwmon.resolve("device/subsystem"));
        if (subsystem.isEmpty()) {
            subsystem = linkName(hwmon.resolve("device/bus"));
        }
        return switch (subsystem) {
            case "i2c" -> i2c(device, i2cAdapters);
            case "spi" -> spi(device);
            case "pci" -> pci(device);
            case "platform", "of_platform" -> platform(device);
            case "acpi" -> "-acpi-0";
            case "hid" -> hid(device);
            default -> "";
        };
    }

    private static String i2c(String device, Path adapters) {
        Matcher matcher = matcher("(\\d+)-([0-9a-f]+)", device);
        if (!matcher.lookingAt()) {
            return "";
        }
        short bus = (short) number(matcher, 1, 10);
        short address = (short) number(matcher, 2, HEXADECIMAL);
        boolean isa = bus == OLD_ISA_BUS || isIsa(adapters.resolve("i2c-" + bus));
        return isa
                ? String.format(Locale.ROOT, "-isa-%04x", address)
                : String.format(Locale.ROOT, "-i2c-%d-%02x", bus, address);
    }

    /** Only kernels that are very old have such an adapter, and its name there. */
    private static boolean isIsa(Path adapter) {
        return attribute(adapter.resolve("name")).isEmpty()
                && attribute(adapter.resolve("device/name")).orElse("").startsWith("ISA ");
    }

    private static String spi(String device) {
        Matcher matcher = matcher("spi(\\d+)\\.(\\d+)", device);
        return matcher.lookingAt()
                ? String.format(Locale.ROOT, "-spi-%d-%x", (short) number(matcher, 1, 10), number(matcher, 2, 10))
                : "";
    }

    private static String pci(String device) {
        Matcher matcher = matcher("([0-9a-f]+):([0-9a-f]+):([0-9a-f]+)\\.([0-9a-f]+)", device);
        if (!matcher.lookingAt()) {
            return "";
        }
        int domain = number(matcher, 1, HEXADECIMAL);
        int bus = number(matcher, 2, HEXADECIMAL);
        int slot = number(matcher, 3, HEXADECIMAL);
        int function = number(matcher, 4, HEXADECIMAL);
        return String.format(Locale.ROOT, "-pci-%04x", (domain << 16) + (bus << 8) + (slot << 3) + function);
    }

    private static String platform(String device) {
        Matcher matcher = matcher("[a-z0-9_]+\\.(\\d+)", device);
        return String.format(Locale.ROOT, "-isa-%04x", matcher.lookingAt() ? number(matcher, 1, 10) : 0);
    }

    private static String hid(String device) {
        Matcher matcher = matcher("([0-9A-Fa-f]+):[0-9A-Fa-f]+:[0-9A-Fa-f]+\\.([0-9A-Fa-f]+)", device);
        return matcher.lookingAt()
                ? String.format(
                        Locale.ROOT,
                        "-hid-%d-%x",
                        (short) number(matcher, 1, HEXADECIMAL),
                        number(matcher, 2, HEXADECIMAL))
                : "";
    }

    private static Matcher matcher(String expression, String device) {
        return Pattern.compile(expression).matcher(device);
    }

    /** A name that the kernel did not make may hold a number that is too great. */
    private static int number(Matcher matcher, int group, int radix) {
        try {
            return (int) Long.parseLong(matcher.group(group), radix);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static Optional<String> attribute(Path file) {
        try {
            String text = HostText.beginning(file, LIMIT);
            int end = text.indexOf('\n');
            return Optional.of(end < 0 ? text : text.substring(0, end));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The last name of what a link leads to; empty if there is no link. */
    private static String linkName(Path link) {
        try {
            Path name = Files.readSymbolicLink(link).getFileName();
            return name == null ? "" : name.toString();
        } catch (IOException e) {
            return "";
        }
    }
}
