package dev.baton.rest;

import java.util.Locale;

/** The languages in which problems are told. */
enum Language {
    EN,
    FA,
    AR;

    private static final int LONGEST_HEADER = 200;

    /** Its ISO 639-1 code. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * What the reader likes best of what there is; English where nothing fits.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-12.5.4">RFC 9110, Accept-Language</a>
     */
    static Language of(String acceptLanguage) {
        if (acceptLanguage.isEmpty() || acceptLanguage.length() > LONGEST_HEADER) {
            return EN;
        }
        Language best = EN;
        double liked = 0;
        for (String range : acceptLanguage.split(",")) {
            String[] parts = range.strip().split("\\s*;\\s*q\\s*=\\s*", 2);
            double quality = parts.length == 1 ? 1 : quality(parts[1]);
            if (quality > liked && isSpoken(parts[0])) {
                best = named(parts[0]);
                liked = quality;
            }
        }
        return best;
    }

    private static boolean isSpoken(String range) {
        String primary = primary(range);
        return primary.equals("*") || primary.equals("en") || primary.equals("fa") || primary.equals("ar");
    }

    private static Language named(String range) {
        return switch (primary(range)) {
            case "fa" -> FA;
            case "ar" -> AR;
            default -> EN;
        };
    }

    private static String primary(String range) {
        int dash = range.indexOf('-');
        return (dash < 0 ? range : range.substring(0, dash)).toLowerCase(Locale.ROOT);
    }

    private static double quality(String written) {
        return written.matches("[01](\\.[0-9]{0,3})?") ? Double.parseDouble(written) : 0;
    }
}
