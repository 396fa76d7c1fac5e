package dev.baton.alerts;

/** The subject of a letter, of which leads may have written a part. */
final class Subject {
    private static final int LONGEST = 200;

    private Subject() {
    }

    /**
     * One line that stays one, of bearable length. What would write the rest of a list backwards is left out, and what looks
     * like an encoded word is taken apart, since mail programs would decode it.
     */
    static String of(String written) {
        String line = written.replaceAll("[\\p{Cntrl}\\u0080-\\u009f\\u2028\\u2029]+", " ")
                .replaceAll("[\\u202a-\\u202e\\ufeff\\p{Cs}]", "").replaceAll(" {2,}", " ").replace("=?", "= ?")
                .strip();
        return line.codePointCount(0, line.length()) <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }
}
