package io.harken.collectors.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KernelNameTest {
    @ParameterizedTest
    @CsvSource({"amd64,x86_64", "aarch64,aarch64", "arm,armv7l", "i386,i686", "ppc64le,ppc64le"})
    void knowsTheMachineByTheNameOfTheKernel(String jvm, String kernel) {
        assertEquals(kernel, KernelName.machine(jvm));
    }
}
