package dev.baton.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Tree;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Bytes for tests, and what reading them must come to. */
final class Documents {

    private Documents() {
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Texts and single bytes, one after another. */
    static byte[] bytes(Object... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Object part : parts) {
            if (part instanceof Integer one) {
                all.write(one);
            } else {
                all.writeBytes(utf8((String) part));
            }
        }
        return all.toByteArray();
    }

    static Tree valid(Parsed<Tree> parsed) {
        return switch (parsed) {
            case Parsed.Valid<Tree>(Tree tree) -> tree;
            case Parsed.Invalid<Tree>(List<Objection> objections) -> throw new AssertionError(objections);
        };
    }

    /** The one objection, checked to be short and to name no class of anybody's. */
    static Objection refused(Parsed<Tree> parsed) {
        assertThat(parsed).isInstanceOf(Parsed.Invalid.class);
        List<Objection> objections = ((Parsed.Invalid<Tree>) parsed).objections();
        assertThat(objections).hasSize(1);
        String said = objections.getFirst().toString();
        assertThat(said).hasSizeLessThan(400).doesNotContain("jackson", "snakeyaml", "Exception", "java.");
        return objections.getFirst();
    }

    static String said(Parsed<Tree> parsed) {
        Objection objection = refused(parsed);
        return objection.flaw().code() + " at \"" + objection.place() + "\" " + objection.details();
    }
}
