package io.harken.collectors.file;

import io.harken.item.NotSupportedException;
import java.util.EnumSet;
import java.util.Set;

/** The types of files, by the words of item keys (inode(7)). */
public enum FileType {
    /** A regular file. */
    FILE("file", 0x8000),
    /** A directory. */
    DIR("dir", 0x4000),
    /** A symbolic link. */
    SYM("sym", 0xA000),
    /** A socket. */
    SOCK("sock", 0xC000),
    /** A block device. */
    BDEV("bdev", 0x6000),
    /** A character device. */
    CDEV("cdev", 0x2000),
    /** A named pipe. */
    FIFO("fifo", 0x1000);

    private static final int MASK = 0xF000;
    private static final FileType[] ALL = values();

    private final String word;
    private final int bits;

    FileType(String word, int bits) {
        this.word = word;
        this.bits = bits;
    }

    /** The word that item keys have for it. */
    public String word() {
        return word;
    }

    /** The type in the mode of a file, which has one of these. */
    public static FileType of(int mode) {
        for (FileType type : ALL) {
            if ((mode & MASK) == type.bits) {
                return type;
            }
        }
        throw new IllegalArgumentException("mode " + Integer.toOctalString(mode));
    }

    /** The types in a list of words, of which {@code all} and {@code dev} mean several; an empty list has none. */
    public static Set<FileType> list(String words) throws NotSupportedException {
        Set<FileType> types = EnumSet.noneOf(FileType.class);
        int begin = 0;
        while (!words.isEmpty() && begin <= words.length()) {
            int comma = words.indexOf(',', begin);
            int end = comma < 0 ? words.length() : comma;
            types.addAll(named(words.substring(begin, end)));
            begin = end + 1;
        }
        return types;
    }

    private static Set<FileType> named(String listed) throws NotSupportedException {
        int begin = 0;
        while (begin < listed.length() && listed.charAt(begin) == ' ') {
            begin++;
        }
        String word = listed.substring(begin);
        if (word.equals("all")) {
            return EnumSet.allOf(FileType.class);
        }
        if (word.equals("dev")) {
            return EnumSet.of(BDEV, CDEV);
        }
        for (FileType type : ALL) {
            if (type.word.equals(word)) {
                return EnumSet.of(type);
            }
        }
        throw new NotSupportedException("Invalid type \"" + word + "\".");
    }
}
