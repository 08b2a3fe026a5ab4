package io.harken.collectors.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.harken.item.NotSupportedException;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileTypeTest {
    @ParameterizedTest
    @CsvSource({
        "0100644, FILE",
        "0040755, DIR",
        "0120777, SYM",
        "0140777, SOCK",
        "0060660, BDEV",
        "0020666, CDEV",
        "0010600, FIFO"
    })
    void isInTheMode(String octal, FileType type) {
        assertEquals(type, FileType.of(Integer.parseInt(octal, 8)));
    }

    @Test
    void aListMayHaveBlanksInFront() throws NotSupportedException {
        assertEquals(Set.of(), FileType.list(""));
        assertEquals(Set.of(FileType.FILE, FileType.DIR), FileType.list(" file,  dir"));
        assertEquals(Set.of(FileType.BDEV, FileType.CDEV), FileType.list("dev"));
        assertEquals(EnumSet.allOf(FileType.class), FileType.list("sym,all"));
    }

    @ParameterizedTest
    @CsvSource({"bad, bad", "'file,', ''", "',file', ''", "'file ,dir', 'file '", "File, File"})
    void whatIsNoTypeIsRefused(String words, String unknown) {
        NotSupportedException e = assertThrows(NotSupportedException.class, () -> FileType.list(words));
        assertEquals("Invalid type \"" + unknown + "\".", e.reason());
    }
}
