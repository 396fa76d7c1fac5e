package dev.baton.email;

import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.form.Tree;
import dev.baton.form.Apart;
import dev.baton.form.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Twilio SendGrid's Event Webhook: a JSON list of events (some senders in front of it pass on a single one), signed. An
 * answer other than 2xx is delivered again, at growing gaps, for up to 24 hours; order and uniqueness are not promised.
 *
 * @see <a href="https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/event">Event Webhook reference</a>
 */
final class SendGrid implements Platform {

    @Override
    public String name() {
        return "sendgrid";
    }

    @Override
    public boolean canUse(String key) {
        return SendGridSignature.isKey(key);
    }

    @Override
    public boolean isSigned(Function<String, Optional<String>> header) {
        return header.apply(SendGridSignature.TIMESTAMP).isPresent()
                && header.apply(SendGridSignature.SIGNATURE).isPresent();
    }

    @Override
    public boolean isAuthentic(String key, Function<String, Optional<String>> header, byte[] body) {
        return header.apply(SendGridSignature.TIMESTAMP).flatMap(timestamp -> header.apply(SendGridSignature.SIGNATURE)
                .map(signature -> SendGridSignature.fits(key, signature, timestamp, body))).orElse(false);
    }

    @Override
    public Parsed<List<DeliveredItem>> decode(byte[] body) {
        return switch (Json.apart(body)) {
            case Parsed.Valid<Apart>(Apart(Tree.Listing _, List<byte[]> items, int _)) ->
                new Parsed.Valid<>(items.stream().map(SendGrid::item).toList());
            case Parsed.Valid<Apart>(Apart(Tree.Branch _, List<byte[]> _, int _)) ->
                new Parsed.Valid<>(List.of(item(body)));
            case Parsed.Valid<Apart>(Apart(Tree tree, List<byte[]> _, int _)) ->
                Parsed.refused(Pointer.ROOT, Flaw.WRONG_TYPE, "list", tree.kind());
            case Parsed.Invalid<Apart>(List<Objection> objections) -> new Parsed.Invalid<>(objections);
        };
    }

    private static DeliveredItem item(byte[] bytes) {
        String raw = new String(bytes, StandardCharsets.UTF_8).replace('\0', '\uFFFD');
        return switch (Json.readItem(bytes)) {
            case Parsed.Valid<Tree>(Tree.Branch event) ->
                new DeliveredItem.Told(new SendGridEvent(event).read(), raw);
            case Parsed.Valid<Tree>(Tree tree) ->
                new DeliveredItem.Unreadable("a map is wanted, and this is: " + tree.kind(), raw);
            case Parsed.Invalid<Tree>(List<Objection> objections) ->
                new DeliveredItem.Unreadable(Reasons.of(objections), raw);
        };
    }
}
