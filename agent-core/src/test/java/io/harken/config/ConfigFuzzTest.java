package io.harken.config;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.harken.item.ByteText;
import io.harken.item.Fuzz;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever stands in a file, reading it ends, and in nothing but a configuration or a list of problems. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ConfigFuzzTest {
    /** What the agent is started with; a regular expression can need more for a long text. */
    private static final int STACK_BYTES = 256 << 10;

    private static final String ALPHABET = "=#*/.,;:[]K\"\\ \t\r\n\n\0\u00ff\u00c3\u00a9aT0139-";

    private static final List<String> PIECES = List.of(
            "Include=",
            "Include=DIR/main.conf\n",
            "Include=DIR/sub\n",
            "Include=sub/*.conf\n",
            "Include=DIR/sub/" + "*a".repeat(200) + "\n",
            "Server=",
            "ServerActive=",
            "SourceIP=",
            "Hostname=",
            "TLSAccept=",
            "TLSCertFile=",
            "LogType=",
            "ListenBacklog=",
            "EnableRemoteCommands=",
            "AllowKey=",
            "UserParameter=",
            "127.0.0.1",
            "fe80::1",
            "\u00ef\u00bb\u00bf",
            "a".repeat(2040),
            "9".repeat(500));

    private static final String GOOD = """
            Server=127.0.0.1, ::1, 10.0.0.0/8, example.org
            ServerActive=a;b:10052,[::1]:10051
            Hostname=a, b
            HostInterface=c
            SourceIP=127.0.0.1
            ListenPort=11K
            LogType=file
            LogFile=/tmp/log
            Include=sub/*.conf
            TLSAccept=unencrypted
            TLSPSKFile=/psk
            TLSPSKIdentity=identity
            EnableRemoteCommands=0
            UserParameter=a[*],echo $1
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void writeFiles() throws IOException {
        Files.createDirectories(folder.resolve("sub/sub"));
        Files.writeString(folder.resolve("sub/" + "a".repeat(250)), "Include=sub\n");
        Files.writeString(folder.resolve("sub/x.conf"), "Include=main.conf\n");
        Files.writeString(folder.resolve("sub/.y.conf"), "Timeout=4\n");
    }

    @Test
    void anyTextEnds() throws Exception {
        run(() -> Fuzz.run(3_000, random -> read(random, text(random))));
    }

    @Test
    void anyDamageToAFileEnds() throws Exception {
        run(() -> Fuzz.run(3_000, random -> read(random, damaged(random))));
    }

    private static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(12); left > 0; left--) {
            text.append(random.nextBoolean() ? piece(random) : Fuzz.text(random, ALPHABET, 12));
        }
        return text.toString();
    }

    private static String damaged(SplittableRandom random) {
        StringBuilder text = new StringBuilder(GOOD);
        for (int left = 1 + random.nextInt(4); left > 0; left--) {
            int at = random.nextInt(text.length());
            int end = Math.min(text.length(), at + random.nextInt(4));
            text.replace(at, end, random.nextInt(4) == 0 ? piece(random) : Fuzz.text(random, ALPHABET, 4));
        }
        return text.toString();
    }

    private static String piece(SplittableRandom random) {
        return PIECES.get(random.nextInt(PIECES.size()));
    }

    private void read(SplittableRandom random, String text) {
        Path main = folder.resolve("main.conf");
        ConfigUse[] uses = ConfigUse.values();
        try {
            Files.write(main, ByteText.bytes(text.replace("DIR", folder.toString())));
            AgentConfigReader.read(main.toString(), uses[random.nextInt(uses.length)]);
        } catch (ConfigException e) {
            assertFalse(e.problems().isEmpty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(Runnable fuzz) throws Exception {
        FutureTask<Void> task = new FutureTask<>(fuzz, null);
        new Thread(null, task, "fuzz", STACK_BYTES).start();
        task.get();
    }
}
