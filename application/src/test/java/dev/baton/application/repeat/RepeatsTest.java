package dev.baton.application.repeat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.Examples;
import dev.baton.application.memory.InMemoryStore;
import dev.baton.application.repeat.Answers.Name;
import dev.baton.application.repeat.Answers.Kept;
import dev.baton.application.repeat.Repeats.Outcome;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A request that comes again is carried out once. */
class RepeatsTest {
    private static final Name NAME = new Name(UUID.fromString("01a200c5-0000-7000-8000-000000000001"), "k-1");
    private final AtomicReference<Instant> now = new AtomicReference<>(Examples.NOW);
    private final InMemoryStore store = new InMemoryStore();
    private final Repeats repeats = new Repeats(store.answers(), now::get);
    private final AtomicInteger effects = new AtomicInteger();

    private String ask(String request) {
        return ask(request, effect -> Optional.of(effect.getBytes(UTF_8)));
    }

    private String ask(String request, java.util.function.Function<String, Optional<byte[]>> seal) {
        return switch (repeats.once(NAME, request, () -> "effect " + effects.incrementAndGet(), seal)) {
            case Outcome.Done<String>(String answer) -> answer;
            case Outcome.Repeated<String>(byte[] sealed) -> "again: " + new String(sealed, UTF_8);
            case Outcome.Another<String> _ -> "another";
            case Outcome.Running<String> _ -> "running";
        };
    }

    @Test
    void the_same_request_has_its_effect_once_and_the_same_answer_each_time() {
        assertThat(ask("a")).isEqualTo("effect 1");
        assertThat(ask("a")).isEqualTo("again: effect 1");
        assertThat(ask("a")).isEqualTo("again: effect 1");
        assertThat(effects).hasValue(1);
    }

    @Test
    void another_request_of_the_same_name_has_no_effect() {
        assertThat(ask("a")).isEqualTo("effect 1");
        assertThat(ask("b")).isEqualTo("another");
        assertThat(effects).hasValue(1);
    }

    @Test
    void what_was_done_is_not_done_again_though_its_answer_was_forgotten() {
        assertThat(ask("a")).isEqualTo("effect 1");
        store.answers().keep(NAME, Kept.forgotten(now.get()));

        assertThat(ask("a")).isEqualTo("again: ");
        assertThat(effects).hasValue(1);
    }

    @Test
    void a_request_whose_answer_is_not_kept_is_looked_at_anew() {
        assertThat(ask("a", _ -> Optional.empty())).isEqualTo("effect 1");
        assertThat(ask("b")).isEqualTo("effect 2");
    }

    @Test
    void while_a_request_is_carried_out_it_is_not_begun_again() {
        Outcome<String> outer = repeats.once(NAME, "a", () -> ask("a"), _ -> Optional.empty());

        assertThat(outer).isEqualTo(new Outcome.Done<>("running"));
    }

    @Test
    void after_a_day_an_answer_counts_no_more_and_is_forgotten() {
        assertThat(ask("a")).isEqualTo("effect 1");
        now.set(now.get().plus(Repeats.KEPT));
        assertThat(ask("a")).isEqualTo("again: effect 1");
        assertThat(repeats.forgetOld(10)).isZero();

        now.set(now.get().plusMillis(1));
        assertThat(ask("b")).isEqualTo("effect 2");
        now.set(now.get().plus(Repeats.KEPT).plusMillis(1));
        assertThat(repeats.forgetOld(10)).isEqualTo(1);
    }
}
