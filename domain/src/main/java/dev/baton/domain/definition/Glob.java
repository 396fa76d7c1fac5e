package dev.baton.domain.definition;

import dev.baton.domain.lead.FoldedText;
import java.util.ArrayList;
import java.util.List;

/** A pattern over folded text in which {@code *} stands for anything; nothing else is special. */
public record Glob(List<String> pieces) {
    public Glob {
        pieces = List.copyOf(pieces);
    }

    /** The glob as written; it is split at the stars before its pieces are folded, which keeps the blanks beside a star. */
    public static Glob of(String written) {
        String[] pieces = written.split("\\*", -1);
        List<String> folded = new ArrayList<>(pieces.length);
        for (int i = 0; i < pieces.length; i++) {
            folded.add(folded(pieces[i], i > 0, i < pieces.length - 1));
        }
        return new Glob(folded);
    }

    /** {@code vp *} means the word, not {@code vpn}: a blank beside a star is a blank of the text. */
    private static String folded(String piece, boolean afterStar, boolean beforeStar) {
        String folded = FoldedText.fold(piece);
        if (folded.isEmpty()) {
            return afterStar && beforeStar && !piece.isEmpty() && isBlank(piece.charAt(0)) ? " " : "";
        }
        return (afterStar && isBlank(piece.charAt(0)) ? " " : "") + folded
                + (beforeStar && isBlank(piece.charAt(piece.length() - 1)) ? " " : "");
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /** Whether a folded text fits as a whole. */
    public boolean matches(String folded) {
        String first = pieces.getFirst();
        if (pieces.size() == 1) {
            return folded.equals(first);
        }
        String last = pieces.getLast();
        if (folded.length() < first.length() + last.length() || !folded.startsWith(first) || !folded.endsWith(last)) {
            return false;
        }
        int at = first.length();
        int end = folded.length() - last.length();
        for (int i = 1; i < pieces.size() - 1; i++) {
            String piece = pieces.get(i);
            int found = folded.indexOf(piece, at);
            if (found < 0 || found + piece.length() > end) {
                return false;
            }
            at = found + piece.length();
        }
        return true;
    }
}
