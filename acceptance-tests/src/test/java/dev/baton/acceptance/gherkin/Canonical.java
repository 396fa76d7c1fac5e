package dev.baton.acceptance.gherkin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes a feature file, as people type it, into what the parser knows: natural Persian and Arabic keywords and the other
 * keyboard's letters are replaced, quoted texts are left alone, and a line that only looks like a keyword is refused, where
 * the parser would silently take it for prose.
 */
final class Canonical {
    private static final Pattern LANGUAGE = Pattern.compile("\\s*#\\s*language\\s*:\\s*(\\S+)\\s*");
    private static final Pattern PARTS = Pattern.compile("\"[^\"]*\"|[^\"]+|\"");
    private final List<String> lines = new ArrayList<>();
    private Dialect dialect = Dialect.ENGLISH;
    private boolean quoting;

    private Canonical() {
    }

    /** A line that no reader would take for prose, and the parser would. */
    static final class Refused extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        Refused(int line, String what) {
            super("line " + line + ": " + what);
        }
    }

    /** The text as the parser wants it, line by line. */
    static String of(String text) {
        Canonical canonical = new Canonical();
        String[] lines = text.replace("\uFEFF", "").split("\\R", -1);
        for (int i = 0; i < lines.length; i++) {
            canonical.lines.add(canonical.line(lines[i], i + 1));
        }
        return String.join("\n", canonical.lines);
    }

    private String line(String line, int number) {
        String stripped = line.strip();
        if (stripped.startsWith("\"\"\"") || stripped.startsWith("```")) {
            quoting = !quoting;
            return line;
        }
        if (quoting || stripped.isEmpty() || stripped.startsWith("@")) {
            return line;
        }
        if (stripped.startsWith("#")) {
            language(stripped, number);
            return line;
        }
        String indent = line.substring(0, line.indexOf(stripped));
        return indent + (stripped.startsWith("|") ? outsideQuotes(stripped) : sentence(stripped, number));
    }

    private void language(String comment, int number) {
        Matcher named = LANGUAGE.matcher(comment);
        if (named.matches()) {
            dialect = Dialect.of(named.group(1))
                    .orElseThrow(() -> new Refused(number, "feature files are written in en, fa or ar"));
        }
    }

    private String sentence(String stripped, int number) {
        int colon = stripped.indexOf(':');
        String before = colon < 0 ? "" : stripped.substring(0, colon);
        Optional<String> header = dialect.header(before);
        if (colon >= 0 && header.isPresent()) {
            return header.get() + stripped.substring(colon);
        }
        Optional<Dialect.Step> step = dialect.step(stripped);
        if (step.isPresent()) {
            return step.get().keyword() + " " + outsideQuotes(step.get().sentence());
        }
        if (stripped.endsWith(":") || colon >= 0 && Dialect.isHeaderAnywhere(before)) {
            throw new Refused(number, "\"" + before + ":\" is no keyword here and would be read as prose; see the list "
                    + "of keywords in docs/feature-files.md");
        }
        return stripped;
    }

    private String outsideQuotes(String text) {
        StringBuilder letters = new StringBuilder();
        Matcher parts = PARTS.matcher(text);
        while (parts.find()) {
            letters.append(parts.group().startsWith("\"") ? parts.group() : dialect.letters(parts.group()));
        }
        return letters.toString();
    }
}
