package io.harken.main;

import io.harken.item.ByteText;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * What the launcher has to do with the start. It runs the JVM a first time where it must know the configuration: to change
 * the user, which a JVM cannot, and to go to the background, which a JVM cannot either. Without a launcher, and where that is
 * not needed, nothing is set.
 *
 * @param plan where the first run writes its {@link LaunchPlan}
 * @param planned whether this is the run after it
 * @param background whether this run lets standard output and standard error go once it listens
 * @param directory where the command was given, if the agent runs elsewhere
 */
record Launch(Optional<Path> plan, boolean planned, boolean background, Optional<Path> directory) {
    /** What the launcher tells by its system properties. */
    static Launch of(Properties properties) {
        String mode = properties.getProperty("harken.launch", "");
        return new Launch(
                path(properties, "harken.plan"),
                !mode.isEmpty(),
                mode.equals("background"),
                path(properties, "harken.directory"));
    }

    private static Optional<Path> path(Properties properties, String name) {
        String path = properties.getProperty(name, "");
        return path.isEmpty() ? Optional.empty() : Optional.of(Path.of(path));
    }

    /** The name of a file as given on the command line, so that it means the same file here. */
    String located(String file) {
        return directory.isEmpty() || file.startsWith("/") ? file : text(directory.get()) + "/" + file;
    }

    private static String text(Path path) {
        return ByteText.utf8(path.toString());
    }
}
