package io.harken.packaging;

import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The walk tells the truth while thousands of connections a second come and go. */
@Tag("peers")
class ChurnIT {
    @Test
    void countsPinnedSocketsUnderChurn() throws IOException, InterruptedException {
        Script.run("bench/churn", "--quick");
    }

    @Test
    @Tag("full")
    void countsPinnedSocketsInTenRoundsOfTwentyPolls() throws IOException, InterruptedException {
        Script.run("bench/churn");
    }
}
