package io.harken.collectors.regex;

/** Properties of Unicode characters: general categories and scripts. */
final class PcreProperty {
    private static final String CATEGORIES =
            " L Ll Lu Lt Lm Lo M Mn Mc Me N Nd Nl No P Pc Pd Ps Pe Pi Pf Po S Sm Sc Sk So Z Zs"
                    + " Zl Zp C Cc Cf Cn Co Cs ";

    private PcreProperty() {}

    /** What the JDK calls a property, or nothing. */
    static String java(String name) {
        if (name.equals("L&")) {
            return "LC";
        }
        if (CATEGORIES.contains(" " + name + " ")) {
            return name;
        }
        try {
            return "Is" + Character.UnicodeScript.forName(name);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
