package io.harken.collectors.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathNameTest {
    @ParameterizedTest
    @CsvSource({
        "/etc/passwd,      /etc/passwd, /etc, passwd",
        "/etc//./x/../a,   /etc/a,      /etc, a",
        "etc/passwd,       /etc/passwd, /etc, passwd",
        "/tmp/,            /tmp,        /,    tmp",
        "/,                /,           /,    /",
        ".,                /,           /,    /",
        "/../..,           /,           /,    /",
        "../../tmp,        /tmp,        /,    tmp"
    })
    void saysWhatIsMeant(String name, String canonical, String directory, String last) {
        assertEquals(canonical, PathName.canonical(name));
        assertEquals(directory, PathName.directory(canonical));
        assertEquals(last, PathName.last(canonical));
    }
}
