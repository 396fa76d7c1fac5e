package dev.baton.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Tree;
import dev.baton.form.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The log helps whoever runs Baton, and tells nobody anything about a person. */
@Timeout(120)
class LogIT {
    private static final Pattern URL = Pattern.compile("Baton answers at (\\S+)");
    private static final String SURNAME = "Quuxfeldova";
    private static final String PHONE = "989120000017";
    private final Path data = RunningBaton.freshDirectory("log").toAbsolutePath();

    private static void tell(Api api, String path, String body, String... headers) {
        Api.Answer _ = api.write("POST", path, "application/json", body.getBytes(StandardCharsets.UTF_8), headers);
    }

    /** Right facts, wrong facts, and bodies that nobody can read, all about one person. */
    private static void tellAll(Api api) {
        String person = "{\"keys\": {\"email\": \"" + SURNAME + "@example.com\", \"phone\": \"+" + PHONE + "\"}, ";
        tell(api, "/v1/engagements", person + "\"type\": \"demo-requested\"}", "X-Request-Id", "known-by-this");
        tell(api, "/v1/leads", person + "\"attributes\": {\"name\": \"" + SURNAME + "\"}}");
        tell(api, "/v1/leads", person + "\"attributes\": {\"name\": 7}}");
        tell(api, "/v1/leads", person + "\"" + SURNAME + "\": 1}");
        tell(api, "/v1/leads/batch", "{\"items\": [" + person + "\"attributes\": 3}]}");
        Hostile.values().stream().limit(8).forEach(value -> tell(api, "/v1/leads",
                person + "\"attributes\": {\"name\": " + value + "}}"));
        tell(api, "/v1/engagements", person + "\"type\": ");
        tell(api, "/v1/" + SURNAME, "{}");
        for (String path : List.of("/v1/leads?email=" + SURNAME + "@example.com", "/v1/leads?phone=%2B" + PHONE,
                "/v1/leads?" + SURNAME + "=1", "/v1/leads/" + SURNAME)) {
            Api.Answer _ = api.get(path);
        }
        Api.Answer _ = new Api(api.url(), "baton_" + SURNAME).get("/v1/leads");
    }

    @Test
    void every_line_is_an_object_with_the_request_and_none_tells_of_a_person() {
        BatonProcess server = BatonProcess.start(data, Map.of("BATON_LOG", "debug", "BATON_LOG_FORMAT", "json"),
                "serve", "--port", "0", "--data", data.toString());
        try {
            String url = Waiting.until("the server answers", () -> URL.matcher(server.output()).results().findFirst()
                    .map(found -> found.group(1)));
            tellAll(new Api(url, BatonProcess.read(data.resolve("admin.key")).strip()));
        } finally {
            server.stop();
        }

        List<Tree.Branch> lines = server.output().lines()
                .filter(line -> !line.startsWith("Baton answers at ") && !line.startsWith("The first admin key"))
                .map(LogIT::object).toList();
        assertThat(lines.stream().filter(line -> line.toString().contains("/v1/leads")))
                .hasSizeGreaterThan(10).allSatisfy(line -> assertThat(request(line)).isPresent());
        assertThat(lines).anySatisfy(line -> assertThat(request(line)).contains(Tree.of("known-by-this")));
        String key = BatonProcess.read(data.resolve("admin.key")).strip();
        assertThat(lines.toString()).doesNotContainIgnoringCase(SURNAME).doesNotContain(PHONE, key);
        assertThat(lines).noneSatisfy(line -> assertThat(line.at("level")).contains(Tree.of("ERROR")));
    }

    private static Tree.Branch object(String line) {
        return Json.read(line.getBytes(StandardCharsets.UTF_8)) instanceof Parsed.Valid<Tree>(Tree.Branch branch)
                ? branch
                : new Tree.Branch(Map.of("not-an-object", Tree.of(line), "level", Tree.of("ERROR")));
    }

    private static Optional<Tree> request(Tree.Branch line) {
        return line.at("mdc").flatMap(mdc -> mdc instanceof Tree.Branch branch
                ? branch.at("request")
                : Optional.empty());
    }
}
