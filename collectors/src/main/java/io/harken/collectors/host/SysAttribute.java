package io.harken.collectors.host;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Attributes of devices: small files of sysfs(5), not every one of which each device has. */
public final class SysAttribute {
    private static final int PAGE = 4096;

    private SysAttribute() {}

    /** The value without blanks around it; nothing if there is none or the driver refuses to tell. */
    public static Optional<String> read(Path file) {
        try {
            return Optional.of(HostText.beginning(file, PAGE).strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The value of an attribute that is an unsigned number; nothing if there is none. */
    public static Optional<Long> number(Path file) {
        Optional<String> text = read(file);
        try {
            return text.isPresent() ? Optional.of(Long.parseUnsignedLong(text.get())) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
