package dev.baton.domain.definition;

import dev.baton.domain.definition.VersionChange.Kind;
import dev.baton.domain.definition.VersionChange.Part;
import dev.baton.domain.definition.VersionChange.Subject;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.form.Tree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * In what two versions differ, part by part. It compares what is written, so that nothing that differs can be missed: two
 * versions that mean something else are not written alike. Parts are recognised by their ids, wherever they stand.
 */
public final class VersionComparison {
    private static final Map<String, Part> OF_DEFINITIONS = Map.of("dimensions", Part.DIMENSION, "groups", Part.GROUP,
            "rules", Part.RULE, "stages", Part.STAGE, "exclusions", Part.EXCLUSION, "scenarios", Part.SCENARIO);
    private static final Map<String, Part> OF_POLICIES = Map.of("rules", Part.RULE);
    private final Part document;
    private final Map<String, Part> parts;
    private final List<VersionChange> changes = new ArrayList<>();

    private VersionComparison(Part document, Map<String, Part> parts) {
        this.document = document;
        this.parts = parts;
    }

    /** The changes from one version of a definition to another; none if both mean the same. */
    public static List<VersionChange> ofDefinitions(Tree.Branch before, Tree.Branch after) {
        return isSame(DefinitionReader.read(before), DefinitionReader.read(after))
                ? List.of()
                : new VersionComparison(Part.DEFINITION, OF_DEFINITIONS).between(before, after);
    }

    /**
     * The changes from one version of a policy to another; none if both mean the same.
     *
     * @param read what a written form means
     */
    public static <T> List<VersionChange> ofPolicies(Tree.Branch before, Tree.Branch after,
            Function<Tree, Parsed<T>> read) {
        return isSame(read.apply(before), read.apply(after))
                ? List.of()
                : new VersionComparison(Part.POLICY, OF_POLICIES).between(before, after);
    }

    private static <T> boolean isSame(Parsed<T> before, Parsed<T> after) {
        return before instanceof Parsed.Valid<T>(T one) && after instanceof Parsed.Valid<T>(T other)
                && one.equals(other);
    }

    private List<VersionChange> between(Tree.Branch before, Tree.Branch after) {
        whole(before, after);
        return List.copyOf(changes);
    }

    private void whole(Tree.Branch before, Tree.Branch after) {
        Subject whole = new Subject(document, "", Labels.NONE);
        for (String name : names(before, after)) {
            Pointer place = Pointer.ROOT.to(name);
            Part part = parts.getOrDefault(name, document);
            if (part == document) {
                field(whole, List.of(name), place, said(before, name), said(after, name));
            } else {
                parts(part, parts(before, name, place), parts(after, name, place));
            }
        }
    }

    private static Set<String> names(Tree.Branch before, Tree.Branch after) {
        Set<String> names = new LinkedHashSet<>(before.entries().keySet());
        names.addAll(after.entries().keySet());
        return names;
    }

    private static Optional<Tree> said(Tree.Branch branch, String name) {
        return branch.at(name).filter(tree -> !(tree instanceof Tree.Blank));
    }

    /** A part of one version, and where it stands. */
    private record Placed(Tree.Branch tree, Pointer place) {}

    /** The parts under a name, by id. */
    private static Map<String, Placed> parts(Tree.Branch version, String name, Pointer place) {
        Map<String, Placed> parts = new LinkedHashMap<>();
        switch (said(version, name).orElse(new Tree.Blank())) {
            case Tree.Branch(Map<String, Tree> entries) -> entries.forEach((id, tree) -> {
                if (tree instanceof Tree.Branch branch) {
                    parts.put(id, new Placed(branch, place.to(id)));
                }
            });
            case Tree.Listing(List<Tree> items) -> {
                for (int i = 0; i < items.size(); i++) {
                    listed(parts, items.get(i), place.to(i));
                }
            }
            case Tree.Text _,Tree.Numeral _,Tree.Flag _,Tree.Blank _ -> {
            }
        }
        return parts;
    }

    private static void listed(Map<String, Placed> parts, Tree item, Pointer place) {
        if (item instanceof Tree.Branch branch && branch.at("id").orElse(item) instanceof Tree.Text(String id)) {
            parts.put(id, new Placed(branch, place));
        }
    }

    private void parts(Part part, Map<String, Placed> before, Map<String, Placed> after) {
        before.forEach((id, gone) -> {
            if (!after.containsKey(id)) {
                add(gone.place(), Kind.REMOVED, subject(part, id, gone), List.of(), line(gone.tree()), "");
            }
        });
        after.forEach((id, now) -> Optional.ofNullable(before.get(id)).ifPresentOrElse(
                was -> fields(subject(part, id, now), List.of(), now.place(), was.tree(), now.tree()),
                () -> add(now.place(), Kind.ADDED, subject(part, id, now), List.of(), "", line(now.tree()))));
        if (part != Part.STAGE) {
            moved(part, before, after);
        }
    }

    private static Subject subject(Part part, String id, Placed placed) {
        Labels title = switch (placed.tree().at("title").orElse(new Tree.Blank())) {
            case Tree.Text(String text) -> new Labels(Map.of("en", text));
            case Tree.Branch(Map<String, Tree> entries) -> labels(entries);
            case Tree.Listing _,Tree.Numeral _,Tree.Flag _,Tree.Blank _ -> Labels.NONE;
        };
        return new Subject(part, id, title);
    }

    private static Labels labels(Map<String, Tree> entries) {
        Map<String, String> texts = new LinkedHashMap<>();
        entries.forEach((language, tree) -> {
            if (tree instanceof Tree.Text(String text)) {
                texts.put(language, text);
            }
        });
        return new Labels(texts);
    }

    /** Those that do not stand in the longest row of parts whose order is as it was. */
    private void moved(Part part, Map<String, Placed> before, Map<String, Placed> after) {
        List<String> was = before.keySet().stream().filter(after::containsKey).toList();
        List<String> now = after.keySet().stream().filter(before::containsKey).toList();
        Set<String> stayed = new HashSet<>(LongestRow.of(now, was));
        now.stream().filter(id -> !stayed.contains(id)).forEach(id -> Optional.ofNullable(after.get(id))
                .ifPresent(placed -> add(placed.place(), Kind.MOVED, subject(part, id, placed), List.of(),
                        number(before, id), number(after, id))));
    }

    private static String number(Map<String, Placed> parts, String id) {
        return Integer.toString(List.copyOf(parts.keySet()).indexOf(id) + 1);
    }

    private void fields(Subject subject, List<String> path, Pointer place, Tree.Branch before, Tree.Branch after) {
        for (String name : names(before, after)) {
            field(subject, with(path, name), place.to(name), said(before, name), said(after, name));
        }
    }

    private static List<String> with(List<String> path, String name) {
        List<String> longer = new ArrayList<>(path);
        longer.add(name);
        return longer;
    }

    private void field(Subject subject, List<String> path, Pointer place, Optional<Tree> before, Optional<Tree> after) {
        if (before.isEmpty() && after.isEmpty()) {
            return;
        }
        if (after.isEmpty()) {
            add(place, Kind.UNSET, subject, path, line(before.orElseThrow()), "");
        } else if (before.isEmpty()) {
            add(place, Kind.SET, subject, path, "", line(after.orElseThrow()));
        } else {
            values(subject, path, place, before.orElseThrow(), after.orElseThrow());
        }
    }

    private void values(Subject subject, List<String> path, Pointer place, Tree before, Tree after) {
        if (WrittenLine.isSame(before, after)) {
            return;
        }
        if (before instanceof Tree.Branch one && after instanceof Tree.Branch other
                && (isDeep(one) || isDeep(other)) && names(one, other).size() == one.entries().size()) {
            fields(subject, path, place, one, other);
        } else if (before instanceof Tree.Listing(List<Tree> ones) && after instanceof Tree.Listing(List<Tree> others)
                && ones.size() == others.size() && ones.stream().anyMatch(Tree.Branch.class::isInstance)) {
            for (int i = 0; i < ones.size(); i++) {
                values(subject, path, place.to(i), ones.get(i), others.get(i));
            }
        } else {
            add(place, Kind.CHANGED, subject, path, line(before), line(after));
        }
    }

    /** Whether it holds more than words and numbers: what holds only those is told as a whole. */
    private static boolean isDeep(Tree.Branch branch) {
        return branch.entries().values().stream().anyMatch(tree -> tree instanceof Tree.Branch
                || tree instanceof Tree.Listing(List<Tree> items)
                        && items.stream().anyMatch(Tree.Branch.class::isInstance));
    }

    private static String line(Tree tree) {
        return WrittenLine.of(tree);
    }

    private void add(Pointer place, Kind kind, Subject subject, List<String> path, String before, String after) {
        changes.add(new VersionChange(place, kind, subject, path, before, after));
    }
}
