package dev.baton.application.alerting;

import dev.baton.application.access.Colleague;
import dev.baton.application.access.People;
import dev.baton.application.alert.Letter;
import dev.baton.application.alerting.Alert.Course;
import dev.baton.application.alerting.Alert.Kind;
import dev.baton.application.alerting.Alert.State;
import dev.baton.application.alerting.Alerts.Due;
import dev.baton.application.alerting.Alerts.Told;
import dev.baton.application.alerting.Alerts.Wanted;
import dev.baton.application.announcement.EventType;
import dev.baton.application.handoff.PacketLinks;
import dev.baton.application.message.Messages;
import dev.baton.application.message.Phrase;
import dev.baton.application.team.TeamRegistry;
import dev.baton.domain.handoff.Clock;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.HandoffState;
import dev.baton.domain.team.CalendarSystem;
import dev.baton.domain.team.Rep;
import dev.baton.domain.team.SalesTeam;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Writes the letter of an alert when it is sent, from the handoff and its packet: in the person's language, by the person's
 * calendar, in the time of the team. What is not so any more is not written, nor anything of a lead that was erased.
 */
public final class LetterWriting {
    private static final int REASONS = 5;
    private static final int ENGAGEMENTS = 5;
    private static final int ATTRIBUTES = 12;
    private static final int ANSWERS = 20;
    private static final int MOST_TOLD = 100;
    private final Alerts alerts;
    private final People people;
    private final TeamRegistry teams;
    private final Questions questions;
    private final Dates dates;
    private final Optional<URI> publicUrl;
    private final PacketLinks links;
    private final Messages words = new Messages();

    /**
     * Writes about these alerts.
     *
     * @param publicUrl under which people reach this Baton; without it letters have no link
     * @param links     by which whoever is written to gets in there
     */
    public LetterWriting(Alerts alerts, People people, TeamRegistry teams, Questions questions, Dates dates,
            Optional<URI> publicUrl, PacketLinks links) {
        this.alerts = alerts;
        this.people = people;
        this.teams = teams;
        this.questions = questions;
        this.dates = dates;
        this.publicUrl = publicUrl;
        this.links = links;
    }

    /** What became of writing it. */
    public sealed interface Written {
        /** It may go. */
        record Ready(Letter letter) implements Written {}

        /** There is nowhere to send it. */
        record Unaddressed(Obstacle why) implements Written {}

        /** There is nothing left to tell. */
        record Needless(Ground why) implements Written {}
    }

    /** Why somebody cannot be written to. */
    public enum Obstacle {
        /** The person does not work here any more. */
        LEFT,
        /** Nobody has said where the person is written to. */
        NO_ADDRESS;

        /** Its word. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Why nothing is left to tell. */
    public enum Ground {
        /** The lead was erased. */
        ERASED,
        /** It is not so any more. */
        OUTDATED;

        /** Its word. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Writes the letter. */
    Written write(Due due) {
        Optional<Colleague> person = people.find(due.alert().person()).filter(Colleague::isHere);
        if (person.isEmpty()) {
            return new Written.Unaddressed(Obstacle.LEFT);
        }
        return person.flatMap(each -> each.person().email()).map(address -> write(due, address))
                .orElseGet(() -> new Written.Unaddressed(Obstacle.NO_ADDRESS));
    }

    private Written write(Due due, String address) {
        Optional<Told> told = alerts.handoff(due.alert().handoff());
        if (told.isEmpty() || told.get().packet().isEmpty() && due.alert().kind() != Kind.GONE) {
            return new Written.Needless(Ground.ERASED);
        }
        return holds(due, told.get().handoff()) && !isMeaningless(due)
                ? new Written.Ready(letter(due, address, told.get()))
                : new Written.Needless(Ground.OUTDATED);
    }

    /** Whether it is still so. That a promise was broken stays so. */
    private static boolean holds(Due due, Handoff handoff) {
        boolean theirs = handoff.state().isOpen() && handoff.rep().equals(Optional.of(due.alert().person()));
        return switch (due.alert().kind()) {
            case OFFERED -> theirs;
            case QUEUED -> handoff.state() == HandoffState.OFFERED && handoff.rep().isEmpty();
            case REMINDED -> (theirs || handoff.rep().isEmpty())
                    && handoff.clocks().stream().filter(Clock::isRunning)
                            .anyMatch(clock -> clock.kind().code().equals(Said.word(due.event(), "clock")));
            case BREACHED, ESCALATED -> true;
            case GONE -> !theirs;
        };
    }

    /** That a lead is gone says nothing to whoever was to be offered it and was never told. */
    private boolean isMeaningless(Due due) {
        List<Course> told = due.alert().kind() == Kind.GONE
                ? alerts.list(new Wanted(Optional.empty(), Optional.of(due.alert().person()),
                        Optional.of(due.alert().handoff())), Optional.empty(), MOST_TOLD)
                : List.of();
        return told.stream().anyMatch(each -> each.alert().kind() == Kind.OFFERED)
                && told.stream().noneMatch(each -> each.state() == State.SENT);
    }

    private Reader reader(UUID person, String team) {
        Optional<SalesTeam> own = teams.team(team);
        Optional<Rep> rep = own.flatMap(each -> each.rep(person)).or(() -> teams.list().stream().map(teams::read)
                .flatMap(each -> each.rep(person).stream()).findFirst());
        return new Reader(new Reckoning(rep.map(Rep::language).orElse("en"),
                rep.map(Rep::calendar).orElse(CalendarSystem.GREGORIAN), own.map(each -> each.hours().zone())), words,
                dates);
    }

    private Letter letter(Due due, String address, Told told) {
        Reader reader = reader(due.alert().person(), told.handoff().team());
        Optional<FrozenLead> lead = told.packet().map(FrozenLead::new);
        String name = lead.map(FrozenLead::name).orElseGet(() -> reader.said(Phrase.NAMELESS));
        Draft draft = new Draft();
        draft.paragraph(
                Said.of(due, lead.isPresent(), reader, name, Said.other(due.event()).flatMap(people::find)
                        .map(colleague -> colleague.person().name())));
        if (due.alert().kind() != Kind.GONE) {
            lead.ifPresent(known -> tell(draft, reader, due, told.handoff(), known));
        }
        draft.paragraph(Sentence.of(reader.said(Phrase.SIGNED, due.alert().handoff().toString())));
        return draft.letter(due.alert().id().toString(), address, reader.language(),
                subject(due, told.handoff(), reader, name));
    }

    private static String subject(Due due, Handoff handoff, Reader reader, String name) {
        Stream<String> head = Stream.of(reader.about(name, Said.head(due)).text(),
                reader.words().of(handoff.stage(), reader.language()));
        Stream<String> until = due.alert().kind() == Kind.GONE ? Stream.empty() : promise(due, handoff, reader);
        return String.join(" · ", Stream.concat(head, until).toList());
    }

    /** The promise that the letter is about: that of the clock on which something happened, else what comes first. */
    private static Stream<String> promise(Due due, Handoff handoff, Reader reader) {
        String clock = Said.word(due.event(), "clock");
        return clock.isEmpty()
                ? until(due, handoff, reader).limit(1)
                : handoff.clocks().stream().filter(each -> each.kind().code().equals(clock))
                        .map(each -> until(each, due, reader));
    }

    /** By when something is to be done, what comes first first, and whether that was over when it happened. */
    private static Stream<String> until(Due due, Handoff handoff, Reader reader) {
        return handoff.clocks().stream().filter(Clock::isRunning)
                .sorted(java.util.Comparator.comparing(Clock::dueAt)).map(clock -> until(clock, due, reader));
    }

    private static String until(Clock clock, Due due, Reader reader) {
        return clock.dueAt().isAfter(due.event().at())
                ? until(clock, reader)
                : reader.said(Phrase.OVERDUE, until(clock, reader));
    }

    private static String until(Clock clock, Reader reader) {
        return reader.said(switch (clock.kind()) {
            case ACCEPT -> Phrase.UNTIL_ACCEPT;
            case FIRST_CONTACT -> Phrase.UNTIL_FIRST_CONTACT;
            case DECISION -> Phrase.UNTIL_DECISION;
        }, reader.moment(clock.dueAt()));
    }

    private void tell(Draft draft, Reader reader, Due due, Handoff handoff, FrozenLead lead) {
        if (due.alert().kind() == Kind.OFFERED && due.event().type() != EventType.HANDOFF_ACCEPTED) {
            draft.paragraph(Sentence.of(reader.said(Said.because(handoff.choice().because()))));
        }
        until(due, handoff, reader).forEach(line -> draft.paragraph(Sentence.of(begun(line))));
        draft.list(Sentence.of(reader.said(Phrase.WHO)), who(reader, lead));
        draft.list(Sentence.of(reader.said(Phrase.WHY, reader.digits(lead.score()))),
                Stream.concat(lead.reasons(REASONS).stream().map(reason -> reason(reader, reason)),
                        lead.parts().stream().map(part -> counted(reader, part))).toList());
        draft.list(Sentence.of(reader.said(Phrase.STORY)),
                lead.story(ENGAGEMENTS).stream().map(each -> engaged(reader, each)).toList());
        Function<String, Sentence> question = questions.of(handoff, reader.language());
        draft.list(Sentence.of(reader.said(Phrase.ANSWERS)), lead.answers().entrySet().stream().limit(ANSWERS)
                .map(answer -> question.apply(answer.getKey()).and(": ", reader.value(answer.getValue()))).toList());
        publicUrl.ifPresent(
                base -> draft.link(reader.said(Phrase.OPEN), link(base, handoff.id(), due.alert().person())));
    }

    /** As a sentence begins. */
    private static String begun(String line) {
        return line.substring(0, 1).toUpperCase(Locale.ROOT) + line.substring(1);
    }

    private static List<Sentence> who(Reader reader, FrozenLead lead) {
        List<Sentence> who = new ArrayList<>();
        lead.keys().values().forEach(key -> who.add(Sentence.quote(key)));
        lead.attributes().entrySet().stream().limit(ATTRIBUTES).forEach(each -> who
                .add(Reader.called(each.getKey()).and(": ", reader.value(each.getValue()))));
        return who;
    }

    private static Sentence reason(Reader reader, FrozenLead.Reason reason) {
        String words = reader.said(Phrase.POINTS, reader.points(reason.points()), Sentence.mark());
        return new Sentence(words, List.of(reason.title().in(reader.language(), reason.id())));
    }

    private static Sentence counted(Reader reader, FrozenLead.Part part) {
        return Sentence.quote(part.title().in(reader.language(), part.id())).and(": ",
                Sentence.of(reader.weighed(part)));
    }

    private static Sentence engaged(Reader reader, FrozenLead.Engaged each) {
        Sentence what = Sentence.of(reader.moment(each.at())).and(" · ",
                Sentence.quote(reader.words().engagement(each.type(), reader.language())));
        return each.content().map(content -> what.and(" · ", Sentence.quote(content))).orElse(what);
    }

    private String link(URI base, UUID handoff, UUID person) {
        return base.toString().replaceFirst("/+$", "") + "/v1/handoffs/" + handoff + "/packet/"
                + links.word(handoff, person);
    }
}
