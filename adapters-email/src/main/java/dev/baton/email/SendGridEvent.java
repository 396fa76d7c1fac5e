package dev.baton.email;

import dev.baton.domain.form.Tree;
import dev.baton.email.DeliveredEvent.Ids;
import dev.baton.email.DeliveredEvent.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One event as SendGrid writes it. The sender's own arguments lie flat beside SendGrid's fields and may have any name and
 * content, so only fields that SendGrid documents are read, each only where it fits the kind of event, and one of an
 * unexpected form counts as absent.
 */
final class SendGridEvent {
    private static final Map<String, Kind> KINDS = Map.ofEntries(
            Map.entry("processed", Kind.SENT),
            Map.entry("delivered", Kind.DELIVERED),
            Map.entry("open", Kind.OPENED),
            Map.entry("click", Kind.CLICKED),
            Map.entry("bounce", Kind.BOUNCED),
            Map.entry("dropped", Kind.DROPPED),
            Map.entry("deferred", Kind.DEFERRED),
            Map.entry("spamreport", Kind.COMPLAINED),
            Map.entry("unsubscribe", Kind.UNSUBSCRIBED),
            Map.entry("group_unsubscribe", Kind.UNSUBSCRIBED),
            Map.entry("group_resubscribe", Kind.RESUBSCRIBED));

    /** Why a mail is dropped whose address is bad: it bounced before, or is on the list of invalid ones. */
    private static final Set<String> BAD_ADDRESS = Set.of("bounced address", "invalid");

    /** Where the name of the machine that handled it begins: {@code 14c5d.dfd.64b.filter0001.16648.5515E0B88.0}. */
    private static final Pattern HANDLED_BY = Pattern.compile("\\.(filter|recvd)");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,16}(\\.[0-9]{1,9})?");
    /** As seconds this is the year 5138, as milliseconds 1973: what is larger are milliseconds. */
    private static final BigDecimal MOST_SECONDS = BigDecimal.valueOf(100_000_000_000L);
    private static final BigDecimal MOST_MILLIS = MOST_SECONDS.multiply(BigDecimal.valueOf(1_000));

    private final Tree.Branch told;

    SendGridEvent(Tree.Branch told) {
        this.told = told;
    }

    DeliveredEvent read() {
        Optional<String> providerType = text("event");
        Optional<Kind> kind = providerType.flatMap(SendGridEvent::kind);
        Optional<String> message = text("sg_message_id");
        return new DeliveredEvent(kind, providerType, text("email"),
                told.at("timestamp").flatMap(SendGridEvent::instant),
                new Ids(message, message.map(SendGridEvent::mailing), text("sg_event_id"), text("smtp-id")),
                text("singlesend_id").or(() -> text("marketing_campaign_id")), categories(),
                text("url").filter(_ -> kind.filter(Kind.CLICKED::equals).isPresent()), text("useragent"),
                flag("sg_machine_open").filter(_ -> kind.filter(Kind.OPENED::equals).isPresent()),
                kind.filter(this::isUnreachable).isPresent(),
                kind.map(this::details).orElse(Map.of()));
    }

    private static Optional<Kind> kind(String event) {
        return Optional.ofNullable(KINDS.get(event.toLowerCase(Locale.ROOT)));
    }

    private static String mailing(String message) {
        return HANDLED_BY.split(message, 2)[0];
    }

    private Map<String, Tree> details(Kind kind) {
        Map<String, Tree> details = new HashMap<>();
        switch (kind) {
            case BOUNCED -> {
                keep(details, "bounce-class", Optional.of(isBlocked() ? "transient" : "permanent"));
                keep(details, "reason", text("reason"));
                keep(details, "status", text("status"));
            }
            case DROPPED -> {
                keep(details, "reason", text("reason"));
                keep(details, "status", text("status"));
            }
            case DEFERRED -> keep(details, "reason", text("response"));
            case UNSUBSCRIBED, RESUBSCRIBED -> keep(details, "group", text("asm_group_id"));
            case SENT, DELIVERED, OPENED, CLICKED, COMPLAINED -> {
            }
        }
        return details;
    }

    /** The recipient's server refused for now, for its own reasons; the address may well be good. */
    private boolean isBlocked() {
        return text("type").filter(type -> type.equalsIgnoreCase("blocked")).isPresent();
    }

    /**
     * The address takes no mail: it sent one back for good, or nothing was sent since it had done so before or is none. A
     * bounce without a type may be either kind, and a mail dropped for another reason says nothing of the address.
     */
    private boolean isUnreachable(Kind kind) {
        return switch (kind) {
            case BOUNCED -> text("type").filter(type -> type.equalsIgnoreCase("bounce")).isPresent();
            case DROPPED -> text("reason").filter(reason -> BAD_ADDRESS.contains(reason.toLowerCase(Locale.ROOT)))
                    .isPresent();
            case SENT, DELIVERED, OPENED, CLICKED, DEFERRED, COMPLAINED, UNSUBSCRIBED, RESUBSCRIBED -> false;
        };
    }

    private static void keep(Map<String, Tree> details, String name, Optional<String> value) {
        value.ifPresent(text -> details.put(name, Tree.of(text)));
    }

    /** One category as a text, several as a list. */
    private List<String> categories() {
        Stream<Tree> trees = switch (told.at("category").orElse(new Tree.Blank())) {
            case Tree.Listing(List<Tree> items) -> items.stream();
            case Tree tree -> Stream.of(tree);
        };
        return trees.map(SendGridEvent::text).flatMap(Optional::stream).distinct().toList();
    }

    private Optional<String> text(String name) {
        return told.at(name).flatMap(SendGridEvent::text);
    }

    /** Ids are seen as numbers too. */
    private static Optional<String> text(Tree tree) {
        return switch (tree) {
            case Tree.Text(String value) -> Optional.of(value).filter(text -> !text.isBlank());
            case Tree.Numeral(BigDecimal value) -> Optional.of(value.toPlainString());
            case Tree.Flag _,Tree.Blank _,Tree.Branch _,Tree.Listing _ -> Optional.empty();
        };
    }

    private Optional<Boolean> flag(String name) {
        return told.at(name).flatMap(tree -> switch (tree) {
            case Tree.Flag(boolean value) -> Optional.of(value);
            case Tree.Text(String text) when text.equalsIgnoreCase("true") -> Optional.of(true);
            case Tree.Text(String text) when text.equalsIgnoreCase("false") -> Optional.of(false);
            case Tree.Text _,Tree.Numeral _,Tree.Blank _,Tree.Branch _,Tree.Listing _ -> Optional.empty();
        });
    }

    /** Seconds since 1970, sometimes milliseconds, sometimes as a text. */
    private static Optional<Instant> instant(Tree tree) {
        return text(tree).filter(text -> NUMBER.matcher(text).matches()).map(BigDecimal::new)
                .filter(number -> number.compareTo(MOST_MILLIS) < 0)
                .map(number -> number.compareTo(MOST_SECONDS) < 0 ? number.movePointRight(3) : number)
                .map(millis -> Instant.ofEpochMilli(millis.longValue()));
    }
}
