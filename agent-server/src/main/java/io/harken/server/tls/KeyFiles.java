package io.harken.server.tls;

import io.harken.config.SystemError;
import io.harken.item.ByteText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads files of keys and certificates in the form PEM (RFC 7468). */
final class KeyFiles {
    /** The authorities that a browser trusts take a quarter of a megabyte. */
    private static final int LONGEST = 8 << 20;

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN (?<label>[A-Z0-9 ]+)-----\\s*+(?<headers>(?:[A-Za-z-]++: [^\\n]*+\\n)*+)"
                    + "(?<content>[A-Za-z0-9+/=\\s]*+)-----END \\k<label>-----");

    private static final Set<PosixFilePermission> TOO_OPEN =
            Set.of(PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE, PosixFilePermission.GROUP_WRITE);

    private KeyFiles() {}

    /**
     * A part of a file.
     *
     * @param label what it is
     * @param encrypted whether its headers say that it has a password (RFC 1421)
     * @param bytes its content
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Block(String label, boolean encrypted, byte[] bytes) {}

    /** All parts of a file, in their order. */
    static List<Block> read(Path file) throws IOException {
        String text;
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LONGEST + 1);
            if (bytes.length > LONGEST) {
                throw new IOException("File too large");
            }
            text = new String(bytes, StandardCharsets.ISO_8859_1);
        }
        List<Block> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(text);
        while (matcher.find()) {
            try {
                blocks.add(new Block(
                        matcher.group("label"),
                        matcher.group("headers").contains("ENCRYPTED"),
                        Base64.getMimeDecoder().decode(matcher.group("content"))));
            } catch (IllegalArgumentException e) {
                throw new IOException("Invalid base64", e);
            }
        }
        return blocks;
    }

    /** The name of a file as it is logged. */
    static String name(Path file) {
        return ByteText.utf8(file.toString());
    }

    /** A warning about a secret that is not kept, if it is not. */
    static Optional<String> openness(String parameter, Path file) {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            return permissions.stream().anyMatch(TOO_OPEN::contains)
                    ? Optional.of("Warning: \"" + parameter + "\" " + name(file)
                            + " is not secret: others can read it, or may change it")
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.of("Warning: \"" + parameter + "\" " + name(file) + ": " + SystemError.of(e));
        }
    }
}
