package dev.baton.rest;

import dev.baton.application.intake.Report;
import dev.baton.application.intake.ReportReader;
import dev.baton.application.intake.ReportReader.Defaults;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.form.Tree;

/** What kinds of things are told, and how each is read. */
enum ReportKind {
    ENGAGEMENT,
    LEAD,
    OUTCOME,
    PREDICTION,
    VERDICT;

    /** Reads one from a tree that stands at a place. */
    Parsed<Report> read(Tree tree, Pointer place, Defaults defaults) {
        return switch (this) {
            case ENGAGEMENT -> ReportReader.engagement(tree, place, defaults);
            case LEAD -> ReportReader.lead(tree, place, defaults);
            case OUTCOME -> ReportReader.outcome(tree, place, defaults);
            case PREDICTION -> ReportReader.prediction(tree, place, defaults);
            case VERDICT -> ReportReader.verdict(tree, place, defaults);
        };
    }

    /** Whether a batch may name the feed of its items. */
    boolean hasFeed() {
        return this == ENGAGEMENT || this == VERDICT;
    }

    /** Whether it may be said that stages are not to follow; a verdict's stages always do. */
    boolean hasEffects() {
        return this != VERDICT;
    }

    /** 201 for what is new: the engagement or outcome itself, but of a lead only if it was unknown before. */
    int status(boolean created) {
        return this == LEAD && !created ? 200 : 201;
    }
}
