package io.harken.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.harken.check.CheckResult.NotSupported;
import org.junit.jupiter.api.Test;

class CheckResultTest {
    @Test
    void aReasonHasAtMost2047Bytes() {
        assertEquals("x".repeat(2047), new NotSupported("x".repeat(2047)).reason());
        assertEquals("x".repeat(2047), new NotSupported("x".repeat(2048)).reason());
    }

    @Test
    void aReasonIsNotCutInsideACharacter() {
        assertEquals("x".repeat(2046), new NotSupported("x".repeat(2046) + "\u00c3\u00a9").reason());
    }
}
