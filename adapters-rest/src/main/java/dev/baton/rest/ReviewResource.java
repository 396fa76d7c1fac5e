package dev.baton.rest;

import dev.baton.application.definition.DefinitionPublishing;
import dev.baton.application.agreement.VersionPublishing.Reviewed;
import dev.baton.domain.agreement.Review;
import dev.baton.domain.form.Tree;
import java.time.LocalDate;
import java.util.Optional;

/** When the two teams look at what judges again. */
final class ReviewResource {
    private final DefinitionPublishing definitions;

    ReviewResource(DefinitionPublishing definitions) {
        this.definitions = definitions;
    }

    /** The versions that judge, with their reviews. */
    Reply list(Exchange exchange) {
        return Reply.ok(Tree.branch().with("items", definitions.reviews(), ReviewResource::item).done());
    }

    private static Tree item(Reviewed reviewed) {
        return Tree.branch().with("definition", reviewed.key())
                .with("version", reviewed.version()).with("review", form(reviewed.review())).done();
    }

    static Tree form(Review review) {
        Optional<String> by = review.by().map(LocalDate::toString);
        return Tree.branch().with("by", by).with("status", review.status().code()).done();
    }
}
