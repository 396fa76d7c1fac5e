package dev.baton.persistence;

import dev.baton.domain.form.Tree;
import dev.baton.domain.lead.AttributeValue;
import dev.baton.domain.lead.AttributeValue.Bool;
import dev.baton.domain.lead.AttributeValue.Date;
import dev.baton.domain.lead.AttributeValue.Moment;
import dev.baton.domain.lead.AttributeValue.Money;
import dev.baton.domain.lead.AttributeValue.Text;
import dev.baton.domain.lead.AttributeValue.TextSet;
import dev.baton.domain.lead.Statement.JudgedBy;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what this module wrote. It trusts the tree and has no bounds: those of the written form are for what comes from
 * outside, and narrowing one must never make a stored fact unreadable.
 */
record StoredTree(Tree.Branch branch) {

    static StoredTree of(Tree tree) {
        if (tree instanceof Tree.Branch branch) {
            return new StoredTree(branch);
        }
        throw unexpected(tree);
    }

    Optional<String> optionalText(String name) {
        return branch.at(name).map(StoredTree::text);
    }

    String text(String name) {
        return text(at(name));
    }

    long number(String name) {
        return number(at(name)).longValueExact();
    }

    Optional<Tree> optional(String name) {
        return branch.at(name);
    }

    Tree at(String name) {
        return branch.at(name).orElseThrow(() -> new IllegalStateException("a stored map lacks " + name));
    }

    JudgedBy judge() {
        return new JudgedBy(text("definition"), Math.toIntExact(number("version")));
    }

    static String text(Tree tree) {
        if (tree instanceof Tree.Text(String value)) {
            return value;
        }
        throw unexpected(tree);
    }

    static BigDecimal number(Tree tree) {
        if (tree instanceof Tree.Numeral(BigDecimal value)) {
            return value;
        }
        throw unexpected(tree);
    }

    static List<Tree> list(Tree tree) {
        if (tree instanceof Tree.Listing(List<Tree> items)) {
            return items;
        }
        throw unexpected(tree);
    }

    /** A value as {@link AttributeValue#written} wrote it. */
    static AttributeValue value(Tree tree) {
        return switch (tree) {
            case Tree.Text(String value) -> new Text(value);
            case Tree.Numeral(BigDecimal value) -> new AttributeValue.Number(value);
            case Tree.Flag(boolean value) -> new Bool(value);
            case Tree.Listing(List<Tree> items) -> new TextSet(items.stream().map(StoredTree::text).toList());
            case Tree.Branch branch -> new StoredTree(branch).compound();
            case Tree.Blank _ -> throw unexpected(tree);
        };
    }

    private AttributeValue compound() {
        return optionalText("date").<AttributeValue>map(date -> new Date(LocalDate.parse(date)))
                .or(() -> optionalText("instant").map(instant -> new Moment(Instant.parse(instant))))
                .orElseGet(() -> new Money(number(at("amount")), text("currency")));
    }

    static Map<String, AttributeValue> values(Tree tree) {
        Map<String, AttributeValue> values = new LinkedHashMap<>();
        of(tree).branch.entries().forEach((name, value) -> values.put(name, value(value)));
        return values;
    }

    static Tree written(Map<String, AttributeValue> values) {
        Map<String, Tree> entries = new LinkedHashMap<>();
        values.forEach((name, value) -> entries.put(name, value.written()));
        return new Tree.Branch(entries);
    }

    private static IllegalStateException unexpected(Tree tree) {
        return new IllegalStateException("a stored " + tree.kind() + " where something else was stored");
    }

    /** What a stored word means. */
    static <T> T word(Map<String, T> words, String word) {
        return Optional.ofNullable(words.get(word))
                .orElseThrow(() -> new IllegalStateException("a stored word nobody knows: " + word));
    }
}
