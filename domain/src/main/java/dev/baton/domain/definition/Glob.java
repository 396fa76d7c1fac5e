package dev.baton.domain.definition;

import dev.baton.domain.lead.FoldedText;
import java.util.Arrays;
import java.util.List;

/** A pattern over folded text in which {@code *} stands for anything; nothing else is special. */
public record Glob(List<String> pieces) {
    public Glob {
        pieces = List.copyOf(pieces);
    }

    /** The glob as written; it is split at the stars before its pieces are folded. */
    public static Glob of(String written) {
        return new Glob(Arrays.stream(written.split("\\*", -1)).map(FoldedText::fold).toList());
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
        for (String piece : pieces.subList(1, pieces.size() - 1)) {
            int found = folded.indexOf(piece, at);
            if (found < 0 || found + piece.length() > end) {
                return false;
            }
            at = found + piece.length();
        }
        return true;
    }
}
