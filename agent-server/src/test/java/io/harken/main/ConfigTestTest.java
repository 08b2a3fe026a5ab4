package io.harken.main;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigTestTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void saysThatAFileIsRight() throws Exception {
        assertEquals(0, run("Server=127.0.0.1\nLogType=console\nHostname=h\nHostnameItem=i\n"));

        assertEquals("Validating configuration file \"FILE\"\nValidation successful\n", text(out));
        assertEquals("harken [7]: Warning: both Hostname and HostnameItem defined, using [h]\n", text(err));
    }

    @Test
    void saysWhatIsWrong() throws Exception {
        assertEquals(1, run("Server=127.0.0.1\nLogType=console\nTimeout=0\n"));

        assertEquals("Validating configuration file \"FILE\"\n", text(out));
        assertEquals("""
                harken [7]: wrong value of "Timeout" in config file "FILE", line 3
                harken [7]: "Timeout" takes a whole number from 1 to 30, not "0"
                """, text(err));
    }

    private int run(String text) throws Exception {
        Files.writeString(file(), text);
        return new ConfigTest(new Terminal(out, err, 7)).run(file().toString());
    }

    private Path file() {
        return folder.resolve("a.conf");
    }

    private String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.ISO_8859_1).replace(file().toString(), "FILE");
    }
}
