package dev.baton.rest;

import java.util.Arrays;
import java.util.Locale;

/** How much a reader wants a media type, by the header {@code Accept}. */
final class Preference {
    private Preference() {
    }

    /** From 0, not at all, to 1; what names the type itself counts before what names many. */
    static double of(String accept, String type) {
        return Arrays.stream(new String[]{type, type.substring(0, type.indexOf('/')) + "/*", "*/*"})
                .flatMap(range -> Arrays.stream(accept.split(",")).filter(each -> named(each).equals(range)))
                .mapToDouble(Preference::quality).findFirst().orElse(0);
    }

    private static String named(String range) {
        return range.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private static double quality(String range) {
        return Arrays.stream(range.split(";")).skip(1).map(String::strip)
                .filter(each -> each.matches("[qQ]=[01](\\.\\d{0,3})?"))
                .mapToDouble(each -> Double.parseDouble(each.substring(2))).findFirst().orElse(1);
    }
}
