package dev.baton.application.checklist;

import dev.baton.application.checklist.ChecklistKeeping.Shown;
import dev.baton.application.lead.LeadForm;
import dev.baton.application.message.Messages;
import dev.baton.domain.checklist.Checklist;
import dev.baton.domain.checklist.Completeness;
import dev.baton.domain.checklist.Completeness.State;
import dev.baton.domain.checklist.Filling;
import dev.baton.domain.checklist.Gap;
import dev.baton.domain.checklist.Item;
import dev.baton.domain.checklist.Kind;
import dev.baton.domain.checklist.Told;
import dev.baton.domain.form.BranchWriter;
import dev.baton.domain.form.Tree;
import dev.baton.domain.lead.LeadId;
import java.util.List;
import java.util.Optional;

/** Checklists, and how far they are answered, as they are written for readers of a language. */
public final class ChecklistForm {
    private final Messages messages = new Messages();
    private final String language;

    /** For readers of this language. */
    public ChecklistForm(String language) {
        this.language = language;
    }

    /** A checklist as it is shown in a list. */
    public Tree.Branch heading(Shown shown) {
        return writer(shown).done();
    }

    /** A checklist with what it says. */
    public Tree.Branch whole(Shown shown) {
        return writer(shown).with("written", shown.written()).done();
    }

    private BranchWriter writer(Shown shown) {
        Checklist checklist = shown.checklist();
        return Tree.branch().with("checklist", checklist.key())
                .with("title", checklist.title().in(language, checklist.key()))
                .with("items", checklist.items().size())
                .with("required", checklist.items().stream().filter(Item::required).count())
                .with("shipped", shown.changedAt().isEmpty())
                .withOrNull("changed-at", shown.changedAt().map(at -> Tree.of(at.toString())));
    }

    /** How far a checklist is answered for a lead; on request with everything that was ever answered. */
    public Tree.Branch completeness(LeadId lead, Completeness completeness, boolean history) {
        Checklist checklist = completeness.checklist();
        return Tree.branch().with("lead", lead.toString()).with("checklist", checklist.key())
                .with("title", checklist.title().in(language, checklist.key()))
                .with("complete", completeness.share())
                .with("items", completeness.states(), state -> state(state, history))
                .with("gaps", completeness.gaps(), gap -> gap(checklist, gap)).done();
    }

    private Tree state(State state, boolean history) {
        Item item = state.item();
        BranchWriter writer = kind(Tree.branch().with("id", item.id()).with("question", question(item))
                .with("kind", item.kind().code()), item.kind()).with("required", item.required())
                .with("asks", item.asks()).with("answered", state.isAnswered())
                .withOrNull("answer", state.holds().map(ChecklistForm::told))
                .withOrNull("gap", state.gap().map(reason -> Tree.of(reason.code())));
        return history ? writer.with("history", state.told(), ChecklistForm::told).done() : writer.done();
    }

    private String question(Item item) {
        return item.question().in(language, item.id());
    }

    private BranchWriter kind(BranchWriter writer, Kind kind) {
        return switch (kind) {
            case Kind.Choice(List<Kind.Option> options) -> writer.with("options", options, option -> Tree.branch()
                    .with("id", option.id()).with("title", option.title().in(language, option.id())).done());
            case Kind.Amount(Optional<String> currency) -> writer.with("currency", currency);
            case Kind.YesNo _,Kind.Date _,Kind.Text _ -> writer;
        };
    }

    private static Tree told(Told told) {
        return LeadForm.answer(Tree.branch(), told.answer()).with("filled-by", told.filled().map(Filling::code))
                .with("at", told.when().occurredAt().toString())
                .with("recorded-at", told.when().recordedAt().toString()).done();
    }

    /** What is still to be asked: {@code {item, question, reason, message}}. */
    public Tree.Branch gap(Checklist checklist, Gap gap) {
        String question = checklist.item(gap.item()).map(this::question).orElse(gap.item());
        return Tree.branch().with("item", gap.item()).with("question", question)
                .with("reason", gap.reason().code()).with("message", messages.of(gap.reason(), question, language))
                .done();
    }
}
