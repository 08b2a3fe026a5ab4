package io.harken.collectors.hardware;

import io.harken.collectors.host.FilePath;
import io.harken.collectors.host.HostPaths;
import io.harken.collectors.host.HostText;
import io.harken.collectors.regex.InvalidRegexException;
import io.harken.collectors.regex.Regex;
import io.harken.item.ItemValue;
import io.harken.item.NotSupportedException;
import io.harken.item.Parameters;
import io.harken.metric.Check;
import io.harken.metric.Collector;
import io.harken.metric.Metric;
import io.harken.metric.Metric.Documentation;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Temperatures, voltages, speeds of fans and the like, {@code /sys/class/hwmon}. */
public final class SensorCollector implements Collector {
    private static final String INPUT = "_input";
    private static final int LIMIT = 64;

    /** Readings are thousandths of degrees and volts; of fans they are turns a minute. */
    private static final double THOUSANDTHS = 1000;

    private final Path sys;

    /** The sensors of a host. */
    public SensorCollector(HostPaths host) {
        this.sys = host.sys();
    }

    /** What becomes of many readings. */
    private enum Mode {
        LAST,
        AVERAGE,
        GREATEST,
        LEAST
    }

    /**
     * What is asked for.
     *
     * @param readings the files, if the sensor is not one but all whose names it begins
     */
    private record Question(String device, String sensor, Mode mode, Optional<Regex> readings) {}

    @Override
    public List<Metric> metrics() {
        return List.of(new Metric(
                "sensor",
                "device,sensor,<mode>",
                "w83781d-i2c-0-2d,temp1",
                new Documentation(
                        "Reading of a sensor, or of all whose names begin so.", "°C, V or rpm", "/sys/class/hwmon"),
                (Check.FromHost) this::value));
    }

    private ItemValue value(Parameters parameters) throws NotSupportedException {
        Question question = question(parameters);
        List<Double> readings;
        try {
            readings = readings(question);
        } catch (IOException | DirectoryIteratorException e) {
            readings = List.of();
        }
        if (readings.isEmpty()) {
            throw unknown();
        }
        return ItemValue.floating(result(question.mode(), readings));
    }

    private static NotSupportedException unknown() {
        return new NotSupportedException("Cannot obtain sensor information.");
    }

    private static double result(Mode mode, List<Double> readings) {
        DoubleSummaryStatistics all =
                readings.stream().mapToDouble(Double::doubleValue).summaryStatistics();
        return switch (mode) {
            case LAST -> readings.get(readings.size() - 1);
            case AVERAGE -> all.getAverage();
            case GREATEST -> all.getMax();
            case LEAST -> all.getMin();
        };
    }

    private static Question question(Parameters parameters) throws NotSupportedException {
        String device = parameters.get(0);
        String sensor = parameters.get(1);
        if (device.isEmpty()) {
            throw parameters.invalid(0);
        }
        if (sensor.isEmpty()) {
            throw parameters.invalid(1);
        }
        Mode mode = switch (parameters.get(2)) {
            case "" -> Mode.LAST;
            case "avg" -> Mode.AVERAGE;
            case "max" -> Mode.GREATEST;
            case "min" -> Mode.LEAST;
            default -> throw parameters.invalid(2);
        };
        char last = sensor.charAt(sensor.length() - 1);
        if (mode == Mode.LAST || (last >= '0' && last <= '9')) {
            return new Question(device, sensor, Mode.LAST, Optional.empty());
        }
        if (!Character.isLetter(last)) {
            throw new NotSupportedException("Generic sensor name must be specified for selected mode.");
        }
        return new Question(device, sensor, mode, Optional.of(regex(sensor)));
    }

    /** As for {@code zabbix_agentd}, the name is an expression. */
    private static Regex regex(String sensor) throws NotSupportedException {
        try {
            return Regex.compile(sensor + "[0-9]*" + INPUT + "$");
        } catch (InvalidRegexException e) {
            throw unknown();
        }
    }

    private List<Double> readings(Question question) throws IOException {
        List<Double> readings = new ArrayList<>();
        try (DirectoryStream<Path> chips = Files.newDirectoryStream(sys.resolve("class/hwmon"))) {
            for (Path chip : chips) {
                Optional<SensorDevice> device = SensorDevice.of(chip, sys.resolve("class/i2c-adapter"));
                if (device.isPresent() && device.get().isCalled(question.device())) {
                    addReadings(readings, device.get().folder(), question);
                }
            }
        }
        return readings;
    }

    private void addReadings(List<Double> readings, Path folder, Question question) throws IOException {
        if (question.readings().isEmpty()) {
            reading(FilePath.below(folder, question.sensor() + INPUT)).ifPresent(readings::add);
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (question.readings().get().finds(FilePath.name(file))) {
                    reading(file).ifPresent(readings::add);
                }
            }
        }
    }

    private OptionalDouble reading(Path file) {
        try {
            double value = Double.parseDouble(HostText.beginning(file, LIMIT).strip());
            boolean fan = sys.relativize(file).toString().contains("fan");
            return OptionalDouble.of(fan ? value : value / THOUSANDTHS);
        } catch (IOException | NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }
}
