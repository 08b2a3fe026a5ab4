package io.harken.collectors.hardware;

import io.harken.collectors.command.ShellCommands;
import io.harken.collectors.host.HostFile;
import io.harken.collectors.host.HostPaths;
import io.harken.collectors.host.HostText;
import io.harken.collectors.host.ScannedNumber;
import io.harken.item.ItemValue;
import io.harken.item.NotSupportedException;
import io.harken.item.Parameters;
import io.harken.metric.Check;
import io.harken.metric.Collector;
import io.harken.metric.Metric;
import io.harken.metric.Metric.Documentation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/** The machine: its case, its processors, and what is plugged into it. */
public final class HardwareCollector implements Collector {
    /** Some hundred structures of some hundred bytes; nobody has more. */
    private static final int LONGEST_TABLE = 1024 * 1024;

    /** A number. */
    private static final int LONGEST_FREQUENCY = 64;

    private final HostPaths host;
    private final ShellCommands commands;

    /** The machine of a host, and the tools that list its devices. */
    public HardwareCollector(HostPaths host, ShellCommands commands) {
        this.host = host;
        this.commands = commands;
    }

    @Override
    public List<Metric> metrics() {
        return List.of(
                new Metric(
                        "system.hw.chassis",
                        "<info>",
                        "",
                        new Documentation(
                                "Vendor, model, serial number and case of the machine.",
                                "",
                                "/sys/firmware/dmi/tables/DMI"),
                        (Check.FromHost) this::chassis),
                new Metric(
                        "system.hw.cpu",
                        "<cpu>,<info>",
                        "",
                        new Documentation(
                                "Vendor, model and frequencies of processors.",
                                "Hz for the frequency of one processor",
                                "/proc/cpuinfo, /sys/devices/system/cpu"),
                        (Check.FromHost) this::cpu),
                new Metric(
                        "system.hw.devices",
                        "<type>",
                        "",
                        new Documentation("List of PCI or USB devices.", "", "lspci(8), lsusb(8)"),
                        (Check.FromCommand) this::devices));
    }

    private ItemValue chassis(Parameters parameters) throws NotSupportedException {
        ChassisInfo.Part part = switch (parameters.get(0)) {
            case "", "full" -> ChassisInfo.Part.FULL;
            case "type" -> ChassisInfo.Part.TYPE;
            case "vendor" -> ChassisInfo.Part.VENDOR;
            case "model" -> ChassisInfo.Part.MODEL;
            case "serial" -> ChassisInfo.Part.SERIAL;
            default -> throw parameters.invalid(0);
        };
        String table;
        try {
            table = HostText.beginning(host.sys().resolve("firmware/dmi/tables/DMI"), LONGEST_TABLE);
        } catch (IOException e) {
            // Whether it is not there or only root may read it: zabbix_agentd does not say either.
            table = "";
        }
        return ChassisInfo.of(table, part)
                .map(ItemValue::string)
                .orElseThrow(() -> new NotSupportedException("Cannot obtain hardware information."));
    }

    private ItemValue cpu(Parameters parameters) throws NotSupportedException, IOException {
        OptionalInt cpu = cpuNumber(parameters);
        CpuDescription.Part part = switch (parameters.get(1)) {
            case "", "full" -> CpuDescription.Part.FULL;
            case "curfreq" -> CpuDescription.Part.CURRENT_FREQUENCY;
            case "maxfreq" -> CpuDescription.Part.MAX_FREQUENCY;
            case "model" -> CpuDescription.Part.MODEL;
            case "vendor" -> CpuDescription.Part.VENDOR;
            default -> throw parameters.invalid(1);
        };
        CpuDescription description = new CpuDescription(cpu, part, this::maxFrequency);
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(HostFile.open(host.proc().resolve("cpuinfo")), StandardCharsets.ISO_8859_1))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                description.add(line);
            }
        }
        return ItemValue.text(description.end());
    }

    private static OptionalInt cpuNumber(Parameters parameters) throws NotSupportedException {
        String cpu = parameters.get(0);
        if (cpu.isEmpty() || cpu.equals("all")) {
            return OptionalInt.empty();
        }
        try {
            if (Character.isDigit(cpu.charAt(0))) {
                return OptionalInt.of(Integer.parseInt(cpu));
            }
        } catch (NumberFormatException e) {
            // As what is no number at all.
        }
        throw parameters.invalid(0);
    }

    private OptionalLong maxFrequency(int cpu) {
        Path file = host.sys().resolve("devices/system/cpu/cpu" + cpu + "/cpufreq/cpuinfo_max_freq");
        try {
            return ScannedNumber.unsigned(HostText.beginning(file, LONGEST_FREQUENCY), 0);
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    private CompletableFuture<ItemValue> devices(Parameters parameters, Duration timeout) throws NotSupportedException {
        return switch (parameters.get(0)) {
            case "", "pci" -> commands.run("lspci", timeout);
            case "usb" -> commands.run("lsusb", timeout);
            default -> throw parameters.invalid(0);
        };
    }
}
