package io.harken.check;

import io.harken.item.ByteText;
import io.harken.item.ItemValue;

/** The outcome of one passive check. */
public sealed interface CheckResult {
    /** Gives back the memory that a long value is accounted with; called once nobody needs it any more. */
    default void release() {
        if (this instanceof Value value) {
            value.item().release().run();
        }
    }

    /**
     * The item has a value.
     *
     * @param item the value
     */
    record Value(ItemValue item) implements CheckResult {}

    /**
     * The item is not supported.
     *
     * @param reason why, in {@link ByteText}; cut to {@value #MAX_REASON} bytes
     */
    record NotSupported(String reason) implements CheckResult {
        /** A server of 7.0 takes a longer error text for a broken reply and the whole host for unreachable. */
        static final int MAX_REASON = 2047;

        /** Cuts the reason on a UTF-8 boundary. */
        public NotSupported {
            reason = ByteText.cut(reason, MAX_REASON);
        }
    }
}
