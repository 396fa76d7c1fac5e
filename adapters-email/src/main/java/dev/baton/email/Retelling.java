package dev.baton.email;

import dev.baton.application.intake.Report;
import dev.baton.application.intake.ReportReader;
import dev.baton.application.intake.ReportReader.Defaults;
import dev.baton.domain.form.BranchWriter;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.form.Sha256;
import dev.baton.domain.form.Texts;
import dev.baton.domain.form.Tree;
import dev.baton.domain.lead.IdentityKey;
import dev.baton.domain.lead.IdentityKey.Email;
import dev.baton.email.DeliveredEvent.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells a delivered event in Baton's own written form, and has the core read it, so that a delivery is judged by the same
 * measure as any other report: the same lengths, the same five minutes into the future.
 */
final class Retelling {
    private static final int LONGEST_URL = 2_000;
    private static final int LONGEST_CAMPAIGN = 200;
    private static final int LONGEST_MESSAGE = 300;
    private static final int LONGEST_ATTRIBUTE = 1_000;
    private static final int MOST_CATEGORIES = 100;

    private final Defaults defaults;
    private final DeliveredEvent event;

    private Retelling(Defaults defaults, DeliveredEvent event) {
        this.defaults = defaults;
        this.event = event;
    }

    /**
     * The reports that an event amounts to, the engagement first; or why there are none. Who unsubscribes or complains also
     * denies consent to e-mail, from one group of mails too: Baton knows consent per channel only, and to leave a person in
     * peace who asked for less is the lesser mistake. Coming back to a group grants nothing for the same reason. An address
     * that takes no mail makes the person unreachable, which is no refusal; that mails arrive again later is proved by their
     * engagements and need not be said.
     */
    static Parsed<List<Report>> of(Defaults defaults, DeliveredEvent event) {
        return new Retelling(defaults, event).reports();
    }

    private Parsed<List<Report>> reports() {
        if (event.kind().isEmpty()) {
            return event.providerType().<Parsed<List<Report>>>map(word -> Parsed.refused(Pointer.ROOT.to("event"),
                    Flaw.UNKNOWN_WORD, Texts.brief(word), "open, click, bounce …"))
                    .orElseGet(() -> missing("event"));
        }
        if (event.recipient().isEmpty()) {
            return missing("recipient");
        }
        return event.occurredAt().map(at -> reports(event.kind().get(), event.recipient().get(), at))
                .orElseGet(() -> missing("time"));
    }

    private static Parsed<List<Report>> missing(String what) {
        return Parsed.refused(Pointer.ROOT.to(what), Flaw.MISSING);
    }

    private Parsed<List<Report>> reports(Kind kind, String recipient, Instant at) {
        Parsed<Report> engagement = ReportReader.engagement(engagement(kind, recipient, at), Pointer.ROOT, defaults);
        if (!(engagement instanceof Parsed.Valid<Report>(Report told)) || !kind.isRefusal() && !event.unreachable()) {
            return engagement.map(List::of);
        }
        return ReportReader.lead(besides(kind, recipient, at), Pointer.ROOT, defaults)
                .map(said -> List.of(told, said));
    }

    private static Tree besides(Kind kind, String recipient, Instant at) {
        BranchWriter said = kind.isRefusal()
                ? keyed(recipient).with("consents", Tree.branch().with("email", "denied").done())
                : keyed(recipient).with("reachability", Tree.branch().with("email", "unreachable").done());
        return said.with("occurred-at", at.toString()).done();
    }

    private static BranchWriter keyed(String recipient) {
        return Tree.branch().with("keys", Tree.branch().with("email", recipient).done());
    }

    private Tree engagement(Kind kind, String recipient, Instant at) {
        BranchWriter told = keyed(recipient).with("feed", defaults.feed()).with("id", id(kind, recipient, at))
                .with("type", kind.type()).with("occurred-at", at.toString()).with("channel", "email")
                .with("message", event.ids().mailing().flatMap(text -> fit(text, LONGEST_MESSAGE)))
                .with("campaign", event.campaign().or(() -> event.categories().stream().findFirst())
                        .flatMap(text -> fit(text, LONGEST_CAMPAIGN)))
                .with("attributes", attributes());
        Optional<String> url = event.url().flatMap(text -> fit(text, LONGEST_URL));
        told = url.isPresent() ? told.with("asset", Tree.branch().with("url", url).done()) : told;
        return (isMachine() ? told.with("verdict", "unknowable") : told).done();
    }

    /**
     * Apple's mail privacy proxy opens every message on its own, and hides whether the person ever did: an open that the
     * platform calls a machine's is therefore not held to be one, but not to be known.
     */
    private boolean isMachine() {
        return event.machine().orElse(false);
    }

    private Tree attributes() {
        BranchWriter attributes = Tree.branch()
                .with("message-id", event.ids().message().flatMap(text -> fit(text, LONGEST_ATTRIBUTE)))
                .with("user-agent", event.userAgent().flatMap(text -> fit(text, LONGEST_ATTRIBUTE)));
        for (Map.Entry<String, Tree> detail : event.details().entrySet()) {
            attributes = detail.getValue() instanceof Tree.Text(String text)
                    ? attributes.with(detail.getKey(), fit(text, LONGEST_ATTRIBUTE))
                    : attributes.with(detail.getKey(), detail.getValue());
        }
        List<String> categories = event.categories().stream().flatMap(text -> fit(text, LONGEST_ATTRIBUTE).stream())
                .limit(MOST_CATEGORIES).toList();
        attributes = categories.isEmpty() ? attributes : attributes.with("categories", categories, Tree::of);
        return (isMachine() ? attributes.with("machine-open", true) : attributes).done();
    }

    /** Cut to its length and without characters that mislead; a long user agent is no reason to lose an open. */
    private static Optional<String> fit(String text, int longest) {
        String safe = text.strip().codePoints().limit(longest).map(c -> Texts.isForbidden(c) ? '\uFFFD' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
        String cut = safe.length() <= longest ? safe : safe.substring(0, wholeCharacters(safe, longest));
        return Optional.of(cut).filter(fitting -> !fitting.isBlank());
    }

    /** Half a character would be one that no text may hold. */
    private static int wholeCharacters(String text, int longest) {
        return Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
    }

    /**
     * The engagement's id, made of what is the same when the event is delivered again: message, recipient, kind, url and
     * second. The platform's own event id is not, so it serves only where there is no message id.
     */
    private String id(Kind kind, String recipient, Instant at) {
        if (event.ids().message().isEmpty() && event.ids().event().isPresent()) {
            return Sha256.of(List.of("event", event.ids().event().get())).half();
        }
        String message = event.ids().message().or(event.ids()::messageId).orElse("");
        String person = IdentityKey.email(recipient).map(Email::address).orElse(recipient);
        return Sha256.of(List.of("message", message, person, kind.type(), event.url().orElse(""),
                Long.toString(at.getEpochSecond()))).half();
    }
}
