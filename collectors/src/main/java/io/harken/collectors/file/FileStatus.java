package io.harken.collectors.file;

import io.harken.config.SystemError;
import io.harken.item.ByteText;
import io.harken.item.NotSupportedException;
import io.harken.json.JsonWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.Principal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * What the kernel says of a file (stat(2)).
 *
 * @param mode its type and permissions
 * @param device the device it is on
 * @param inode its number there
 * @param links how many names it has
 * @param size in bytes
 */
public record FileStatus(
        int mode,
        long device,
        long inode,
        int links,
        long uid,
        long gid,
        long size,
        Instant accessed,
        Instant modified,
        Instant changed) {
    private static final String ATTRIBUTES =
            "unix:mode,dev,ino,nlink,uid,gid,size,lastAccessTime,lastModifiedTime,ctime";
    private static final int PERMISSIONS = 0xFFF;

    /** The status of a file. */
    public static FileStatus of(Path file, LinkOption... options) throws IOException {
        Map<String, Object> attributes = Files.readAttributes(file, ATTRIBUTES, options);
        return new FileStatus(
                (int) number(attributes, "mode"),
                number(attributes, "dev"),
                number(attributes, "ino"),
                (int) number(attributes, "nlink"),
                Integer.toUnsignedLong((int) number(attributes, "uid")),
                Integer.toUnsignedLong((int) number(attributes, "gid")),
                number(attributes, "size"),
                time(attributes, "lastAccessTime"),
                time(attributes, "lastModifiedTime"),
                time(attributes, "ctime"));
    }

    private static long number(Map<String, Object> attributes, String name) {
        return ((Number) Objects.requireNonNull(attributes.get(name))).longValue();
    }

    private static Instant time(Map<String, Object> attributes, String name) {
        return ((FileTime) Objects.requireNonNull(attributes.get(name))).toInstant();
    }

    /** The status of a file that a key asks for. */
    static FileStatus asked(Path file, LinkOption... options) throws NotSupportedException {
        try {
            return of(file, options);
        } catch (IOException e) {
            throw unobtainable(e);
        }
    }

    /** The refusal of a key whose file has no status. */
    static NotSupportedException unobtainable(IOException e) {
        return new NotSupportedException("Cannot obtain file information: " + ByteText.utf8(SystemError.of(e)));
    }

    /** Its type. */
    public FileType type() {
        return FileType.of(mode);
    }

    /** Its permissions as at least four octal digits. */
    String permissions() {
        String digits = Integer.toOctalString(mode & PERMISSIONS);
        return "0".repeat(Math.max(0, 4 - digits.length())) + digits;
    }

    /** The name of its user, or the number if there is no name. */
    static String user(Path file) throws IOException {
        return name(Files.getAttribute(file, "unix:owner", LinkOption.NOFOLLOW_LINKS));
    }

    /** The name of its group, or the number if there is no name. */
    static String group(Path file) throws IOException {
        return name(Files.getAttribute(file, "unix:group", LinkOption.NOFOLLOW_LINKS));
    }

    private static String name(Object principal) {
        return ByteText.utf8(((Principal) principal).getName());
    }

    /**
     * Writes it as {@code vfs.file.get} and {@code vfs.dir.get} do.
     *
     * @param file the file
     * @param directory the path of its directory, in {@link ByteText}
     * @param name its name there
     */
    public void writeTo(JsonWriter json, Path file, String directory, String name, ZoneId zone) throws IOException {
        boolean isRoot = name.equals("/");
        json.beginObject();
        json.name("basename").value(name);
        json.name("pathname").value(isRoot ? name : (directory.equals("/") ? "/" : directory + "/") + name);
        json.name("dirname").value(directory);
        json.name("type").value(type().word());
        json.name("user").value(user(file));
        json.name("group").value(group(file));
        json.name("permissions").value(permissions());
        json.name("uid").unsigned(uid).name("gid").unsigned(gid);
        json.name("size").unsigned(size);
        DateTimeFormatter format = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxx", Locale.ROOT)
                .withZone(zone);
        json.name("time").beginObject();
        json.name("access").value(format.format(sinceEpoch(accessed)));
        json.name("modify").value(format.format(sinceEpoch(modified)));
        json.name("change").value(format.format(sinceEpoch(changed))).endObject();
        json.name("timestamp").beginObject();
        json.name("access").unsigned(sinceEpoch(accessed).getEpochSecond());
        json.name("modify").unsigned(sinceEpoch(modified).getEpochSecond());
        json.name("change").unsigned(sinceEpoch(changed).getEpochSecond()).endObject();
        json.endObject();
    }

    /** As for {@code zabbix_agentd}, nothing was before 1970. */
    private static Instant sinceEpoch(Instant time) {
        return time.isBefore(Instant.EPOCH) ? Instant.EPOCH : time;
    }
}
