package io.harken.server.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFilesTest {
    @TempDir
    private Path folder;

    @Test
    void findsAllPartsAndPassesOverOtherText() throws Exception {
        List<KeyFiles.Block> blocks = read("""
                subject=CN = agent
                -----BEGIN CERTIFICATE-----
                YWJj
                ZGVm
                -----END CERTIFICATE-----
                Bag Attributes
                -----BEGIN EC PRIVATE KEY-----\r
                Zw==\r
                -----END EC PRIVATE KEY-----\r
                """);

        assertEquals(
                List.of("CERTIFICATE abcdef", "EC PRIVATE KEY g"),
                blocks.stream()
                        .map(block -> block.label() + " " + new String(block.bytes(), StandardCharsets.US_ASCII))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "abc",
                "-----BEGIN CERTIFICATE-----\nYWJj\n",
                "-----BEGIN CERTIFICATE-----\nYWJj\n-----END PRIVATE KEY-----\n",
                "-----BEGIN CERTIFICATE-----\nYW!Jj\n-----END CERTIFICATE-----\n"
            })
    void whatIsNoPartIsPassedOver(String text) throws Exception {
        assertEquals(0, read(text).size());
    }

    @Test
    void whatCannotBeDecodedIsRefused() {
        assertThrows(IOException.class, () -> read("-----BEGIN CERTIFICATE-----\nY\n-----END CERTIFICATE-----\n"));
    }

    @Test
    void whatIsTooLongIsRefused() throws Exception {
        Files.write(file(), new byte[(8 << 20) + 1]);

        assertEquals(
                "File too large",
                assertThrows(IOException.class, () -> KeyFiles.read(file())).getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "r--------", "rw-r-----"})
    void whatOthersCannotReadIsSecret(String permissions) throws Exception {
        assertEquals(Optional.empty(), openness(permissions));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r--r--", "rw----r--", "rw-rw----", "rw-----w-"})
    void warnsOfWhatOthersCanReadOrChange(String permissions) throws Exception {
        assertEquals(
                Optional.of(
                        "Warning: \"TLSPSKFile\" " + file() + " is not secret: others can read it, or may change it"),
                openness(permissions));
    }

    private Optional<String> openness(String permissions) throws IOException {
        Files.writeString(file(), "x");
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString(permissions));
        return KeyFiles.openness("TLSPSKFile", file());
    }

    private List<KeyFiles.Block> read(String text) throws IOException {
        Files.writeString(file(), text);
        return KeyFiles.read(file());
    }

    private Path file() {
        return folder.resolve("file");
    }
}
