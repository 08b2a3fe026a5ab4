package io.harken.collectors.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.harken.item.ItemValue;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class OutputTextTest {
    private static final int PIECE = 5 * 1024 * 1024;

    @Test
    void growsToTheLongestTextInLargePieces() throws InterruptedException {
        OutputBudget budget = new OutputBudget();

        for (int i = 0; i < 2; i++) {
            try (OutputText text = new OutputText(budget)) {
                for (int length = PIECE; length <= OutputBudget.LONGEST; length += PIECE) {
                    text.append(ByteBuffer.allocate(PIECE), PIECE);
                }
                ItemValue value = text.take(ItemValue.Type.TEXT, "");

                assertEquals(3 * PIECE, value.text().length());
                value.release().run();
            }
        }
    }
}
