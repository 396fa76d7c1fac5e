package dev.baton.application.agreement;

import dev.baton.domain.definition.VersionChange;
import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Tree;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A kind of document on which two teams agree.
 *
 * @param name       its word, under which its written form tells its key
 * @param draft      reads the key of what may be kept as a draft
 * @param proposal   what is wrong with a draft that is to be laid before the teams
 * @param activation what is wrong with a version that is to be active
 * @param comparison in what two versions differ
 */
public record AgreedDocument(String name, Function<Tree, Parsed<String>> draft,
        Function<Tree, List<Objection>> proposal, Function<Tree, List<Objection>> activation,
        BiFunction<Tree.Branch, Tree.Branch, List<VersionChange>> comparison) {}
