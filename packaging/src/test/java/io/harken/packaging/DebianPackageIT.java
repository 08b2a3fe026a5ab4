package io.harken.packaging;

import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Debian package in its life, on machines with a systemd of their own. */
@Tag("peers")
class DebianPackageIT {
    @ParameterizedTest
    @ValueSource(strings = {"12", "13"})
    void isInstalledUpgradedAndPurged(String release) throws IOException, InterruptedException {
        Script.run("e2e/debian", release);
    }

    @Test
    void hasNoErrorThatLintianNames() throws IOException, InterruptedException {
        Script.run("e2e/lintian");
    }
}
