package dev.baton.rest;

import dev.baton.application.message.Messages;
import dev.baton.domain.definition.Warning;
import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.form.Texts;
import dev.baton.domain.form.Tree;

/** How remarks about a document are shown: where, what as a code, and what in words. */
final class RemarkForm {
    private RemarkForm() {
    }

    static Tree of(Warning warning, Messages messages, Language language) {
        return of(warning.place(), warning.doubt().code(), messages.of(warning, language.code()));
    }

    static Tree of(Objection objection, Messages messages, Language language) {
        return of(objection.place(), objection.flaw().code(), messages.of(objection, language.code()));
    }

    private static Tree of(Pointer place, String code, String message) {
        return Tree.branch().with("pointer", Texts.safe(place.text())).with("code", code).with("message", message)
                .done();
    }
}
