package dev.baton.application.lead;

import dev.baton.application.intake.CauseForm;
import dev.baton.application.intake.AccountPage.RollUpRow;
import dev.baton.application.intake.Receipt;
import dev.baton.application.intake.Standing;
import dev.baton.application.intake.Standing.Judged;
import dev.baton.application.lead.LeadDirectory.LeadView;
import dev.baton.application.lead.Leads.AccountRow;
import dev.baton.application.lead.Leads.RecordedTransition;
import dev.baton.application.lead.Leads.SuggestedMerge;
import dev.baton.application.lead.Leads.TimelineEntry;
import dev.baton.domain.engagement.Asset;
import dev.baton.domain.engagement.Engagement;
import dev.baton.domain.engagement.Funnel;
import dev.baton.domain.engagement.VerdictGiven;
import dev.baton.domain.form.BranchWriter;
import dev.baton.domain.form.Tree;
import dev.baton.domain.lead.Account;
import dev.baton.domain.lead.Answer;
import dev.baton.domain.lead.AttributeValue;
import dev.baton.domain.lead.Channel;
import dev.baton.domain.lead.Cycle;
import dev.baton.domain.lead.CycleKind;
import dev.baton.domain.lead.Decision;
import dev.baton.domain.lead.IdentityKey;
import dev.baton.domain.lead.LeadFact;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Prediction;
import dev.baton.domain.lead.Profile;
import dev.baton.domain.lead.Profile.GivenAnswer;
import dev.baton.domain.lead.Statement;
import dev.baton.domain.qualification.Progress;
import dev.baton.domain.qualification.Scorecard;
import dev.baton.domain.qualification.Transition;
import java.time.Duration;
import java.util.List;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Leads and what happened to them, as they are written. */
public final class LeadForm {
    private LeadForm() {
    }

    /** Who a lead is, by what is known at an instant: what sales gets to see of the person. */
    public static Tree.Branch person(LeadId lead, List<IdentityKey> keys, Profile profile, Instant at) {
        BranchWriter consents = Tree.branch();
        for (Channel channel : Channel.values()) {
            consents = consents.with(channel.code(), profile.consent(channel).code());
        }
        return Tree.branch().with("id", lead.toString()).with("keys", IdentityKey.written(keys))
                .with("attributes", attributes(profile.attributes())).with("answers", answers(profile.answers()))
                .with("consents", consents.done()).withOrNull("source", profile.source().map(Tree::of))
                .with("customer", profile.isCustomer(at)).done();
    }

    /** A lead: who it is and where it stands. */
    public static Tree.Branch lead(LeadView view) {
        BranchWriter consents = Tree.branch();
        BranchWriter reachability = Tree.branch();
        for (Channel channel : Channel.values()) {
            consents = consents.with(channel.code(), view.profile().consent(channel).code());
            reachability = reachability.with(channel.code(), view.reachability(channel).code());
        }
        BranchWriter writer = Tree.branch().with("id", view.row().card().lead().toString())
                .with("anonymous", view.row().card().anonymous()).with("keys", IdentityKey.written(view.row().keys()))
                .with("attributes", attributes(view.profile().attributes()))
                .with("answers", answers(view.profile().answers()))
                .with("consents", consents.done()).with("reachability", reachability.done())
                .withOrNull("prediction",
                        view.profile().prediction().map(said -> prediction(Tree.branch(), said).done()))
                .withOrNull("source", view.profile().source().map(Tree::of))
                .withOrNull("account",
                        view.row().card().account().map(account -> account(account, view.profile().rolledUp())))
                .with("customer", view.profile().isCustomer(view.at()))
                .withOrNull("customer-since", view.profile().customerSince(view.at()).map(at -> Tree.of(at.toString())))
                .withOrNull("customer-until", view.profile().customerSince(view.at())
                        .map(_ -> view.profile().customerUntil()).filter(Instant.MAX::isAfter)
                        .map(at -> Tree.of(at.toString())));
        return standing(writer, view.standing())
                .with("cycles", view.cycles().stream().filter(LeadForm::hasBegun).toList(), LeadForm::progress)
                .with("warnings", view.warning().stream().toList(), LeadForm::warning)
                .with("merged", view.row().merged(), lead -> Tree.of(lead.toString()))
                .with("suggested-merges", view.suggestedMerges(), lead -> Tree.of(lead.toString()))
                .with("created-at", view.row().createdAt().toString()).done();
    }

    /** Of most leads there is one kind of cycle to tell of. */
    private static boolean hasBegun(Progress progress) {
        return progress.cycle().kind() == CycleKind.NEW_BUSINESS || progress.since().isAfter(Scorecard.BEGINNING);
    }

    private static Tree progress(Progress progress) {
        return cycle(Tree.branch(), progress.cycle()).with("stage", progress.stage().name())
                .withOrNull("since", Optional.of(progress.since()).filter(Scorecard.BEGINNING::isBefore)
                        .map(at -> Tree.of(at.toString())))
                .withOrNull("machine", progress.machine().map(stage -> Tree.of(stage.name())))
                .with("moves", progress.legal(), stage -> Tree.of(stage.name())).done();
    }

    private static BranchWriter handing(Cycle cycle, UUID handoff, String did) {
        return cycle(Tree.branch().with("about", "handoff").with("handoff", handoff.toString()), cycle).with("did",
                did);
    }

    private static BranchWriter cycle(BranchWriter writer, Cycle cycle) {
        return writer.with("cycle", cycle.kind().code()).with("number", cycle.number());
    }

    private static Tree warning(String exclusion) {
        return Tree.branch().with("kind", "excluded").with("exclusion", exclusion).done();
    }

    private static BranchWriter standing(BranchWriter writer, Standing standing) {
        Optional<Judged> judged = standing.judged();
        return writer.withOrNull("stage", judged.map(found -> Tree.of(found.stage().name())))
                .withOrNull("stage-since", judged.filter(found -> found.since().isAfter(Scorecard.BEGINNING))
                        .map(found -> Tree.of(found.since().toString())))
                .withOrNull("score", judged.map(found -> ScoreForm.score(found.score())))
                .withOrNull("judged-by", judged.map(found -> ScoreForm.judge(found.by())));
    }

    /** What became of a report that was not refused: {@code {result, differs, lead, anonymous, stage, score, …}}. */
    public static Tree.Branch receipt(Receipt.Recorded recorded) {
        return receipt("recorded", false, recorded.standing());
    }

    /** The same of a repeat. */
    public static Tree.Branch receipt(Receipt.Repeated repeated) {
        return receipt("repeated", repeated.differs(), repeated.standing());
    }

    /** Two leads that may be one person: {@code {lead, other, by, recorded-at}}. */
    public static Tree.Branch suggestion(SuggestedMerge suggested) {
        return Tree.branch().with("lead", suggested.lead().toString()).with("other", suggested.other().toString())
                .with("by", IdentityKey.written(List.of(suggested.by())))
                .with("recorded-at", suggested.place().recordedAt().toString()).done();
    }

    private static Tree.Branch receipt(String result, boolean differs, Standing standing) {
        BranchWriter writer = Tree.branch().with("result", result).with("differs", differs)
                .with("lead", standing.lead().toString()).with("anonymous", standing.anonymous());
        return standing(writer, standing).done();
    }

    private static Tree rolledUp(Map<String, Integer> values) {
        BranchWriter writer = Tree.branch();
        for (var entry : new TreeMap<>(values).entrySet()) {
            writer = writer.with(entry.getKey(), entry.getValue());
        }
        return writer.done();
    }

    /** The account of a lead, and what it came to when the lead was told last. */
    private static Tree account(Account account, Map<String, Integer> values) {
        return named(account).with("rolled-up", rolledUp(values)).done();
    }

    /** An account, and what its leads came to when they were added up last. */
    public static Tree.Branch account(AccountRow row) {
        Optional<RollUpRow> reckoned = row.reckoned();
        return named(row.account()).withOrNull("leads", reckoned.map(sum -> Tree.of(sum.leads())))
                .withOrNull("rolled-up", reckoned.map(sum -> rolledUp(sum.values())))
                .withOrNull("reckoned-at", reckoned.map(sum -> Tree.of(sum.at().toString()))).done();
    }

    private static BranchWriter named(Account account) {
        return Tree.branch().with("id", account.id().toString()).with(account.kind().code(), account.name());
    }

    private static Tree attributes(Map<String, AttributeValue> values) {
        BranchWriter writer = Tree.branch();
        for (var entry : values.entrySet()) {
            writer = writer.with(entry.getKey(), entry.getValue().written());
        }
        return writer.done();
    }

    /** A change of stage as recorded. */
    public static Tree.Branch transition(RecordedTransition recorded) {
        Transition transition = recorded.transition();
        return cycle(Tree.branch().with("sequence", recorded.sequence()), transition.cycle())
                .with("from", transition.from().name())
                .with("to", transition.to().name()).with("effective-at", transition.effectiveAt().toString())
                .with("recorded-at", recorded.recordedAt().toString())
                .with("cause", CauseForm.shown(transition.cause()))
                .with("score", ScoreForm.score(transition.score())).done();
    }

    /** One thing that happened: {@code {at, kind: engagement | fact | verdict | transition, …}}. */
    public static Tree.Branch entry(TimelineEntry entry) {
        BranchWriter writer = Tree.branch().with("at", entry.at().toString());
        return switch (entry) {
            case TimelineEntry.Engaged(Engagement engagement) -> writer.with("kind", "engagement")
                    .with("engagement", engagement(engagement)).done();
            case TimelineEntry.Said(LeadFact fact) -> writer.with("kind", "fact").with("fact", fact(fact)).done();
            case TimelineEntry.Judged(VerdictGiven verdict) -> writer.with("kind", "verdict")
                    .with("verdict", verdict(verdict)).done();
            case TimelineEntry.Moved(RecordedTransition moved) -> writer.with("kind", "transition")
                    .with("transition", transition(moved)).done();
        };
    }

    private static Tree engagement(Engagement engagement) {
        return Tree.branch().with("feed", engagement.id().feed()).with("id", engagement.id().id())
                .with("type", engagement.type()).with("channel", engagement.channel())
                .withOrNull("asset", asset(engagement.asset())).with("campaign", engagement.campaign())
                .with("message", engagement.message()).with("attributes", attributes(engagement.attributes()))
                .with("verdict", engagement.verdict().code())
                .with("recorded-at", engagement.when().recordedAt().toString()).done();
    }

    /** Writes an answer: {@code {value, confidence, source, by, note}}. */
    public static BranchWriter answer(BranchWriter writer, Answer answer) {
        return writer.withOrNull("value", answer.value().map(AttributeValue::written))
                .withOrNull("confidence", answer.confidence().map(Tree::of))
                .with("source", answer.source().map(Answer.Source::code)).with("by", answer.by())
                .with("note", answer.note());
    }

    private static Tree answers(Map<String, GivenAnswer> answers) {
        BranchWriter writer = Tree.branch();
        for (var entry : answers.entrySet()) {
            writer = writer.with(entry.getKey(), answer(Tree.branch(), entry.getValue().answer())
                    .with("at", entry.getValue().at().toString()).done());
        }
        return writer.done();
    }

    private static BranchWriter prediction(BranchWriter writer, Prediction prediction) {
        return writer.with("probability", prediction.probability().exact()).with("model", prediction.model())
                .with("version", prediction.version()).with("factors", prediction.factors(), Tree::of);
    }

    private static Tree verdict(VerdictGiven given) {
        return Tree.branch().with("feed", given.engagement().feed()).with("id", given.engagement().id())
                .with("verdict", given.verdict().code()).with("reason", given.reason())
                .with("recorded-at", given.recordedAt().toString()).done();
    }

    private static Optional<Tree> asset(Asset asset) {
        return asset.equals(Asset.NONE)
                ? Optional.empty()
                : Optional.of(Tree.branch().with("id", asset.id()).with("url", asset.url()).with("title", asset.title())
                        .with("funnel", asset.funnel().map(Funnel::code)).done());
    }

    private static Tree fact(LeadFact fact) {
        BranchWriter writer = switch (fact.says()) {
            case Statement.AttributeIs(String name, Optional<AttributeValue> value) ->
                Tree.branch().with("about", "attribute")
                        .with("name", name).withOrNull("value", value.map(AttributeValue::written));
            case Statement.ConsentIs(Channel channel, var consent) -> Tree.branch().with("about", "consent")
                    .with("channel", channel.code()).with("consent", consent.code());
            case Statement.ReachabilityIs(Channel channel, var reachability) -> Tree.branch()
                    .with("about", "reachability").with("channel", channel.code())
                    .with("reachability", reachability.code());
            case Statement.Touched(var source, var campaign, var page) -> Tree.branch().with("about", "touch")
                    .with("source", source).with("campaign", campaign).with("page", page);
            case Statement.CustomerIs(boolean customer, Optional<Instant> until) -> Tree.branch()
                    .with("about", "customer").with("customer", customer).with("until", until.map(Instant::toString));
            case Statement.Answered(String question, Answer answer) ->
                answer(Tree.branch().with("about", "answer").with("name", question), answer);
            case Statement.Predicted(Prediction prediction) ->
                prediction(Tree.branch().with("about", "prediction"), prediction);
            case Statement.OutcomeIs(var outcome, var amount, var reason) -> Tree.branch().with("about", "outcome")
                    .with("outcome", outcome.code()).withOrNull("amount", amount.map(AttributeValue::written))
                    .with("reason", reason);
            case Statement.Decided decided -> decided(decided);
            case Statement.RolledUp(Map<String, Integer> values) ->
                Tree.branch().with("about", "account").with("rolled-up", rolledUp(values));
            case Statement.Offered(Cycle cycle, UUID handoff) -> handing(cycle, handoff, "offered");
            case Statement.OfferEnded(Cycle cycle, UUID handoff, var ending) -> handing(cycle, handoff, ending.code());
            case Statement.JudgedBy by ->
                Tree.branch().with("about", "judgement").with("judged-by", ScoreForm.judge(by));
        };
        return writer.with("recorded-at", fact.when().recordedAt().toString()).done();
    }

    private static BranchWriter decided(Statement.Decided says) {
        BranchWriter writer = cycle(Tree.branch().with("about", "decision"), says.cycle());
        BranchWriter told = switch (says.decision()) {
            case Decision.Moved(var to, var coolDown) -> writer.with("stage", to.name())
                    .with("cool-down", Optional.of(coolDown).filter(Duration::isPositive).map(Duration::toString));
            case Decision.Overridden(var to) -> writer.with("stage", to.name()).with("override", true);
            case Decision.Lifted() -> writer.with("lift", true);
        };
        return told.with("by", says.by()).with("reason", says.reason());
    }
}
