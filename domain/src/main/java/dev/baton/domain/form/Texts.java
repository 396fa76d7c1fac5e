package dev.baton.domain.form;

import dev.baton.domain.form.Objection.Flaw;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** What a text from outside may hold. */
public final class Texts {
    private static final int BRIEF = 60;

    private Texts() {
    }

    /** A text that is not blank, not too long and free of characters that could mislead a reader or a database. */
    public static Optional<String> read(Reading reading, Tree tree, Pointer place, int longest) {
        if (!(tree instanceof Tree.Text(String value))) {
            reading.object(place, Flaw.WRONG_TYPE, "text", tree.kind());
            return Optional.empty();
        }
        if (value.isBlank()) {
            reading.object(place, Flaw.EMPTY);
            return Optional.empty();
        }
        if (value.length() > longest) {
            reading.object(place, Flaw.TOO_LONG, value.length(), longest);
            return Optional.empty();
        }
        OptionalInt forbidden = value.codePoints().filter(Texts::isForbidden).findFirst();
        if (forbidden.isPresent()) {
            reading.object(place, Flaw.FORBIDDEN_CHARACTER, "U+%04X".formatted(forbidden.getAsInt()));
            return Optional.empty();
        }
        return Optional.of(value);
    }

    /**
     * Characters that no text may hold: controls other than tab and line ends, lone surrogates, non-characters, and the
     * bidirectional overrides and embeddings that make a text read otherwise than it is (the isolates, and the marks that
     * Persian and Arabic need, such as ZWNJ, LRM and RLM, are welcome).
     */
    public static boolean isForbidden(int codePoint) {
        if (codePoint < 0x20) {
            return codePoint != '\t' && codePoint != '\n' && codePoint != '\r';
        }
        return codePoint >= 0x7F && codePoint <= 0x9F
                || codePoint >= 0x202A && codePoint <= 0x202E
                || codePoint >= 0xD800 && codePoint <= 0xDFFF
                || codePoint >= 0xFDD0 && codePoint <= 0xFDEF
                || (codePoint & 0xFFFE) == 0xFFFE;
    }

    /** A text as it is quoted in a message: never long, never with characters that mislead. */
    public static String brief(String text) {
        return brief(text, BRIEF);
    }

    /** A text as it is quoted in a message, of at most so many characters. */
    public static String brief(String text, int most) {
        String safe = safe(text.codePoints().limit(most));
        return safe.length() < text.length() ? safe + "…" : safe;
    }

    /** A text as it may be sent back: U+FFFD stands for each character that no text may hold. */
    public static String safe(String text) {
        return safe(text.codePoints());
    }

    private static String safe(IntStream codePoints) {
        return codePoints.map(c -> isForbidden(c) ? '\uFFFD' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    /** A number as it is quoted in a message: never long. */
    public static String brief(BigDecimal number) {
        return number.precision() > BRIEF || Math.abs(number.scale()) > BRIEF ? "…" : number.toPlainString();
    }
}
