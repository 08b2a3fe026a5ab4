package io.harken.config;

import io.harken.item.DigitText;
import java.math.BigInteger;
import java.util.Optional;

/** A row of the table of parameters: a name, and what values it takes. */
sealed interface Parameter {
    /** The name, which is case-sensitive. */
    String name();

    /** The value as it is kept, or nothing if the parameter does not take it. */
    Optional<String> normal(String value);

    /** What the parameter takes, to be told when it was given something else. */
    String takes();

    /** The value when the parameter is not given, as it would be written; empty if there is none. */
    default String standard() {
        return "";
    }

    /**
     * A whole number.
     *
     * @param name the name
     * @param min the least value
     * @param max the greatest value
     * @param standardNumber the value when the parameter is not given
     */
    record WholeNumber(String name, int min, int max, int standardNumber) implements Parameter {
        @Override
        public Optional<String> normal(String value) {
            int thousands = value.isEmpty() ? 0 : "KMGT".indexOf(value.charAt(value.length() - 1)) + 1;
            String digits = thousands == 0 ? value : value.substring(0, value.length() - 1);
            if (!DigitText.isNumber(digits, 10)) {
                return Optional.empty();
            }
            BigInteger number = new BigInteger(digits).shiftLeft(10 * thousands);
            boolean inside =
                    number.compareTo(BigInteger.valueOf(min)) >= 0 && number.compareTo(BigInteger.valueOf(max)) <= 0;
            return inside ? Optional.of(number.toString()) : Optional.empty();
        }

        @Override
        public String takes() {
            return "a whole number from " + min + " to " + max;
        }

        @Override
        public String standard() {
            return String.valueOf(standardNumber);
        }
    }

    /**
     * Text, taken as it is.
     *
     * @param name the name
     * @param standard the value when the parameter is not given, or an empty text
     */
    record Text(String name, String standard) implements Parameter {
        @Override
        public Optional<String> normal(String value) {
            return Optional.of(value);
        }

        @Override
        public String takes() {
            return "text";
        }
    }

    /**
     * Texts between commas; blanks around them do not count.
     *
     * @param name the name
     * @param standard the value when the parameter is not given, or an empty text
     */
    record TextList(String name, String standard) implements Parameter {
        @Override
        public Optional<String> normal(String value) {
            return Optional.of(Blanks.trimList(value));
        }

        @Override
        public String takes() {
            return "texts between commas";
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

        @Override
        public String takes() {
            return "text, once or more";
        }
    }

    /**
     * The old way to allow or deny all commands. Each line counts as a rule about {@value #COMMANDS}.
     *
     * @param name the name
     * @param allow the parameter that a 1 stands for
     * @param deny the parameter that a 0 stands for
     */
    record CommandSwitch(String name, Repeated allow, Repeated deny) implements Parameter {
        private static final String COMMANDS = "system.run[*]";

        /** Unlike a number, it has one spelling. */
        @Override
        public Optional<String> normal(String value) {
            return Optional.of(value).filter(one -> one.equals("0") || one.equals("1"));
        }

        @Override
        public String takes() {
            return "0 or 1";
        }

        /** The rule that a line stands for. */
        ConfigEntry rule(ConfigEntry entry) {
            String rule = entry.value().equals("1") ? allow.name() : deny.name();
            return new ConfigEntry(rule, COMMANDS, entry.place(), entry.written());
        }

        /** What is said about each line. */
        String deprecation() {
            return name + " parameter is deprecated, use " + allow.name() + "=" + COMMANDS + " or " + deny.name() + "="
                    + COMMANDS + " instead";
        }
    }
}
