package dev.baton.domain.definition;

import dev.baton.domain.definition.Comparison.Order;
import dev.baton.domain.form.Fields;
import dev.baton.domain.form.Names;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Texts;
import dev.baton.domain.lead.IdentityKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what a definition says of accounts: {@code {free-mail: [mail.example], roll-ups: {best: {highest: total}}}}. Which
 * kind a roll-up is tells the field that is there: {@code highest}, {@code sum} or {@code roles}.
 */
final class AccountReader {
    private static final int MOST_ROLL_UPS = 12;
    private static final int MOST_ROLES = 30;
    private static final int MOST_FREE_MAIL = 1_000;
    static final int MOST_TOGETHER = 1_000_000;
    private static final List<String> KINDS = List.of("highest", "sum", "roles");
    private static final String ROLE = "role";
    private final References references;

    private AccountReader(References references) {
        this.references = references;
    }

    /** What stands under a field; nothing if it is not there. */
    static AccountRules read(Fields outer, String name, References references) {
        return outer.fields(name).map(new AccountReader(references)::rules).orElse(AccountRules.NONE);
    }

    private AccountRules rules(Fields fields) {
        Set<String> freeMail = new LinkedHashSet<>();
        for (Fields.Placed item : fields.list("free-mail", MOST_FREE_MAIL)) {
            Texts.read(fields.reading(), item.tree(), item.place(), 253).ifPresent(text -> IdentityKey.domain(text)
                    .ifPresentOrElse(freeMail::add,
                            () -> fields.reading().object(item.place(), Flaw.MALFORMED, text, "mail.example")));
        }
        List<RollUp> rollUps = new ArrayList<>();
        fields.entries("roll-ups", MOST_ROLL_UPS).forEach((id, item) -> {
            Fields inner = fields.reading().fields(item.tree(), item.place());
            if (!Names.isId(id)) {
                fields.reading().object(item.place(), Flaw.MALFORMED, id, "committee");
            }
            inner.exactlyOne(KINDS).flatMap(kind -> rollUp(id, kind, inner)).ifPresent(rollUps::add);
            inner.finish();
        });
        fields.finish();
        return new AccountRules(freeMail, rollUps);
    }

    private Optional<RollUp> rollUp(String id, String kind, Fields fields) {
        return switch (kind) {
            case "highest" -> score(fields, kind).map(named -> new RollUp.Highest(id, dimension(named)));
            case "sum" -> {
                Optional<String> score = score(fields, kind);
                Optional<Integer> most = fields.required("at-most", fields.whole("at-most", 1, MOST_TOGETHER));
                yield score.flatMap(named -> most.map(cap -> new RollUp.Together(id, dimension(named), cap)));
            }
            default -> roles(id, fields);
        };
    }

    private Optional<String> score(Fields fields, String name) {
        return fields.required(name, fields.text(name, Names.LONGEST)).filter(named -> {
            if (!references.knowsScore(named)) {
                fields.object(name, Flaw.UNKNOWN_REFERENCE, named, references.scores());
            }
            return references.knowsScore(named);
        });
    }

    private static Optional<String> dimension(String score) {
        return References.TOTAL.equals(score) ? Optional.empty() : Optional.of(score);
    }

    private Optional<RollUp> roles(String id, Fields fields) {
        List<Glob> wanted = new ArrayList<>();
        for (Fields.Placed item : fields.list("roles", MOST_ROLES)) {
            Texts.read(fields.reading(), item.tree(), item.place(), Fields.LONGEST_TEXT).map(Glob::of)
                    .ifPresent(wanted::add);
        }
        if (wanted.isEmpty()) {
            fields.object("roles", Flaw.EMPTY);
        }
        String attribute = fields.text("attribute", 100).orElse(ROLE);
        return engaged(fields).map(score -> new RollUp.Roles(id, attribute, wanted, score));
    }

    private Optional<Condition.OfScore> engaged(Fields outer) {
        outer.needs("engaged");
        return outer.fields("engaged").flatMap(fields -> {
            Optional<String> score = score(fields, "score");
            Optional<Integer> least = fields.required("at-least",
                    fields.whole("at-least", -Points.MOST, Points.MOST));
            fields.finish();
            return score.flatMap(named -> least
                    .map(number -> new Condition.OfScore(dimension(named), Order.AT_LEAST, number)));
        });
    }
}
