package dev.baton.application.handoff;

import dev.baton.application.handoff.HandoffDirectory.Counts;
import dev.baton.application.handoff.HandoffDirectory.Life;
import dev.baton.application.handoff.HandoffDirectory.View;
import dev.baton.application.handoff.HandoffDirectory.Waiting;
import dev.baton.application.handoff.HandoffDirectory.Who;
import dev.baton.application.handoff.Handoffs.Count;
import dev.baton.application.handoff.Handoffs.Step;
import dev.baton.application.handoff.Handoffs.Why;
import dev.baton.application.intake.WishPage.Miss;
import dev.baton.application.intake.WishPage.Status;
import dev.baton.application.message.Messages;
import dev.baton.domain.form.BranchWriter;
import dev.baton.domain.form.Names;
import dev.baton.domain.form.Tree;
import dev.baton.domain.handoff.Choice;
import dev.baton.domain.handoff.Choice.PassedOver;
import dev.baton.domain.handoff.Clock;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.Handoff.Actor;
import dev.baton.domain.handoff.Handoff.Answered;
import dev.baton.domain.handoff.Handoff.ByRule;
import dev.baton.domain.handoff.HandoffState;
import dev.baton.domain.lead.IdentityKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Handoffs as they are written.
 *
 * @param language of the reader
 */
public record HandoffForm(Messages messages, String language) {

    /** One of a list. */
    public Tree.Branch row(View view) {
        return head(view).done();
    }

    /** The whole of one: why this rep, its clocks, its life. */
    public Tree.Branch whole(Life life) {
        View view = life.view();
        Handoff handoff = view.handoff();
        String self = "/v1/handoffs/" + handoff.id();
        return head(view).with("why", life.withdrawn()).with("choice", choice(view, handoff.choice()))
                .with("clocks", handoff.clocks(), clock -> clock(view, clock))
                .with("steps", life.steps(), step -> step(view, step))
                .with("links", Tree.branch().with("self", self).with("packet", self + "/packet")
                        .with("lead", "/v1/leads/" + handoff.lead()).done())
                .done();
    }

    /** What of a handoff is changed by people: whoever has seen this has seen how it stands. */
    public static Tree.Branch standing(Handoff handoff) {
        return answer(Tree.branch().with("id", handoff.id().toString()).with("state", handoff.state().code())
                .with("rep", handoff.rep().map(UUID::toString)), handoff).done();
    }

    private BranchWriter head(View view) {
        Handoff handoff = view.handoff();
        BranchWriter head = Tree.branch().with("id", handoff.id().toString()).with("lead", who(view.who()))
                .with("cycle", handoff.cycle().kind().code()).with("number", handoff.cycle().number())
                .with("stage", handoff.stage().name()).with("state", handoff.state().code())
                .with("team", handoff.team())
                .withOrNull("rep", handoff.rep().map(rep -> person(view.names(), rep)))
                .with("rule", rule(handoff.rule())).with("offered-at", handoff.offeredAt().toString());
        return answer(left(head, view, handoff.dueAt()).with("breached", isBreached(view)), handoff);
    }

    private static boolean isBreached(View view) {
        return view.handoff().isBreached(view.at());
    }

    private static BranchWriter answer(BranchWriter writer, Handoff handoff) {
        return writer.withOrNull("call-at", handoff.callAt().map(HandoffForm::instant))
                .withOrNull("contacted-at", handoff.contactedAt().map(HandoffForm::instant))
                .withOrNull("answer", handoff.answer().map(HandoffForm::answer))
                .withOrNull("ended-at", handoff.endedAt().map(HandoffForm::instant));
    }

    private static Tree answer(Answered answer) {
        return Tree.branch().with("by", actor(answer.by())).with("at", answer.at().toString())
                .with("reason", answer.reason()).done();
    }

    private static Tree instant(Instant at) {
        return Tree.of(at.toString());
    }

    /** Who did something. */
    public static Tree.Branch actor(Actor by) {
        return Tree.branch().withOrNull("person", by.person().map(person -> Tree.of(person.toString())))
                .with("name", by.name()).done();
    }

    /** A lead in short. */
    private static Tree who(Who who) {
        return Tree.branch().with("id", who.lead().toString()).with("name", who.name())
                .with("keys", IdentityKey.written(who.keys())).done();
    }

    private static Tree.Branch person(Map<UUID, String> names, UUID person) {
        return Tree.branch().with("person", person.toString()).with("name", name(names, person)).done();
    }

    private static String name(Map<UUID, String> names, UUID person) {
        return names.getOrDefault(person, person.toString());
    }

    private static Tree rule(ByRule rule) {
        return Tree.branch().with("policy", rule.policy()).with("version", rule.version()).with("rule", rule.rule())
                .done();
    }

    /** By when, and how much working time is left until then; none is left of what is over. */
    private static BranchWriter left(BranchWriter writer, View view, Optional<Instant> due) {
        return timeLeft(writer.withOrNull("due-at", due.map(HandoffForm::instant)), view, due);
    }

    private static BranchWriter timeLeft(BranchWriter writer, View view, Optional<Instant> due) {
        return writer.withOrNull("time-left", due.flatMap(at -> view.team()
                .map(team -> Tree.of(team.hours().between(view.at(), at).length().toString()))));
    }

    private Tree choice(View view, Choice choice) {
        String whom = choice.rep().map(rep -> name(view.names(), rep)).orElse(view.handoff().team());
        return Tree.branch().with("because", choice.because().code())
                .with("told", messages.of(choice.because(), whom, language))
                .with("passed-over", choice.passedOver(), each -> passedOver(view, each)).done();
    }

    private Tree passedOver(View view, PassedOver over) {
        return Tree.branch().with("rep", person(view.names(), over.rep())).with("as", over.as().code())
                .with("why", over.why().code())
                .with("told", messages.of(over, name(view.names(), over.rep()), language)).done();
    }

    private static Tree clock(View view, Clock clock) {
        BranchWriter writer = Tree.branch().with("clock", clock.kind().code()).with("started-at",
                clock.startedAt().toString());
        return timeLeft(writer.with("due-at", clock.dueAt().toString()), view,
                Optional.of(clock.dueAt()).filter(_ -> clock.isRunning()))
                .withOrNull("stopped-at", clock.stoppedAt().map(HandoffForm::instant))
                .with("breached", clock.isBreached(view.at())).done();
    }

    private static Tree step(View view, Step step) {
        BranchWriter writer = Tree.branch().with("at", step.at().toString()).with("what", step.what().code());
        for (var entry : step.about().entries().entrySet()) {
            writer = writer.with(entry.getKey(), named(view.names(), entry.getKey(), entry.getValue()));
        }
        return writer.withOrNull("by", step.by().map(HandoffForm::actor)).with("note", step.note()).done();
    }

    /** Where an id of a person stands, the person's name too. */
    private static Tree named(Map<UUID, String> names, String name, Tree value) {
        return switch (value) {
            case Tree.Text(String id) when name.equals("rep") || name.equals("from") ->
                Names.uuid(id).<Tree>map(person -> person(names, person)).orElse(value);
            case Tree.Branch(Map<String, Tree> entries) -> {
                BranchWriter writer = Tree.branch();
                for (var entry : entries.entrySet()) {
                    writer = writer.with(entry.getKey(), named(names, entry.getKey(), entry.getValue()));
                }
                yield writer.done();
            }
            case Tree.Listing(List<Tree> items) ->
                new Tree.Listing(items.stream().map(item -> named(names, "", item)).toList());
            default -> value;
        };
    }

    /** A lead that waits to be offered, and for what. */
    public Tree.Branch waiting(Waiting waiting) {
        BranchWriter writer = Tree.branch().with("lead", who(waiting.who()))
                .with("cycle", waiting.wish().who().kind().code());
        BranchWriter told = switch (waiting.wish().status()) {
            case Status.Fresh _,Status.Asked _ -> writer.with("why", "fresh").with("told", "");
            case Status.Unmatched(Miss miss) -> writer.with("why", miss.code()).with("told",
                    messages.ofWaiting(miss.code(), language));
            case Status.Returned(ByRule rule, Instant since) -> writer.with("why", "returned")
                    .with("told", messages.ofWaiting("returned", language)).with("rule", rule(rule))
                    .with("since", since.toString());
        };
        return told.with("looked-at-again", waiting.wish().dueAt().toString()).done();
    }

    /** How many are open, by team and rep. */
    public Tree.Branch counts(Counts counts) {
        Map<String, List<Count>> byTeam = new TreeMap<>();
        counts.open().forEach(count -> byTeam.merge(count.team(), List.of(count), HandoffForm::both));
        return sums(Tree.branch(), counts.open())
                .with("teams", byTeam.entrySet(), team -> sums(Tree.branch().with("team", team.getKey()),
                        team.getValue()).with("reps", byRep(team.getValue()).entrySet(),
                                rep -> sums(Tree.branch().withOrNull("rep",
                                        rep.getKey().map(person -> person(counts.names(), person))), rep.getValue())
                                        .done())
                        .done())
                .with("waiting", Tree.branch().with("unmatched", counts.waiting().getOrDefault(Why.UNMATCHED, 0))
                        .with("returned", counts.waiting().getOrDefault(Why.RETURNED, 0)).done())
                .done();
    }

    private static Map<Optional<UUID>, List<Count>> byRep(List<Count> counts) {
        Map<Optional<UUID>, List<Count>> byRep = new TreeMap<>(
                Comparator.comparing(rep -> rep.map(UUID::toString).orElse("")));
        counts.forEach(count -> byRep.merge(count.rep(), List.of(count), HandoffForm::both));
        return byRep;
    }

    private static List<Count> both(List<Count> some, List<Count> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    private static BranchWriter sums(BranchWriter writer, List<Count> counts) {
        for (HandoffState state : List.of(HandoffState.OFFERED, HandoffState.ACCEPTED)) {
            writer = writer.with(state.code(),
                    counts.stream().filter(count -> count.state() == state).mapToInt(Count::open).sum());
        }
        return writer.with("breached", counts.stream().mapToInt(Count::breached).sum())
                .with("unassigned",
                        counts.stream().filter(count -> count.rep().isEmpty()).mapToInt(Count::open).sum());
    }
}
