package dev.baton.application.intake;

import dev.baton.application.announcement.Announcement;
import dev.baton.application.announcement.EventType;
import dev.baton.domain.form.BranchWriter;
import dev.baton.domain.form.Tree;
import dev.baton.domain.handoff.Choice;
import dev.baton.domain.handoff.Clock;
import dev.baton.domain.handoff.Grounds;
import dev.baton.domain.handoff.Happening;
import dev.baton.domain.handoff.Happening.What;
import dev.baton.domain.policy.Rung;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Keeps what happens to handoffs, and tells it to the outside in the same transaction: ids and codes, nothing that anybody
 * wrote about a person.
 */
public record HandoffNews(LedgerPage page, Supplier<UUID> ids) {

    /** Keeps and tells. */
    public void tell(List<Happening> happenings) {
        if (!happenings.isEmpty()) {
            page.handoffs().append(happenings);
            page.announce(happenings.stream().map(this::announcement).toList());
        }
    }

    private Announcement announcement(Happening happening) {
        return new Announcement(ids.get(), happening.lead(), type(happening.what()), happening.at(), about(happening));
    }

    /** As which event something is told. */
    public static EventType type(What what) {
        return switch (what) {
            case What.Offered _ -> EventType.HANDOFF_OFFERED;
            case What.Routed(var _, Choice choice) -> switch (choice.because()) {
                case TRANSFERRED, TAKEN -> EventType.HANDOFF_TRANSFERRED;
                case SAME_ACCOUNT, OWNER, TERRITORY, TURN, NOBODY_FREE -> EventType.HANDOFF_ROUTED;
            };
            case What.CallArranged _ -> EventType.HANDOFF_CALL_SCHEDULED;
            case What.Contacted _ -> EventType.HANDOFF_CONTACT_ATTEMPTED;
            case What.Accepted _ -> EventType.HANDOFF_ACCEPTED;
            case What.Rejected _ -> EventType.HANDOFF_REJECTED;
            case What.Withdrawn _ -> EventType.HANDOFF_WITHDRAWN;
            case What.Returned _ -> EventType.HANDOFF_RETURNED;
            case What.Qualified _ -> EventType.HANDOFF_QUALIFIED;
            case What.SentBack _ -> EventType.HANDOFF_SENT_BACK;
            case What.Reminded _ -> EventType.HANDOFF_REMINDER;
            case What.Breached _ -> EventType.HANDOFF_BREACHED;
            case What.Climbed _ -> EventType.HANDOFF_ESCALATED;
        };
    }

    private static Tree.Branch about(Happening happening) {
        BranchWriter about = Tree.branch().with("handoff", happening.handoff().toString());
        Optional<UUID> person = happening.by().flatMap(by -> by.person());
        return details(person.map(by -> about.with("by", by.toString())).orElse(about), happening.what()).done();
    }

    /** What is to be said of something beside its type. */
    public static BranchWriter details(BranchWriter about, What what) {
        return switch (what) {
            case What.Offered(Choice choice) -> choice(about, choice);
            case What.Routed(Optional<UUID> from, Choice choice) ->
                choice(about.with("from", from.map(UUID::toString)), choice);
            case What.CallArranged(Instant callAt) -> about.with("call-at", callAt.toString());
            case What.Contacted(String channel, boolean reached) ->
                about.with("channel", channel).with("reached", reached);
            case What.Rejected(Optional<Grounds> grounds) -> grounds(about, grounds);
            case What.SentBack(Optional<Grounds> grounds) -> grounds(about, grounds);
            case What.Withdrawn(Happening.Why why) ->
                about.with("why", why.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            case What.Qualified(boolean itself) -> about.with("by-policy", itself);
            case What.Reminded(Clock.Kind clock, int percent) ->
                about.with("clock", clock.code()).with("percent", percent);
            case What.Breached(Clock.Kind clock) -> about.with("clock", clock.code());
            case What.Climbed(Clock.Kind clock, Rung.Act rung, boolean done) ->
                about.with("clock", clock.code()).with("rung", rung.code()).with("done", done);
            case What.Accepted(Optional<UUID> rep) -> about.withOrNull("rep", rep.map(id -> Tree.of(id.toString())));
            case What.Returned _ -> about;
        };
    }

    private static BranchWriter grounds(BranchWriter about, Optional<Grounds> grounds) {
        return grounds.map(said -> about.with("reason", said.reason()).with("then", said.then())
                .with("programme", said.programme())
                .with("blames-criteria", said.blamesCriteria()).with("misses-material", said.missesMaterial()))
                .orElse(about);
    }

    /** Who was chosen, and why. */
    public static BranchWriter choice(BranchWriter about, Choice choice) {
        return about.withOrNull("rep", choice.rep().map(rep -> Tree.of(rep.toString())))
                .with("because", choice.because().code())
                .with("passed-over", choice.passedOver(), each -> Tree.branch().with("rep", each.rep().toString())
                        .with("as", each.as().code()).with("why", each.why().code()).done());
    }
}
