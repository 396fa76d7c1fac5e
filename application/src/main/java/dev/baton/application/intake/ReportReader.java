package dev.baton.application.intake;

import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.form.Reading;
import dev.baton.domain.form.Tree;
import dev.baton.domain.lead.Effects;
import dev.baton.domain.lead.LeadId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Reads what senders tell from its written form, listing every mistake with its place. */
public final class ReportReader {
    private ReportReader() {
    }

    /**
     * What holds where the body says nothing.
     *
     * @param now     when the report was received: the time of facts that tell none, and the measure of the future
     * @param feed    the feed of engagements that name none
     * @param effects whether stages follow
     * @param request what names the request, where its sender gave it a name: engagements without an id are named by it
     */
    public record Defaults(Instant now, String feed, Effects effects, Optional<String> request) {
        /** Of a request without a name. */
        public Defaults(Instant now, String feed, Effects effects) {
            this(now, feed, effects, Optional.empty());
        }

        public Defaults {
            now = now.truncatedTo(ChronoUnit.MILLIS);
        }
    }

    /** An engagement: {@code {feed, id, keys, type, occurred-at, channel, asset, campaign, message, attributes, verdict}}. */
    public static Parsed<Report> engagement(Tree tree, Pointer place, Defaults defaults) {
        return Reading
                .of(reading -> new EngagementReader(ReportFields.of(reading, tree, place, defaults)).engagement());
    }

    /** Statements about a person: {@code {keys, attributes, answers, consents, reachability, touches, customer, …}}. */
    public static Parsed<Report> lead(Tree tree, Pointer place, Defaults defaults) {
        return Reading.of(reading -> new StatementsReader(ReportFields.of(reading, tree, place, defaults))
                .lead(Optional.empty()));
    }

    /** Statements about a lead that is named by its id; keys are added to those it has. */
    public static Parsed<Report> leadUpdate(LeadId lead, Tree tree, Pointer place, Defaults defaults) {
        return Reading.of(reading -> new StatementsReader(ReportFields.of(reading, tree, place, defaults))
                .lead(Optional.of(lead)));
    }

    /**
     * Answers to qualification questions of a lead that is named by its id: {@code {answers, occurred-at}}.
     *
     * @param by who tells them; if nobody answers for the key, whom they name
     */
    public static Parsed<Report> answers(LeadId lead, Optional<String> by, Tree tree, Pointer place,
            Defaults defaults) {
        return Reading
                .of(reading -> new StatementsReader(ReportFields.of(reading, tree, place, defaults)).answers(lead, by));
    }

    /** What became of a deal: {@code {keys, outcome, occurred-at, amount, reason}}. */
    public static Parsed<Report> outcome(Tree tree, Pointer place, Defaults defaults) {
        return Reading.of(reading -> new StatementsReader(ReportFields.of(reading, tree, place, defaults)).outcome());
    }

    /** What a model predicted: {@code {keys, probability, model, version, factors, occurred-at}}. */
    public static Parsed<Report> prediction(Tree tree, Pointer place, Defaults defaults) {
        return Reading
                .of(reading -> new StatementsReader(ReportFields.of(reading, tree, place, defaults)).prediction());
    }

    /** What was found out about an engagement: {@code {feed, id, verdict, reason}}. */
    public static Parsed<Report> verdict(Tree tree, Pointer place, Defaults defaults) {
        return Reading.of(reading -> new EngagementReader(ReportFields.of(reading, tree, place, defaults)).verdict());
    }
}
