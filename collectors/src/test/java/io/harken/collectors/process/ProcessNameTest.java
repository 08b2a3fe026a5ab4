package io.harken.collectors.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessNameTest {
    @ParameterizedTest
    @CsvSource({
        "a-very-long-pro, /usr/bin/a-very-long-process-name, a-very-long-process-name",
        "sleep, /usr/bin/other, sleep",
        "sleep, sleeping beauty, sleeping",
        "sleep, sleeper: worker process, sleeper",
        "sleep, 'sleepxx /with/slashyy', sleepxx",
        "sleep, a:b/sleepzz, sleep",
        "sleep, a b/sleepzz, sleep",
        "sleep, -sleep, sleep",
        "sleep, /a/b/, sleep",
        "name:colon, /bin/name:colon, name:colon",
        "sleep, '', sleep",
        "'', /bin/python3, python3",
    })
    void isTheProgramWhereThatBeginsAsTheKernelsName(String kernelName, String firstArgument, String name) {
        assertEquals(name, ProcessName.of(kernelName, firstArgument));
    }

    @ParameterizedTest
    @CsvSource({"' lead', lead", "'\t x ', 'x '", "x, x"})
    void leadingBlanksAreNoPartOfIt(String inStatus, String name) {
        assertEquals(name, ProcessName.withoutLeadingBlanks(inStatus));
    }
}
