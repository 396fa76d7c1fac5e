package dev.baton.application.agreement;

import dev.baton.application.agreement.Versions.Heading;
import dev.baton.application.agreement.Versions.StoredVersion;
import dev.baton.domain.agreement.Signature;
import dev.baton.domain.agreement.Waiver;
import dev.baton.domain.form.BranchWriter;
import dev.baton.domain.form.Tree;

/**
 * How versions are shown.
 *
 * @param name the word for the kind of document, under which the key stands
 */
public record VersionForm(String name) {

    /** A version as it is shown. */
    public Tree.Branch of(StoredVersion stored) {
        return writer(stored.heading()).with("written", stored.written()).done();
    }

    /** A version as it is shown in a list. */
    public Tree.Branch of(Heading heading) {
        return writer(heading).done();
    }

    private BranchWriter writer(Heading heading) {
        BranchWriter shown = Tree.branch().with(name, heading.key()).with("version", heading.version())
                .with("status", heading.status().code()).with("created-at", heading.createdAt().toString())
                .with("proposed-at", heading.agreement().proposedAt().map(Object::toString))
                .with("signatures", heading.agreement().signatures(), VersionForm::of)
                .with("activated-at", heading.activatedAt().map(Object::toString))
                .with("retired-at", heading.retiredAt().map(Object::toString));
        return heading.agreement().waiver().map(waiver -> shown.with("unsigned", of(waiver))).orElse(shown);
    }

    private static Tree.Branch of(Signature signature) {
        return Tree.branch().with("person", signature.person().toString()).with("name", signature.name())
                .with("team", signature.team().code()).with("at", signature.at().toString()).done();
    }

    private static Tree.Branch of(Waiver waiver) {
        return Tree.branch().with("reason", waiver.reason()).with("by", waiver.by())
                .with("at", waiver.at().toString()).done();
    }
}
