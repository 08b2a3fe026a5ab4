package io.harken.item;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Floating-point numbers as printf(3) writes them. A number that is none is the caller's failure. */
public final class FloatText {
    private static final int DECIMALS = 6;

    /** So many digits tell every double from its neighbours. */
    private static final int DIGITS = 17;

    private FloatText() {}

    /** As {@code %f}: the value of an item. */
    public static String sixDecimals(double value) {
        return new BigDecimal(value).setScale(DECIMALS, RoundingMode.HALF_EVEN).toPlainString();
    }

    /** As {@code %.17g}: the value of an item in {@code -t} and {@code -p}. */
    public static String allDigits(double value) {
        BigDecimal rounded = new BigDecimal(value)
                .round(new MathContext(DIGITS, RoundingMode.HALF_EVEN))
                .stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent >= -4 && exponent < DIGITS) {
            return rounded.toPlainString();
        }
        String mantissa = rounded.movePointLeft(exponent).toPlainString();
        return String.format(Locale.ROOT, "%se%+03d", mantissa, exponent);
    }
}
