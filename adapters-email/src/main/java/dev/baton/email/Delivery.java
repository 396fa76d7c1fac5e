package dev.baton.email;

import dev.baton.application.intake.Answer;
import dev.baton.application.intake.LedgerPage.UnreadItem;
import dev.baton.application.intake.Receipt;
import dev.baton.application.intake.Report;
import dev.baton.application.intake.ReportReader.Defaults;
import dev.baton.domain.engagement.EngagementId;
import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Sha256;
import dev.baton.domain.lead.Effects;
import dev.baton.domain.lead.IdentityKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was delivered, sorted into what can be recorded and what can only be kept. It is recorded in one transaction whatever
 * the number of events, which the largest body bounds.
 */
final class Delivery {
    private final Defaults defaults;
    private final List<Report> reports = new ArrayList<>();
    private final List<UnreadItem> unread = new ArrayList<>();
    private final List<Usable> usable = new ArrayList<>();

    /** An item that can be recorded, and where its reports lie. */
    private record Usable(DeliveredItem.Told item, int from, int to) {}

    /** Deliveries are of the present: stages follow. */
    Delivery(String feed, Instant now, List<DeliveredItem> items) {
        this.defaults = new Defaults(now, feed, Effects.ALL);
        items.forEach(this::sort);
    }

    private void sort(DeliveredItem item) {
        switch (item) {
            case DeliveredItem.Unreadable(String reason, String raw) ->
                unread.add(unread(Optional.empty(), reason, raw));
            case DeliveredItem.Told told -> {
                switch (Retelling.of(defaults, told.event())) {
                    case Parsed.Valid<List<Report>>(List<Report> said) -> use(told, said);
                    case Parsed.Invalid<List<Report>>(List<Objection> objections) ->
                        unread.add(unread(told, objections));
                }
            }
        }
    }

    private void use(DeliveredItem.Told told, List<Report> said) {
        usable.add(new Usable(told, reports.size(), reports.size() + said.size()));
        reports.addAll(said);
    }

    private UnreadItem unread(DeliveredItem.Told told, List<Objection> objections) {
        return unread(told.event().recipient().flatMap(IdentityKey::email), Reasons.of(objections), told.raw());
    }

    /** Its id is made of its content, so that it is kept once however often it comes. */
    private UnreadItem unread(Optional<IdentityKey.Email> recipient, String reason, String raw) {
        return new UnreadItem(new EngagementId(defaults.feed(), Sha256.of(List.of("unread", raw)).half()),
                recipient.map(key -> key), reason, raw, defaults.now());
    }

    List<Report> reports() {
        return reports;
    }

    List<UnreadItem> unread() {
        return unread;
    }

    /** The usable items of which a report was refused, to be kept after all. */
    List<UnreadItem> refused(List<Receipt> receipts) {
        List<UnreadItem> refused = new ArrayList<>();
        for (Usable item : usable) {
            for (Receipt receipt : receipts.subList(item.from, item.to)) {
                if (receipt instanceof Receipt.Refused(List<Objection> objections)) {
                    refused.add(unread(item.item, objections));
                    break;
                }
            }
        }
        return refused;
    }

    /** The count; an item is what became of its engagement. */
    DeliveryAnswer.Taken taken(Answer.Done done) {
        int recorded = 0;
        int repeated = 0;
        int suppressed = done.suppressed();
        for (Usable item : usable) {
            switch (done.receipts().get(item.from)) {
                case Receipt.Recorded _ -> recorded++;
                case Receipt.Repeated _ -> repeated++;
                case Receipt.Suppressed _ -> suppressed++;
                case Receipt.Refused _,Receipt.NoSuchLead _,Receipt.NoSuchEngagement _ -> {
                }
            }
        }
        int all = unread.size() + usable.size();
        return new DeliveryAnswer.Taken(recorded, repeated, suppressed, all - recorded - repeated - suppressed);
    }
}
