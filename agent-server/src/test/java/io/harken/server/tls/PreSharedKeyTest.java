package io.harken.server.tls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.harken.config.TlsConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts as {@code zabbix_agentd} 7.0.22 logged them. */
class PreSharedKeyTest {
    private static final String DIGITS = "0123456789abcdefABCDEF0123456789";

    @TempDir
    private Path folder;

    @Test
    void readsTheFirstLine() throws Exception {
        for (String end : new String[] {"", "\n", "\r\n", "\nmore"}) {
            assertEquals(16, find(DIGITS + end).length);
        }
        assertEquals(256, find("0".repeat(512) + "\n").length);
        assertArrayEquals(new byte[] {0x01, 0x23}, Arrays.copyOf(find(DIGITS), 2));
    }

    @Test
    void refusesWhatIsNoKey() throws Exception {
        assertEquals("cannot read from file \"" + file() + "\" or file empty", failure(""));
        assertEquals("file \"" + file() + "\" is empty", failure("\n"));
        assertEquals("PSK in file \"" + file() + "\" is too short. Minimum is 32 hex-digits", failure("01\n"));
        assertEquals("PSK in file \"" + file() + "\" is too long. Maximum is 512 hex-digits", failure("0".repeat(513)));
        assertEquals("invalid PSK in file \"" + file() + "\"", failure("0".repeat(33)));
        assertEquals("invalid PSK in file \"" + file() + "\"", failure("zz" + DIGITS));
        assertEquals("invalid PSK in file \"" + file() + "\"", failure(DIGITS + " "));
    }

    @Test
    void refusesALongName() throws Exception {
        Files.writeString(file(), DIGITS);
        PreSharedKey.load(new TlsConfig.PreSharedKey("i".repeat(512), file()));

        assertEquals(
                "PSK identity length 513 exceeds the maximum length of 512 bytes.",
                assertThrows(
                                KeyFileException.class,
                                () -> PreSharedKey.load(new TlsConfig.PreSharedKey("i".repeat(513), file())))
                        .getMessage());
    }

    @Test
    void theNameIsComparedExactly() throws Exception {
        Files.writeString(file(), DIGITS);
        assertNull(load().find(new byte[] {'I'}));
        assertNull(load().find(new byte[0]));
    }

    private byte[] find(String text) throws Exception {
        Files.writeString(file(), text);
        byte[] key = load().find(new byte[] {'i'});
        return key == null ? new byte[0] : key;
    }

    private String failure(String text) throws Exception {
        Files.writeString(file(), text);
        return String.valueOf(assertThrows(KeyFileException.class, this::load).getMessage());
    }

    private PreSharedKey load() throws KeyFileException {
        return PreSharedKey.load(new TlsConfig.PreSharedKey("i", file()));
    }

    private Path file() {
        return folder.resolve("psk");
    }
}
