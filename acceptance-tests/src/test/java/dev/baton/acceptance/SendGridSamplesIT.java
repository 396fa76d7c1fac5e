package dev.baton.acceptance;

import static dev.baton.application.Trees.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import dev.baton.acceptance.Api.Answer;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Tree;
import dev.baton.form.Json;
import dev.baton.form.Limits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Recorded and published SendGrid deliveries, through the real endpoint. */
class SendGridSamplesIT {
    private static final Limits ROOMY = new Limits(8_000_000, 32, 1_000, 4_000_000, 100);

    @Test
    void every_signed_sample_is_taken_or_refused_as_it_should_be() throws IOException {
        List<Path> samples;
        try (Stream<Path> files = Files.list(Beside.shared("samples/webhooks/sendgrid"))) {
            samples = files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        }
        assertThat(samples).isNotEmpty();
        try (RunningBaton baton = new RunningBaton("samples")) {
            assertSoftly(softly -> {
                int number = 0;
                for (Path sample : samples) {
                    deliver(softly, baton.api(), "sample-" + ++number, sample);
                }
            });
        }
    }

    private static Look read(Path sample) {
        try {
            return switch (Json.read(Files.readAllBytes(sample), ROOMY)) {
                case Parsed.Valid<Tree>(Tree tree) -> new Look(tree);
                case Parsed.Invalid<Tree>(var objections) -> throw new AssertionError(sample + ": " + objections);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void deliver(SoftAssertions softly, Api api, String feed, Path file) {
        Look sample = read(file);
        Optional<String> key = sample.at("auth").find("publicKey").map(Look::text);
        // What is not signed gets a key that did not sign it.
        if (key.isEmpty()) {
            new SendGridFeed(api, feed);
        } else {
            api.put("/v1/feeds/" + feed, map("platform", "sendgrid", "key", key.get())).done();
        }
        List<String> headers = new ArrayList<>();
        ((Tree.Branch) sample.at("headers").tree()).entries().forEach((name, value) -> {
            if (name.startsWith("X-")) {
                headers.addAll(List.of(name, new Look(value).text()));
            }
        });
        Answer answer = api.write("POST", "/hooks/sendgrid/" + feed, "application/json",
                sample.at("body").text().getBytes(StandardCharsets.UTF_8), headers.toArray(String[]::new));
        boolean genuine = key.isPresent() && sample.at("signature_expected").text().equals("valid");
        softly.assertThat(answer.status()).as(file.getFileName() + " → " + answer).isEqualTo(genuine ? 200 : 401);
        if (genuine && answer.status() == 200) {
            softly.assertThat(List.of("recorded", "repeated", "suppressed", "unread").stream()
                    .mapToInt(what -> answer.look().at(what).whole()).sum()).as(file.getFileName() + " → " + answer)
                    .isEqualTo(sample.at("expect").at("eventCount").whole());
        }
    }
}
