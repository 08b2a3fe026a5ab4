package io.harken.collectors.tcp;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/** How much is used of what there may be. */
final class Share {
    private Share() {}

    /** In percent; nothing if the limit is not known or 0. */
    static OptionalDouble percent(long used, OptionalLong limit) {
        return limit.orElse(0) == 0 ? OptionalDouble.empty() : OptionalDouble.of(100.0 * used / limit.getAsLong());
    }
}
