package io.harken.main;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class VersionTextTest {
    @Test
    void theBuildFillsInTheVersion() {
        assertTrue(VersionText.HARKEN.matches("[0-9]+\\.[0-9]+\\.[0-9]+"), VersionText.HARKEN);
    }

    @Test
    void theFirstLineHasTheFormOfAgentd() {
        assertTrue(VersionText.lines().get(0).matches("harken \\(daemon\\) \\(Harken\\) [0-9.]+"));
    }
}
