package dev.baton.application.repeat;

import dev.baton.application.repeat.Answers.Kept;
import dev.baton.application.repeat.Answers.Name;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Carries a request out once, however often it comes: its answer is kept in the transaction of its effect, so that there is
 * never one without the other, and is given again to whoever asks the same again within a day.
 */
public final class Repeats {
    /** For how long an answer is kept. */
    public static final Duration KEPT = Duration.ofHours(24);
    private final Answers answers;
    private final InstantSource clock;

    /** Repeats of the requests that were answered so. */
    public Repeats(Answers answers, InstantSource clock) {
        this.answers = answers;
        this.clock = clock;
    }

    /** What came of a request. */
    public sealed interface Outcome<T> {
        /** It was carried out now. */
        record Done<T>(T answer) implements Outcome<T> {}

        /** It was carried out before, and this was answered; nothing, if the answer was forgotten since. */
        record Repeated<T>(byte[] sealed) implements Outcome<T> {}

        /** Another request has this name; nothing was done. */
        record Another<T>() implements Outcome<T> {}

        /** It is being carried out just now. */
        record Running<T>() implements Outcome<T> {}
    }

    /**
     * Carries out a request unless it was carried out already.
     *
     * @param request a hash of all that is asked
     * @param work    carries it out
     * @param seal    what is to be kept of an answer; nothing of one that tells of no effect, so that such a request is looked
     *                at anew when it comes again
     */
    public <T> Outcome<T> once(Name name, String request, Supplier<T> work, Function<T, Optional<byte[]>> seal) {
        return answers.<Outcome<T>>alone(name, () -> known(name)
                .<Outcome<T>>map(kept -> kept.isForgotten() || kept.request().equals(request)
                        ? new Outcome.Repeated<>(kept.sealed())
                        : new Outcome.Another<>())
                .orElseGet(() -> {
                    T answer = work.get();
                    seal.apply(answer).ifPresent(sealed -> answers.keep(name, new Kept(request, sealed, now())));
                    return new Outcome.Done<>(answer);
                })).orElseGet(Outcome.Running::new);
    }

    private Optional<Kept> known(Name name) {
        return answers.find(name).filter(kept -> !kept.at().isBefore(oldest()));
    }

    /** Forgets at most so many answers whose time is over. @return how many */
    public int forgetOld(int most) {
        return answers.forget(oldest(), most);
    }

    private Instant oldest() {
        return now().minus(KEPT);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
