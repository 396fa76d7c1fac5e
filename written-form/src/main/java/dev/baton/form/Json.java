package dev.baton.form;

import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.form.Tree;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.TokenStreamFactory.Feature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/**
 * JSON by RFC 8259, and nothing beside it: no comments, no single quotes, no {@code NaN}, UTF-8 only (a byte order mark is
 * passed over), each name once in a map. Whatever the bytes are, reading them gives an answer and never an exception.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259">RFC 8259</a>
 */
public final class Json {
    /** UTF-16 and UTF-32 are not guessed; names of strangers are not kept for the life of the process. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(Feature.CHARSET_DETECTION)
            .disable(Feature.INTERN_PROPERTY_NAMES)
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();

    private Json() {
    }

    /** Reads an item that was taken out of a document: the mark that a document may begin with has no place within one. */
    public static Parsed<Tree> readItem(byte[] bytes) {
        return Utf8.start(bytes) > 0
                ? Parsed.refused(Pointer.ROOT, Flaw.FORBIDDEN_CHARACTER, "U+FEFF")
                : read(bytes);
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
        try (JsonParser parser = parser(bytes)) {
            return new Parsed.Valid<>(new JsonReader(parser, limits).document());
        } catch (Refusal refusal) {
            return refusal.parsed();
        }
    }

    /**
     * Reads a document that is a list, within {@link Limits#USUAL}, and leaves its items unread. A document that is something
     * else is read as a whole.
     */
    public static Parsed<Apart> apart(byte[] bytes) {
        return apart(bytes, Optional.empty(), Integer.MAX_VALUE);
    }

    /**
     * Reads a map within {@link Limits#USUAL}, and leaves the items of the list under one of its names unread. Where there is
     * no such list, or its brackets do not come out even, the document is read as a whole.
     *
     * @param most so many items are kept, the others only counted
     */
    public static Parsed<Apart> apart(byte[] bytes, String list, int most) {
        return apart(bytes, Optional.of(list), most);
    }

    private static Parsed<Apart> apart(byte[] bytes, Optional<String> list, int most) {
        Optional<JsonCut> cut = bytes.length > Limits.USUAL.bytes()
                ? Optional.empty()
                : JsonCut.of(bytes, list, most);
        if (cut.isPresent() && read(cut.get().around()) instanceof Parsed.Valid<Tree>(Tree around)) {
            return new Parsed.Valid<>(new Apart(around, cut.get().items(), cut.get().count()));
        }
        return read(bytes).map(Apart::whole);
    }

    private static JsonParser parser(byte[] bytes) {
        if (Utf8.isAscii(bytes)) {
            return FACTORY.createParser(ObjectReadContext.empty(), bytes, 0, bytes.length);
        }
        CharBuffer text = Utf8.decode(bytes);
        return FACTORY.createParser(ObjectReadContext.empty(), text.array(), text.arrayOffset(), text.length());
    }

    /** The tree as UTF-8, without blanks or line ends. Numbers are written out: {@code 100}, never {@code 1E+2}. */
    public static byte[] write(Tree tree) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
            write(generator, tree);
        }
        return bytes.toByteArray();
    }

    /** The tree as a text, as {@link #write} gives it. */
    public static String text(Tree tree) {
        return new String(write(tree), StandardCharsets.UTF_8);
    }

    private static void write(JsonGenerator to, Tree tree) {
        switch (tree) {
            case Tree.Branch(Map<String, Tree> entries) -> {
                to.writeStartObject();
                entries.forEach((name, value) -> {
                    to.writeName(Utf8.wellFormed(name));
                    write(to, value);
                });
                to.writeEndObject();
            }
            case Tree.Listing(List<Tree> items) -> {
                to.writeStartArray();
                items.forEach(item -> write(to, item));
                to.writeEndArray();
            }
            case Tree.Text(String value) -> to.writeString(Utf8.wellFormed(value));
            case Tree.Numeral(BigDecimal value) -> to.writeNumber(value.toPlainString());
            case Tree.Flag(boolean value) -> to.writeBoolean(value);
            case Tree.Blank _ -> to.writeNull();
        }
    }
}
