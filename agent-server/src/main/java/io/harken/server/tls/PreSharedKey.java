package io.harken.server.tls;

import io.harken.config.SystemError;
import io.harken.config.TlsConfig;
import io.harken.item.ByteText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.bouncycastle.tls.BasicTlsPSKIdentity;
import org.bouncycastle.tls.TlsPSKIdentity;
import org.jspecify.annotations.Nullable;

/** A key that both sides have, and its name. */
final class PreSharedKey {
    /** The digits of a key, two for each byte. */
    private static final int FEWEST_DIGITS = 32;

    private static final int MOST_DIGITS = 512;

    /** The bytes of an identity. */
    static final int LONGEST_IDENTITY = 512;

    private final String identity;
    private final byte[] identityBytes;
    private final byte[] key;

    private PreSharedKey(String identity, byte[] key) {
        this.identity = identity;
        this.identityBytes = ByteText.bytes(identity);
        this.key = key;
    }

    /** Reads the key from the first line of its file. The words are those that {@code zabbix_agentd} logs. */
    static PreSharedKey load(TlsConfig.PreSharedKey config) throws KeyFileException {
        int length = config.identity().length();
        if (length > LONGEST_IDENTITY) {
            throw new KeyFileException(
                    "PSK identity length " + length + " exceeds the maximum length of " + LONGEST_IDENTITY + " bytes.");
        }
        return new PreSharedKey(config.identity(), parse(firstLine(config.file()), KeyFiles.name(config.file())));
    }

    private static String firstLine(Path file) throws KeyFileException {
        try (InputStream in = Files.newInputStream(file)) {
            // As much as can be a key, and its end of line.
            String beginning = ByteText.of(in.readNBytes(MOST_DIGITS + 2));
            if (beginning.isEmpty()) {
                throw new KeyFileException("cannot read from file \"" + KeyFiles.name(file) + "\" or file empty");
            }
            String line = beginning.split("[\r\n]", 2)[0];
            if (line.isEmpty()) {
                throw new KeyFileException("file \"" + KeyFiles.name(file) + "\" is empty");
            }
            return line;
        } catch (IOException e) {
            throw new KeyFileException("cannot open file \"" + KeyFiles.name(file) + "\": " + SystemError.of(e));
        }
    }

    static byte[] parse(String line, String file) throws KeyFileException {
        if (line.length() < FEWEST_DIGITS) {
            throw new KeyFileException(
                    "PSK in file \"" + file + "\" is too short. Minimum is " + FEWEST_DIGITS + " hex-digits");
        }
        if (line.length() > MOST_DIGITS) {
            throw new KeyFileException(
                    "PSK in file \"" + file + "\" is too long. Maximum is " + MOST_DIGITS + " hex-digits");
        }
        try {
            return HexFormat.of().parseHex(line);
        } catch (IllegalArgumentException e) {
            // Its text would quote the key.
            throw new KeyFileException("invalid PSK in file \"" + file + "\"");
        }
    }

    /** The name of the key. */
    String identity() {
        return identity;
    }

    /** What a peer with this key has. */
    TlsPSKIdentity asPeer() {
        return new BasicTlsPSKIdentity(identityBytes, key);
    }

    /** A copy of the key, if it has this name. */
    byte @Nullable [] find(byte[] requested) {
        return MessageDigest.isEqual(identityBytes, requested) ? key.clone() : null;
    }
}
