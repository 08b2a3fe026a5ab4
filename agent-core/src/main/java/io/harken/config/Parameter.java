package io.harken.config;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A row of the table of parameters: a name, and what values it takes. */
sealed interface Parameter {
    /** The name, which is case-sensitive. */
    String name();

    /** The value as it is kept, or nothing if the parameter does not take it. */
    Optional<String> normal(String value);

    /** What the parameter takes, to be told when it was given something else. */
    default String takes() {
        return "any text";
    }

    /**
     * A whole number.
     *
     * @param name the name
     * @param min the least value
     * @param max the greatest value
     * @param standard the value when the parameter is not given
     */
    record WholeNumber(String name, int min, int max, int standard) implements Parameter {
        private static final Pattern FORM = Pattern.compile("([0-9]+)([KMGT]?)");

        @Override
        public Optional<String> normal(String value) {
            Matcher form = FORM.matcher(value);
            if (!form.matches()) {
                return Optional.empty();
            }
            int thousands = "KMGT".indexOf(form.group(2)) + (form.group(2).isEmpty() ? 0 : 1);
            BigInteger number = new BigInteger(form.group(1)).shiftLeft(10 * thousands);
            boolean inside =
                    number.compareTo(BigInteger.valueOf(min)) >= 0 && number.compareTo(BigInteger.valueOf(max)) <= 0;
            return inside ? Optional.of(number.toString()) : Optional.empty();
        }

        @Override
        public String takes() {
            return "a whole number from " + min + " to " + max;
        }
    }

    /**
     * Text, taken as it is.
     *
     * @param name the name
     */
    record Text(String name) implements Parameter {
        @Override
        public Optional<String> normal(String value) {
            return Optional.of(value);
        }
    }

    /**
     * Texts between commas; blanks around them do not count.
     *
     * @param name the name
     */
    record TextList(String name) implements Parameter {
        @Override
        public Optional<String> normal(String value) {
            return Optional.of(Blanks.trimList(value));
        }
    }

    /**
     * Text that may be given more than once; all lines count, in their order.
     *
     * @param name the name
     */
    record Repeated(String name) implements Parameter {
        @Override
        public Optional<String> normal(String value) {
            return Optional.of(value);
        }
    }
}
