package io.harken.packaging;

import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The Debian package in its life, on machines with a systemd of their own. */
@Tag("peers")
class DebianPackageIT {
    @Test
    void isInstalledUpgradedAndPurgedOnDebian13() throws IOException, InterruptedException {
        Script.run("e2e/debian", "13");
    }

    @Test
    @Tag("full")
    void isInstalledUpgradedAndPurgedOnDebian12() throws IOException, InterruptedException {
        Script.run("e2e/debian", "12");
    }

    @Test
    void hasNoErrorThatLintianNames() throws IOException, InterruptedException {
        Script.run("e2e/lintian");
    }
}
