package io.harken.main;

import io.harken.collectors.host.HostPaths;
import io.harken.config.ConfigException;
import io.harken.config.SystemError;
import io.harken.item.ByteText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The host that is monitored: this one, or one whose {@code /proc} is mounted into the container that the agent runs in.
 *
 * @param paths where it shows itself
 * @param notice what the log says at the start about it, where that is not plain
 */
record MonitoredHost(HostPaths paths, Optional<String> notice) {
    private static final String VARIABLE = "HARKEN_HOST_ROOT";

    /**
     * The host that the environment names.
     *
     * @param inContainer whether the agent runs in a container, where it is not plain whose network is meant
     * @throws ConfigException if there is no host to see where it says
     */
    static MonitoredHost of(Map<String, String> environment, boolean inContainer) throws ConfigException {
        String root = environment.getOrDefault(VARIABLE, "");
        if (!root.isEmpty()) {
            return mountedBelow(Path.of(root));
        }
        Optional<String> notice =
                inContainer ? Optional.of("Reading the agent's own network namespace.") : Optional.empty();
        return new MonitoredHost(HostPaths.under(Path.of("/")), notice);
    }

    private static MonitoredHost mountedBelow(Path root) throws ConfigException {
        if (!root.isAbsolute()) {
            throw refusal(root, "it must begin with a slash");
        }
        HostPaths paths = HostPaths.mountedBelow(root);
        String proc = text(paths.proc());
        try {
            String type = Files.getFileStore(paths.proc()).type();
            if (!type.equals("proc")) {
                throw refusal(root, proc + " must be a mounted /proc, and is of the type " + type);
            }
        } catch (IOException e) {
            throw refusal(root, "cannot find " + proc + ": " + SystemError.of(e));
        }
        return new MonitoredHost(
                paths,
                Optional.of("Reading the network namespace of process 1 of " + proc + ". Limits in " + proc
                        + "/sys/net are those of the agent's own."));
    }

    private static ConfigException refusal(Path root, String reason) {
        return new ConfigException(List.of(VARIABLE + " is \"" + text(root) + "\": " + reason));
    }

    private static String text(Path path) {
        return ByteText.utf8(path.toString());
    }
}
