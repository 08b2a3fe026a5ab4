package io.harken.packaging;

import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is answered about TCP sockets is what {@code ss} and {@code netstat} show, whatever state they are in. */
@Tag("peers")
class SocketStatesIT {
    @Test
    void answersWhatWasStaged() throws IOException, InterruptedException {
        Script.run("bench/states");
    }
}
