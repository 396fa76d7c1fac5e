package dev.baton.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.form.Tree;
import dev.baton.form.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The document says what the server does, no more and no less. Answers are held against it wherever a test asks for one. */
class OpenApiTest {
    private static final Document DOCUMENT = Document.OPENAPI;
    private static final RawRoute HOOK = new RawRoute("/hooks/{platform}/{feed}", _ -> Optional.empty(),
            _ -> new RawRoute.Outcome.NotFound());

    private static Map<String, Tree.Branch> operations() {
        Map<String, Tree.Branch> operations = new TreeMap<>();
        ((Tree.Branch) DOCUMENT.root().at("paths").orElseThrow()).entries()
                .forEach((path, methods) -> ((Tree.Branch) methods).entries().forEach((method,
                        operation) -> operations.put(method.toUpperCase(Locale.ROOT) + " " + path,
                                (Tree.Branch) operation)));
        return operations;
    }

    private static List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        for (Operation operation : Operation.values()) {
            routes.add(operation.route());
        }
        routes.add(RawHandling.route(HOOK));
        return routes;
    }

    private static String name(Route route) {
        return route.method() + " " + route.path();
    }

    private static String text(Tree.Branch tree, String name) {
        return tree.at(name).orElseThrow() instanceof Tree.Text(String value) ? value : "";
    }

    private static List<Tree.Branch> parameters(Tree.Branch operation) {
        return ((Tree.Listing) operation.at("parameters").orElseThrow()).items().stream()
                .map(item -> (Tree.Branch) DOCUMENT.followed(item)).toList();
    }

    @Test
    void the_document_and_the_server_have_the_same_operations() {
        assertThat(operations().keySet())
                .isEqualTo(routes().stream().map(OpenApiTest::name).collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void parameters_bodies_and_roles_are_those_of_the_server() {
        for (Route route : routes()) {
            Tree.Branch operation = operations().get(name(route));
            Set<String> query = parameters(operation).stream().filter(each -> text(each, "in").equals("query"))
                    .map(each -> text(each, "name")).collect(Collectors.toSet());
            assertThat(query).as(name(route)).containsExactlyInAnyOrderElementsOf(route.query());
            Set<String> inPath = parameters(operation).stream().filter(each -> text(each, "in").equals("path"))
                    .map(each -> "{" + text(each, "name") + "}").collect(Collectors.toSet());
            assertThat(inPath).isEqualTo(java.util.regex.Pattern.compile("\\{[a-z]+\\}").matcher(route.path()).results()
                    .map(found -> found.group()).collect(Collectors.toSet()));
            assertThat(operation.at("requestBody").isPresent()).isEqualTo(route.body() != BodyShape.NONE);
            assertThat(((Tree.Listing) operation.at("security").orElseThrow()).items().isEmpty())
                    .isEqualTo(route.isOpen());
            if (!route.isOpen()) {
                assertThat(text(operation, "description")).endsWith("Roles: " + route.rolesNamed() + ".");
            }
        }
    }

    @Test
    void every_operation_is_told_whole() {
        Set<String> ids = new TreeSet<>();
        operations().forEach((name, operation) -> {
            assertThat(ids.add(text(operation, "operationId"))).as(name).isTrue();
            assertThat(text(operation, "summary")).isNotBlank();
            parameters(operation).forEach(each -> assertThat(text(each, "description")).isNotBlank());
            var responses = ((Tree.Branch) operation.at("responses").orElseThrow()).entries();
            assertThat(responses.keySet()).as(name).contains("400", "500", "503")
                    .anyMatch(code -> code.startsWith("2"));
            responses.values().forEach(
                    response -> assertThat(text((Tree.Branch) DOCUMENT.followed(response), "description"))
                            .isNotBlank());
        });
    }

    @Test
    void every_reference_leads_somewhere_and_every_schema_is_one() {
        List<String> references = new ArrayList<>();
        collect(DOCUMENT.root(), references);
        assertThat(references).isNotEmpty().allSatisfy(
                reference -> assertThat(DOCUMENT.at(new Pointer(reference.substring(1)))).as(reference).isPresent());
        var meta = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        schemas().forEach((name, schema) -> {
            assertThat(meta.validate(Json.text(schema), InputFormat.JSON)).as(name).isEmpty();
            assertThat(references).as("used").contains("#/components/schemas/" + name);
        });
    }

    private static void collect(Tree tree, List<String> references) {
        switch (tree) {
            case Tree.Branch(Map<String, Tree> entries) -> entries.forEach((name, value) -> {
                if (name.equals("$ref") && value instanceof Tree.Text(String to)) {
                    references.add(to);
                }
                collect(value, references);
            });
            case Tree.Listing(List<Tree> items) -> items.forEach(item -> collect(item, references));
            default -> {
            }
        }
    }

    private static Map<String, Tree> schemas() {
        return ((Tree.Branch) DOCUMENT.at(Pointer.ROOT.to("components").to("schemas")).orElseThrow()).entries();
    }

    @Test
    void every_example_is_one_of_its_schema() {
        int examples = 0;
        for (var entry : schemas().entrySet()) {
            if (((Tree.Branch) entry.getValue()).at("examples")
                    .orElse(null) instanceof Tree.Listing(List<Tree> items)) {
                for (Tree example : items) {
                    examples++;
                    assertThat(DOCUMENT.mistakes(Pointer.ROOT.to("components").to("schemas").to(entry.getKey()),
                            Json.text(example))).as(entry.getKey()).isEmpty();
                }
            }
        }
        assertThat(examples).isGreaterThan(10);
    }

    @Test
    void every_code_of_a_problem_is_listed() {
        Tree codes = DOCUMENT.at(new Pointer("/components/schemas/Problem/properties/code/enum")).orElseThrow();
        for (ProblemCode code : ProblemCode.values()) {
            assertThat(((Tree.Listing) codes).items()).contains(Tree.of(code.code()));
        }
    }

    @Test
    void what_the_document_gives_as_an_example_of_a_body_is_read() {
        try (RestFixture rest = new RestFixture()) {
            String lead = rest.post(dev.baton.application.access.Role.ADMIN, "/v1/leads",
                    "{\"keys\": {\"email\": \"sara@example.com\"}}").at("/id");
            operations().forEach((name, operation) -> {
                Pointer schema = new Pointer("/paths/" + name.substring(name.indexOf('/')).replace("/", "~1") + "/"
                        + name.substring(0, name.indexOf(' ')).toLowerCase(Locale.ROOT)
                        + "/requestBody/content/application~1json/schema/examples/0");
                if (name.startsWith("POST") && (!name.contains("{") || name.endsWith("/answers"))
                        && DOCUMENT.at(schema).isPresent()) {
                    var seen = rest.post(dev.baton.application.access.Role.ADMIN,
                            name.substring(5).replace("{id}", lead),
                            Json.text(DOCUMENT.at(schema).get()));
                    assertThat(seen.status()).as(name + seen.body()).isBetween(200, 207);
                    assertThat(seen.body()).doesNotContain("\"status\":422");
                }
            });
        }
    }
}
