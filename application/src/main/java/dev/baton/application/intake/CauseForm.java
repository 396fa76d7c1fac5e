package dev.baton.application.intake;

import dev.baton.domain.form.BranchWriter;
import dev.baton.domain.form.Tree;
import dev.baton.domain.lead.Statement.JudgedBy;
import dev.baton.domain.qualification.Cause;
import java.util.Optional;

/** Why a stage changed, as it is written: to whoever looks at the lead, and to the outside. */
public final class CauseForm {
    private CauseForm() {
    }

    /** To whoever looks at the lead: {@code {kind, judged-by: {definition, version}, …}}, with what people said. */
    public static Tree.Branch shown(Cause cause) {
        BranchWriter shown = of(cause, (word, judge) -> {
            BranchWriter head = Tree.branch().with("kind", word);
            return judge.map(by -> head.with("judged-by", judged(Tree.branch(), by).done())).orElse(head);
        });
        return (cause instanceof Cause.ByPerson(String by, var reason, var _)
                ? shown.with("by", by).with("reason", reason)
                : shown).done();
    }

    /** To the outside: {@code {code, definition, version, …}}, without a word of people, which may tell of a person. */
    public static Tree.Branch announced(Cause cause) {
        return of(cause, (word, judge) -> {
            BranchWriter head = Tree.branch().with("code", word);
            return judge.map(by -> judged(head, by)).orElse(head);
        }).done();
    }

    private static BranchWriter judged(BranchWriter head, JudgedBy by) {
        return head.with("definition", by.definition()).with("version", by.version());
    }

    /** How it begins: which cause it is, and which version judged, if any did. */
    private interface Head {
        BranchWriter of(String word, Optional<JudgedBy> judge);
    }

    private static BranchWriter of(Cause cause, Head head) {
        return switch (cause) {
            case Cause.Entered(JudgedBy by, var rule) -> head.of("entered", Optional.of(by)).with("rule", rule.name());
            case Cause.Left(JudgedBy by, var rule) -> head.of("left", Optional.of(by)).with("rule", rule.name());
            case Cause.Excluded(JudgedBy by, String exclusion) ->
                head.of("excluded", Optional.of(by)).with("exclusion", exclusion);
            case Cause.Readmitted(JudgedBy by) -> head.of("readmitted", Optional.of(by));
            case Cause.BecameCustomer(JudgedBy by) -> head.of("became-customer", Optional.of(by));
            case Cause.NoLongerCustomer(JudgedBy by) -> head.of("no-longer-customer", Optional.of(by));
            case Cause.Decided(var outcome) ->
                head.of("decided", Optional.empty()).with("outcome", outcome.code());
            case Cause.ByPerson(var _, var _, Cause.Act act) -> head.of(act.code(), Optional.empty());
            case Cause.Corrected(JudgedBy by) -> head.of("corrected", Optional.of(by));
        };
    }
}
