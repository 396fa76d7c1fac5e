package dev.baton.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.form.Pointer;
import dev.baton.domain.form.Tree;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;

/** Holds every answer that a test sees against the document: what the document does not know fails the test. */
public final class Documented {
    /** What HTTP and every answer of this server carry; the document says it once, in words. */
    private static final Set<String> EVERYWHERE = Set.of("date", "content-type", "content-length", "transfer-encoding",
            "content-encoding", "content-language", "vary", "connection", "cache-control", "x-content-type-options");
    /** Once it is known who asks, problems carry these too. */
    private static final Set<String> IN_PROBLEMS = Set.of("ratelimit", "ratelimit-policy");
    private static final Set<String> SEEN = new ConcurrentSkipListSet<>();

    private Documented() {
    }

    /** Which answers were seen in this run: {@code GET /v1/leads 200}. */
    static Set<String> seen() {
        return SEEN;
    }

    /** Every answer that the document knows: {@code GET /v1/leads 200}. */
    static Set<String> known() {
        Set<String> known = new TreeSet<>();
        branch(Pointer.ROOT.to("paths")).entries().forEach((path, methods) -> ((Tree.Branch) methods).entries().keySet()
                .forEach(method -> branch(Pointer.ROOT.to("paths").to(path).to(method).to("responses")).entries()
                        .keySet()
                        .forEach(status -> known.add(method.toUpperCase(Locale.ROOT) + " " + path + " " + status))));
        return known;
    }

    private static Tree.Branch branch(Pointer place) {
        return (Tree.Branch) Document.OPENAPI.at(place).orElseThrow(() -> new AssertionError("nothing at " + place));
    }

    /** An answer as it came over HTTP. */
    private record Seen(int status, Map<String, List<String>> headers, String body) {
        String header(String name) {
            return headers.entrySet().stream().filter(entry -> entry.getKey().equalsIgnoreCase(name))
                    .map(entry -> entry.getValue().getFirst()).findFirst().orElse("absent");
        }
    }

    /** Holds an answer against the document. */
    public static void hold(HttpResponse<String> answer) {
        hold(answer.request(), new Seen(answer.statusCode(), answer.headers().map(), answer.body()));
    }

    private static void hold(HttpRequest request, Seen seen) {
        Document.OPENAPI.operation(request.method(), request.uri().getPath()).ifPresent(operation -> {
            Pointer response = operation.to("responses").to(Integer.toString(seen.status()));
            assertThat(Document.OPENAPI.at(response)).as(response + " " + seen.body()).isPresent();
            SEEN.add(name(response));
            headers(response, seen);
            body(response, seen);
        });
    }

    /** {@code /paths/~1v1~1leads/get/responses/200} as it is called here. */
    private static String name(Pointer response) {
        String[] parts = response.text().split("/");
        return parts[3].toUpperCase(Locale.ROOT) + " " + parts[2].replace("~1", "/") + " " + parts[5];
    }

    private static void headers(Pointer response, Seen seen) {
        Set<String> told = ((Tree.Branch) branch(response).at("headers").orElse(Tree.branch().done())).entries()
                .keySet()
                .stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        seen.headers().keySet().stream().map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> !EVERYWHERE.contains(name) && !(seen.status() >= 400 && IN_PROBLEMS.contains(name)))
                .forEach(name -> assertThat(told).as(response + " sends " + name).contains(name));
    }

    private static void body(Pointer response, Seen seen) {
        String media = seen.header("content-type").split(";")[0];
        if (media.equals("absent")) {
            assertThat(seen.body()).as(response.text()).isEmpty();
            return;
        }
        Pointer schema = response.to("content").to(media).to("schema");
        assertThat(Document.OPENAPI.at(schema)).as(schema.text()).isPresent();
        if (media.endsWith("json") && seen.header("content-encoding").equals("absent")) {
            assertThat(Document.OPENAPI.mistakes(schema, seen.body())).as(response + " " + seen.body()).isEmpty();
        }
    }
}
