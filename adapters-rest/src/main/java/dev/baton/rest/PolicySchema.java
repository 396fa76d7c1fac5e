package dev.baton.rest;

import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Tree;
import dev.baton.form.Json;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The written form of policies as JSON Schema. Conditions are those of definitions, so what policies refer to and do not say
 * themselves is taken from the schema of definitions.
 */
final class PolicySchema {
    private static final String DEFS = "$defs";
    private static final String REF = "$ref";
    private static final String LOCAL = "#/$defs/";

    private PolicySchema() {
    }

    /** A schema that needs no other. */
    static byte[] whole(byte[] policy, byte[] definition) {
        Map<String, Tree> whole = new LinkedHashMap<>(branch(policy).entries());
        Map<String, Tree> parts = new LinkedHashMap<>(parts(branch(policy)));
        Map<String, Tree> shared = parts(branch(definition));
        Deque<Tree> unseen = new ArrayDeque<>(List.of(branch(policy)));
        while (!unseen.isEmpty()) {
            for (String name : referred(unseen.pop())) {
                if (!parts.containsKey(name)) {
                    Tree part = shared.getOrDefault(name, new Tree.Blank());
                    parts.put(name, part);
                    unseen.push(part);
                }
            }
        }
        whole.put(DEFS, new Tree.Branch(parts));
        return Json.write(new Tree.Branch(whole));
    }

    private static Tree.Branch branch(byte[] schema) {
        if (Json.read(schema) instanceof Parsed.Valid<Tree>(Tree.Branch branch)) {
            return branch;
        }
        throw new IllegalStateException("a schema that is no JSON");
    }

    private static Map<String, Tree> parts(Tree.Branch schema) {
        return schema.at(DEFS).orElseThrow() instanceof Tree.Branch(Map<String, Tree> parts) ? parts : Map.of();
    }

    private static List<String> referred(Tree tree) {
        return switch (tree) {
            case Tree.Branch branch -> {
                List<Tree> inner = List.copyOf(branch.entries().values());
                yield branch.at(REF).orElse(branch) instanceof Tree.Text(String to) && to.startsWith(LOCAL)
                        ? List.of(to.substring(LOCAL.length()))
                        : inner.stream().flatMap(each -> referred(each).stream()).toList();
            }
            case Tree.Listing(List<Tree> items) -> items.stream().flatMap(each -> referred(each).stream()).toList();
            case Tree.Text _,Tree.Numeral _,Tree.Flag _,Tree.Blank _ -> List.of();
        };
    }
}
