package io.harken.main;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * What the launcher has to do before the agent can run.
 *
 * @param background whether to go to the background
 * @param user the user to change to
 */
record LaunchPlan(boolean background, Optional<String> user) {
    /** Writes it as two words that the launcher reads; the second one may be missing. */
    void write(Path to) throws IOException {
        String words = (background ? "background" : "foreground") + " " + user.orElse("") + "\n";
        Files.writeString(to, words, StandardCharsets.UTF_8, StandardOpenOption.WRITE);
    }
}
