package dev.baton.rest;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.form.Tree;
import dev.baton.form.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The OpenAPI document, as something to hold the server against. */
final class Document {
    static final Document OPENAPI = new Document();
    private static final String ID = "https://baton.example/openapi.json";
    private final Tree.Branch root = read("/openapi.json");
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemas(Map.of(ID, Json.text(closed(root)))));
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    private Document() {
    }

    static Tree.Branch read(String resource) {
        try (InputStream in = Document.class.getResourceAsStream(resource)) {
            if (Json.read(in.readAllBytes()) instanceof Parsed.Valid<Tree>(Tree.Branch tree)) {
                return tree;
            }
            throw new AssertionError(resource + " is no JSON object");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Readers must bear fields that are new to them, so the document leaves answers open; here nothing undocumented passes. */
    private static Tree closed(Tree tree) {
        return switch (tree) {
            case Tree.Branch(Map<String, Tree> entries) -> {
                Map<String, Tree> closed = new LinkedHashMap<>();
                entries.forEach((name, value) -> closed.put(name, closed(value)));
                if (entries.containsKey("properties") && Tree.of("object").equals(entries.get("type"))) {
                    closed.putIfAbsent("additionalProperties", Tree.of(false));
                }
                yield new Tree.Branch(closed);
            }
            case Tree.Listing(List<Tree> items) -> new Tree.Listing(items.stream().map(Document::closed).toList());
            default -> tree;
        };
    }

    Tree.Branch root() {
        return root;
    }

    private record Found(Pointer place, Tree tree) {}

    /** What stands at a place of the document, references followed. */
    Optional<Tree> at(Pointer place) {
        return found(place).map(Found::tree);
    }

    private Optional<Found> found(Pointer place) {
        Found found = new Found(Pointer.ROOT, root);
        for (String name : place.text().isEmpty() ? new String[0] : place.text().substring(1).split("/")) {
            String plain = name.replace("~1", "/").replace("~0", "~");
            Optional<Tree> next = switch (found.tree) {
                case Tree.Branch branch -> branch.at(plain);
                case Tree.Listing(List<Tree> items) when Integer.parseInt(plain) < items.size() ->
                    Optional.of(items.get(Integer.parseInt(plain)));
                default -> Optional.empty();
            };
            if (next.isEmpty()) {
                return Optional.empty();
            }
            found = followed(new Found(found.place.to(plain), next.get()));
        }
        return Optional.of(found);
    }

    private Found followed(Found found) {
        return found.tree instanceof Tree.Branch branch
                && branch.at("$ref").orElse(found.tree) instanceof Tree.Text(String to)
                        ? found(new Pointer(to.substring(1))).orElseThrow(() -> new AssertionError("nothing at " + to))
                        : found;
    }

    Tree followed(Tree tree) {
        return followed(new Found(Pointer.ROOT, tree)).tree;
    }

    /** The route that documents a request, if any. */
    Optional<Pointer> operation(String method, String path) {
        Tree.Branch paths = (Tree.Branch) root.at("paths").orElseThrow();
        return paths.entries().keySet().stream()
                .filter(template -> new Route(Method.GET, template, java.util.Set.of(), BodyShape.NONE, List.of())
                        .fits(path))
                .sorted((a, b) -> Boolean.compare(a.contains("{"), b.contains("{")))
                .map(template -> Pointer.ROOT.to("paths").to(template).to(method.toLowerCase(java.util.Locale.ROOT)))
                .filter(place -> at(place).isPresent()).findFirst();
    }

    /** All that is wrong with a JSON text by the schema at a place. */
    List<Error> mistakes(Pointer schema, String json) {
        String found = found(schema).orElseThrow().place.text().replace("{", "%7B").replace("}", "%7D");
        return schemas.computeIfAbsent(found, place -> registry.getSchema(SchemaLocation.of(ID + "#" + place)))
                .validate(json, InputFormat.JSON);
    }
}
