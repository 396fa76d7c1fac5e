package dev.baton.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Tree;
import dev.baton.email.DeliveryAnswer.Taken;
import dev.baton.form.Json;
import dev.baton.form.Limits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Deliveries collected from elsewhere, as they were seen on the wire. They are not part of this project: the test looks for
 * them in the folder named by the system property or environment variable below, else in {@code shared/samples} beside one
 * of the folders above, and says so when there are none.
 */
class SendGridSamplesTest {
    private static final String PROPERTY = "baton.samples";
    private static final String VARIABLE = "BATON_SAMPLES";
    private static final String SUBFOLDER = "webhooks/sendgrid";
    private static final Limits LARGE = new Limits(64 << 20, 32, 1_000, 16 << 20, 100);
    private static final Map<String, String> KINDS = Map.of("ACCEPTED", "SENT");

    @Test
    void every_sample_is_taken_as_its_collector_expects() {
        List<Path> samples = samples();
        System.out.println("SendGrid samples: " + (samples.isEmpty()
                ? "none found (set -D" + PROPERTY + " or " + VARIABLE + "), so nothing was compared"
                : samples.size() + " in " + samples.getFirst().getParent()));
        assumeTrue(!samples.isEmpty(), "no collected deliveries beside this checkout");
        assertThat(samples).allSatisfy(path -> new Sample(path).check());
    }

    private static List<Path> samples() {
        Optional<Path> told = Optional.ofNullable(System.getProperty(PROPERTY))
                .or(() -> Optional.ofNullable(System.getenv(VARIABLE))).map(Path::of);
        return told.map(Stream::of).orElseGet(SendGridSamplesTest::beside).map(folder -> folder.resolve(SUBFOLDER))
                .filter(Files::isDirectory).findFirst().map(SendGridSamplesTest::files).orElse(List.of());
    }

    private static Stream<Path> beside() {
        return Stream.<Path>iterate(Path.of("").toAbsolutePath(), path -> path.getNameCount() > 0, Path::getParent)
                .limit(5).map(path -> path.resolveSibling("shared/samples"));
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One collected delivery. */
    private record Sample(Tree.Branch file) {
        Sample(Path path) {
            this(branch(read(path)));
        }

        private static Tree read(Path path) {
            try {
                return ((Parsed.Valid<Tree>) Json.read(Files.readAllBytes(path), LARGE)).value();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static Tree.Branch branch(Tree tree) {
            return (Tree.Branch) tree;
        }

        private static Optional<String> text(Tree.Branch of, String name) {
            return of.at(name).flatMap(tree -> switch (tree) {
                case Tree.Text(String value) -> Optional.of(value);
                case Tree.Numeral(BigDecimal value) -> Optional.of(value.toPlainString());
                case Tree.Flag(boolean value) -> Optional.of(Boolean.toString(value));
                case Tree.Blank _,Tree.Branch _,Tree.Listing _ -> Optional.empty();
            });
        }

        private Tree.Branch part(String name) {
            return branch(file.at(name).orElseThrow());
        }

        private byte[] body() {
            return text(file, "body").orElseThrow().getBytes(StandardCharsets.UTF_8);
        }

        private Optional<String> header(String name) {
            return part("headers").entries().entrySet().stream()
                    .filter(entry -> entry.getKey().toLowerCase(Locale.ROOT).equals(name))
                    .map(entry -> ((Tree.Text) entry.getValue()).value()).findFirst();
        }

        void check() {
            String signature = text(file, "signature_expected").orElseThrow();
            checkAnswer(signature);
            if (!signature.equals("invalid")) {
                checkEvents();
            }
        }

        /** Who does not sign is not let in, whatever the collector's own receiver did. */
        private void checkAnswer(String signature) {
            try (Deliveries deliveries = new Deliveries()) {
                deliveries.feed(Deliveries.FEED, text(part("auth"), "publicKey").orElse(""));
                DeliveryAnswer answer = deliveries.intake.receive("sendgrid", Deliveries.FEED, this::header, body());
                if (signature.equals("valid")) {
                    assertThat(answer).isInstanceOf(Taken.class);
                    Taken taken = (Taken) answer;
                    assertThat(taken.recorded() + taken.repeated() + taken.unread()).isEqualTo(expected().size());
                    assertThat(text(part("expect"), "suggestedStatus")).contains("200");
                } else {
                    assertThat(answer).isEqualTo(new DeliveryAnswer.NotAuthentic());
                }
            }
        }

        private List<Tree> expected() {
            return ((Tree.Listing) part("expect").at("events").orElseThrow()).items();
        }

        private void checkEvents() {
            List<DeliveredItem> items = ((Parsed.Valid<List<DeliveredItem>>) new SendGrid().decode(body())).value();
            assertThat(items).hasSameSizeAs(expected());
            for (int i = 0; i < items.size(); i++) {
                checkItem(items.get(i), branch(expected().get(i)));
            }
        }

        private void checkItem(DeliveredItem item, Tree.Branch expected) {
            switch (item) {
                case DeliveredItem.Unreadable _ -> assertThat(text(expected, "type")).contains("UNKNOWN");
                case DeliveredItem.Told(DeliveredEvent event, _) -> checkEvent(event, expected);
            }
        }

        private void checkEvent(DeliveredEvent event, Tree.Branch expected) {
            String type = text(expected, "type").orElseThrow();
            assertThat(event.kind().map(Enum::name).orElse("UNKNOWN")).isEqualTo(KINDS.getOrDefault(type, type));
            assertThat(event.providerType()).isEqualTo(text(expected, "providerType"));
            assertThat(event.recipient()).isEqualTo(text(expected, "recipient"));
            assertThat(event.occurredAt().map(Object::toString)).isEqualTo(text(expected, "occurredAt"));
            assertThat(event.url()).isEqualTo(text(expected, "url"));
            assertThat(event.ids().message()).isEqualTo(text(expected, "messageId"));
            assertThat(event.ids().event()).isEqualTo(text(expected, "providerEventId"));
            assertThat(event.campaign()).isEqualTo(text(expected, "campaignId"));
            assertThat(event.userAgent()).isEqualTo(text(expected, "userAgent"));
            assertThat(event.machine().map(Object::toString)).isEqualTo(text(expected, "bot"));
            assertThat(Optional.ofNullable(event.details().get("bounce-class")).map(tree -> ((Tree.Text) tree).value()))
                    .isEqualTo(text(expected, "bounceClass"));
        }
    }
}
