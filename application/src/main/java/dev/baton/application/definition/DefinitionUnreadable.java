package dev.baton.application.definition;

import dev.baton.domain.form.Objection;
import dev.baton.domain.lead.Statement.JudgedBy;
import java.util.List;
import java.util.stream.Collectors;

/** A version that was kept by another release of Baton means nothing to this one: it must not judge by guesswork. */
public final class DefinitionUnreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DefinitionUnreadable(JudgedBy version, List<Objection> objections) {
        super("Another release of Baton kept version " + version.version() + " of the definition '"
                + version.definition() + "', and this one cannot read it: "
                + objections.stream().map(each -> each.place().text() + " " + each.flaw())
                        .collect(Collectors.joining(", "))
                + ". Run that release; nothing is lost.");
    }
}
