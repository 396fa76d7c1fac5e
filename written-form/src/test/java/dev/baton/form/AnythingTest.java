package dev.baton.form;

import static dev.baton.form.Documents.utf8;
import static dev.baton.form.Documents.valid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Tree;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Whatever the bytes are there is an answer; whatever the tree is it comes back. Seeded, so a failure can be had again. */
class AnythingTest {
    private static final String JSON = """
            {"key":"acme","points":12.50,"deep":[[1,2],{"a":[{"b":null}]},"سلام\\u0020😀"],"on":true,"n":-1e3,"":""}""";
    private static final String YAML = """
            key: acme # note
            points: 12.50
            deep:
              - [1, 0x1F, .5]
              - {a: "x\\u0020y", 'b': ~}
              - |
                two
                lines
            نام: >-
              سارا
            ? odd
            : true
            """;
    private static final String[] SOUP = {"{", "}", "[", "]", ",", ":", "\"", "'", "\n", " ", "  ", "- ", "? ", ": ",
            "#",
            "&a", "*a", "!", "!!str", "|", ">", "%", "%YAML 1.2", "---", "...", "\\", "\\u", "\\ud800", "\\U", "0", "1",
            "e9", "-", "+", ".", "0x", "0o", "true", "null", "NaN", "~", "<<", "\u0000", "\u0085", "\u2028", "\uFEFF",
            "س",
            "😀", "\t", "\r", "a", "b", "@", "`", "//", "/*"};

    private static void answered(byte[] bytes) {
        for (Parsed<Tree> parsed : List.of(Json.read(bytes), Yaml.read(bytes))) {
            if (parsed instanceof Parsed.Valid<Tree>(Tree tree)) {
                assertThat(valid(Json.read(Json.write(tree)))).isEqualTo(tree);
                assertThat(valid(Yaml.read(utf8(Yaml.write(tree))))).as(() -> Json.text(tree)).isEqualTo(tree);
            } else {
                Objection objection = Documents.refused(parsed);
                assertThat(objection.details()).isNotEmpty();
            }
        }
    }

    @Test
    void random_bytes_are_answered() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 3_000; i++) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            answered(bytes);
        }
    }

    @Test
    void a_soup_of_signs_is_answered() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 10_000; i++) {
            StringBuilder soup = new StringBuilder();
            for (int n = random.nextInt(15); n >= 0; n--) {
                soup.append(SOUP[random.nextInt(SOUP.length)]);
            }
            answered(utf8(soup.toString()));
        }
    }

    @Test
    void spoilt_documents_are_answered() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 5_000; i++) {
            answered(spoilt(utf8(i % 2 == 0 ? JSON : YAML), random));
        }
    }

    private static byte[] spoilt(byte[] document, SplittableRandom random) {
        byte[] bytes = document.clone();
        for (int n = random.nextInt(3); n >= 0; n--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> bytes[at] = bytes[random.nextInt(bytes.length)];
                default -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
            }
        }
        return bytes;
    }

    @Test
    void every_beginning_of_a_document_is_answered() {
        for (String document : List.of(JSON, YAML)) {
            byte[] bytes = utf8(document);
            for (int length = 0; length <= bytes.length; length++) {
                answered(Arrays.copyOf(bytes, length));
            }
        }
    }

    @Test
    void every_tree_comes_back_from_both_forms() {
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 3_000; i++) {
            Tree tree = tree(random, 4);
            assertThat(valid(Json.read(Json.write(tree)))).isEqualTo(tree);
            String yaml = Yaml.write(tree);
            assertThat(valid(Yaml.read(utf8(yaml)))).as(yaml).isEqualTo(tree);
        }
    }

    private static Tree tree(SplittableRandom random, int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 5)) {
            case 0, 1 -> Tree.of(text(random));
            case 2 -> new Tree.Numeral(new BigDecimal(BigInteger.valueOf(random.nextLong()), random.nextInt(30)));
            case 3 -> Tree.of(random.nextBoolean());
            case 4 -> new Tree.Blank();
            case 5 -> {
                List<Tree> items = new ArrayList<>();
                for (int n = random.nextInt(4); n > 0; n--) {
                    items.add(tree(random, depth - 1));
                }
                yield new Tree.Listing(items);
            }
            default -> {
                var branch = Tree.branch();
                for (int n = random.nextInt(4); n > 0; n--) {
                    branch = branch.with(text(random), tree(random, depth - 1));
                }
                yield branch.done();
            }
        };
    }

    private static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(6); n > 0; n--) {
            String part = SOUP[random.nextInt(SOUP.length)];
            text.append(part.equals("\u0000") ? "\u0001" : part);
        }
        return text.toString();
    }
}
