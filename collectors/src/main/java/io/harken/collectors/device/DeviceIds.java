package io.harken.collectors.device;

import io.harken.collectors.host.HostPaths;
import io.harken.item.ByteText;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The names that stay with a device wherever it is plugged in: those of its files in {@code /dev/disk/by-id}. */
final class DeviceIds {
    private final Map<String, DeviceNode> nodes = new TreeMap<>();

    /** Those of a host; none if it has not got the directory. */
    static DeviceIds of(HostPaths host, DeviceNodes nodes) {
        DeviceIds ids = new DeviceIds();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(host.dev().resolve("disk/by-id"))) {
            for (Path file : files) {
                String name = ByteText.utf8(String.valueOf(file.getFileName()));
                nodes.at(file).ifPresent(node -> ids.nodes.put(name, node));
            }
        } catch (IOException | DirectoryIteratorException e) {
            // What was found until then is right.
        }
        return ids;
    }

    /** The first name of a device that has the model in it, else the first one. */
    Optional<String> of(DeviceNode node, String model) {
        List<String> names = nodes.entrySet().stream()
                .filter(entry -> entry.getValue().equals(node))
                .map(Map.Entry::getKey)
                .toList();
        String readable = readable(model);
        return names.stream()
                .filter(name -> name.contains(readable))
                .findFirst()
                .or(() -> names.stream().findFirst());
    }

    /** As far as a model can be part of a name. */
    private static String readable(String model) {
        int end = 0;
        while (end < model.length() && isReadable(model.charAt(end))) {
            end++;
        }
        return model.substring(0, end).replace(' ', '_');
    }

    private static boolean isReadable(char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '.' || c == ' ';
    }
}
