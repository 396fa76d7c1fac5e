package dev.baton.form;

import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.form.Texts;
import dev.baton.domain.form.Tree;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * YAML 1.2 by its core schema: {@code no} is a text, {@code 0o14} is twelve. One document, in UTF-8, each name once in a
 * map; no tags, anchors or aliases, since what people write here needs none and a stranger's alias can blow a line up to
 * gigabytes. Whatever the bytes are, reading them gives an answer and never an exception.
 *
 * @see <a href="https://yaml.org/spec/1.2.2/#103-core-schema">YAML 1.2.2, core schema</a>
 */
public final class Yaml {

    private Yaml() {
    }

    /** Reads a document within {@link Limits#USUAL}. */
    public static Parsed<Tree> read(byte[] bytes) {
        return read(bytes, Limits.USUAL);
    }

    /** Reads a document; if it is refused, with exactly one objection. */
    public static Parsed<Tree> read(byte[] bytes, Limits limits) {
        if (bytes.length > limits.bytes()) {
            return Parsed.refused(Pointer.ROOT, Flaw.TOO_LONG, bytes.length, limits.bytes());
        }
        try {
            LoadSettings settings = LoadSettings.builder().setCodePointLimit(limits.bytes()).build();
            StreamReader text = new StreamReader(settings, Utf8.decode(bytes).toString());
            return new Parsed.Valid<>(new YamlReader(new ParserImpl(settings, text), limits).document());
        } catch (Refusal refusal) {
            return refusal.parsed();
        } catch (YamlEngineException refused) {
            return refusal(refused).parsed();
        } catch (IllegalArgumentException | IndexOutOfBoundsException _) {
            // The library lets these through for a few escapes and directives, e.g. "\\UFFFFFFFF".
            return Refusal.unreadable(1, 1, "this is not YAML: perhaps an escape that is none").parsed();
        }
    }

    private static Refusal refusal(YamlEngineException refused) {
        return switch (refused) {
            case MarkedYamlEngineException marked -> marked.getProblemMark()
                    .map(mark -> Refusal.unreadable(mark.getLine() + 1, mark.getColumn() + 1, why(marked)))
                    .orElseGet(() -> Refusal.unreadable(1, 1, why(marked)));
            case ReaderException unfit -> Refusal.at(List.of(), Flaw.FORBIDDEN_CHARACTER,
                    "U+%04X".formatted(unfit.getCodePoint()));
            default -> Refusal.unreadable(1, 1, "this is not YAML");
        };
    }

    /** The library's words are plain and name no class, but may quote the document. */
    private static String why(MarkedYamlEngineException marked) {
        String problem = marked.getProblem();
        if (problem == null || problem.isBlank()) {
            return "this is not YAML";
        }
        return "this is not YAML: " + Texts.brief(problem.split("\\. ", 2)[0]);
    }

    /**
     * The tree as people write it: blocks, names in their order, quotes only where a text would otherwise be read as
     * something else, texts of several lines as lines.
     */
    public static String write(Tree tree) {
        return new YamlWriter().write(tree);
    }
}
