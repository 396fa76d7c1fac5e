package dev.baton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.cli.Shell.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** With {@code --json} a command prints JSON and nothing else, so that programs may read whatever it says. */
class JsonOfEveryCommandTest {
    private static final String ID = "01890a5d-ac96-774b-bcce-b302099a8057";
    private static final String LEAD = "/v1/leads/" + ID;

    @TempDir
    private Path folder;
    private FakeBaton baton;
    private final Shell shell = new Shell();

    /** A command with its arguments, and what the server is asked by it. */
    private record Typed(String command, String arguments, String asked) {
        private static Typed of(String command, String arguments, String asked) {
            return new Typed(command, arguments, asked);
        }

        @Override
        public String toString() {
            return command;
        }
    }

    private static List<Typed> typed() {
        return List.of(Typed.of("funnel", "", "GET /v1/funnel?by=source"),
                Typed.of("definition list", "", "GET /v1/definitions"),
                Typed.of("definition validate", "definition.yaml", "POST /v1/definitions/validate"),
                Typed.of("definition add", "definition.yaml", "POST /v1/definitions"),
                Typed.of("definition propose", "b2b 4", "POST /v1/definitions/b2b/4/propose"),
                Typed.of("definition sign", "b2b 4", "POST /v1/definitions/b2b/4/sign"),
                Typed.of("definition withdraw", "b2b 4", "POST /v1/definitions/b2b/4/withdraw"),
                Typed.of("definition activate", "b2b 4", "POST /v1/definitions/b2b/4/activate"),
                Typed.of("definition show", "b2b 4", "GET /v1/definitions/b2b/4"),
                Typed.of("definition edit", "b2b 4 definition.yaml", "PUT /v1/definitions/b2b/4"),
                Typed.of("definition diff", "b2b 3 4", "GET /v1/definitions/b2b/3/diff?with=4"),
                Typed.of("policy list", "", "GET /v1/policies"),
                Typed.of("policy validate", "policy.yaml", "POST /v1/policies/validate"),
                Typed.of("policy draft", "policy.yaml", "POST /v1/policies"),
                Typed.of("policy propose", "b2b 4", "POST /v1/policies/b2b/4/propose"),
                Typed.of("policy sign", "b2b 4", "POST /v1/policies/b2b/4/sign"),
                Typed.of("policy withdraw", "b2b 4", "POST /v1/policies/b2b/4/withdraw"),
                Typed.of("policy activate", "b2b 4", "POST /v1/policies/b2b/4/activate"),
                Typed.of("policy show", "b2b 4", "GET /v1/policies/b2b/4"),
                Typed.of("policy edit", "b2b 4 policy.yaml", "PUT /v1/policies/b2b/4"),
                Typed.of("policy diff", "b2b 3 4", "GET /v1/policies/b2b/3/diff?with=4"),
                Typed.of("operation list", "", "GET /v1/operations"),
                Typed.of("operation show", "rescoring-b2b-4", "GET /v1/operations/rescoring-b2b-4"),
                Typed.of("operation cancel", "rescoring-b2b-4", "POST /v1/operations/rescoring-b2b-4/cancel"),
                Typed.of("rescore", "", "GET /v1/operations/rescoring-b2b-4"),
                Typed.of("lead show", ID, "GET " + LEAD), Typed.of("lead explain", ID, "GET " + LEAD + "/explanation"),
                Typed.of("lead move", ID + " SAL", "POST " + LEAD + "/decisions"),
                Typed.of("lead lift", ID, "POST " + LEAD + "/decisions"),
                Typed.of("lead merge", ID + " " + ID, "POST " + LEAD + "/merge"),
                Typed.of("lead unmerge", ID + " " + ID, "POST " + LEAD + "/unmerge"),
                Typed.of("lead suggestions", "", "GET /v1/merge-suggestions?limit=200"),
                Typed.of("lead erase", ID, "DELETE " + LEAD),
                Typed.of("account list", "", "GET /v1/accounts?limit=50"),
                Typed.of("account show", ID, "GET /v1/accounts/" + ID),
                Typed.of("person add", "Sara marketing", "POST /v1/people"),
                Typed.of("person change", ID + " Sara sales", "PUT /v1/people/" + ID),
                Typed.of("person remove", ID, "DELETE /v1/people/" + ID),
                Typed.of("person list", "", "GET /v1/people"),
                Typed.of("team list", "", "GET /v1/teams"), Typed.of("team show", "inside", "GET /v1/teams/inside"),
                Typed.of("team put", "team.yaml", "PUT /v1/teams/inside"),
                Typed.of("team remove", "inside", "DELETE /v1/teams/inside"),
                Typed.of("team hours", "inside --within PT4H", "GET /v1/teams/inside/working-time?within=PT4H"),
                Typed.of("absence list", "", "GET /v1/absences"),
                Typed.of("absence add", "--until 2026-12-24T08:00:00Z", "POST /v1/absences"),
                Typed.of("absence end", ID, "DELETE /v1/absences/" + ID),
                Typed.of("key create", "shop integration", "POST /v1/keys"),
                Typed.of("key list", "", "GET /v1/keys"), Typed.of("key revoke", ID, "DELETE /v1/keys/" + ID),
                Typed.of("feed set", "main --platform sendgrid --key-file key.pem", "PUT /v1/feeds/main"),
                Typed.of("feed list", "", "GET /v1/feeds"),
                Typed.of("feed unread", "main", "GET /v1/feeds/main/unread?limit=50"),
                Typed.of("webhook add", "CRM https://crm.example.com/", "POST /v1/webhooks"),
                Typed.of("webhook list", "", "GET /v1/webhooks"),
                Typed.of("webhook show", ID, "GET /v1/webhooks/" + ID),
                Typed.of("webhook change", ID + " CRM https://crm.example.com/", "PUT /v1/webhooks/" + ID),
                Typed.of("webhook rotate", ID, "POST /v1/webhooks/" + ID + "/rotate"),
                Typed.of("webhook enable", ID, "POST /v1/webhooks/" + ID + "/enable"),
                Typed.of("webhook disable", ID, "POST /v1/webhooks/" + ID + "/disable"),
                Typed.of("webhook test", ID, "POST /v1/webhooks/" + ID + "/test"),
                Typed.of("webhook deliveries", ID, "GET /v1/webhooks/" + ID + "/deliveries?limit=50"),
                Typed.of("webhook replay", ID + " --from 2026-03-21T00:00:00Z", "POST /v1/webhooks/" + ID + "/replay"),
                Typed.of("webhook remove", ID, "DELETE /v1/webhooks/" + ID),
                Typed.of("alert list", "", "GET /v1/alerts?limit=50"),
                Typed.of("alert retry", ID, "POST /v1/alerts/" + ID + "/retry"),
                Typed.of("attribute declare", "role text", "PUT /v1/attributes/role"),
                Typed.of("attribute list", "", "GET /v1/attributes"),
                Typed.of("checklist list", "", "GET /v1/checklists"),
                Typed.of("checklist show", "bant", "GET /v1/checklists/bant"),
                Typed.of("checklist put", "bant.yaml", "PUT /v1/checklists/bant"),
                Typed.of("checklist remove", "bant", "DELETE /v1/checklists/bant"),
                Typed.of("checklist lead", ID + " bant", "GET " + LEAD + "/checklists/bant"),
                Typed.of("checklist answer", ID + " bant budget=5000", "POST " + LEAD + "/checklists/bant"),
                Typed.of("handoff list", "--rep me", "GET /v1/handoffs?rep=me&limit=50"),
                Typed.of("handoff counts", "--team inside", "GET /v1/handoffs/counts?team=inside"),
                Typed.of("handoff waiting", "", "GET /v1/handoffs/waiting?limit=50"),
                Typed.of("handoff reasons", "--team inside", "GET /v1/reasons/report?team=inside"),
                Typed.of("handoff show", ID, "GET /v1/handoffs/" + ID),
                Typed.of("handoff packet", ID, "GET /v1/handoffs/" + ID + "/packet?form=json"),
                Typed.of("handoff accept", ID, "POST /v1/handoffs/" + ID + "/accept"),
                Typed.of("handoff reject", ID + " too-early", "POST /v1/handoffs/" + ID + "/reject"),
                Typed.of("handoff transfer", ID + " " + ID, "POST /v1/handoffs/" + ID + "/transfer"),
                Typed.of("handoff call", ID + " 2026-03-22T10:00:00Z", "POST /v1/handoffs/" + ID + "/call"),
                Typed.of("handoff contact", ID + " phone --reached", "POST /v1/handoffs/" + ID + "/contact"),
                Typed.of("handoff qualify", ID, "POST /v1/handoffs/" + ID + "/qualify"),
                Typed.of("handoff send-back", ID + " too-early", "POST /v1/handoffs/" + ID + "/send-back"),
                Typed.of("handoff return", ID, "POST /v1/handoffs/" + ID + "/return"),
                Typed.of("handoff offer", ID, "POST " + LEAD + "/offer"),
                Typed.of("import", "leads leads.csv --mapping leads.yaml", "GET /livez"),
                Typed.of("export", "leads", "GET /v1/leads?limit=200"));
    }

    @BeforeEach
    void start() throws IOException {
        baton = new FakeBaton();
        shell.with("BATON_URL", baton.url()).with("BATON_KEY", "baton_secret");
        Files.writeString(folder.resolve("definition.yaml"), "definition: b2b\n");
        Files.writeString(folder.resolve("team.yaml"), "team: inside\n");
        Files.writeString(folder.resolve("policy.yaml"), "policy: plants\n");
        Files.writeString(folder.resolve("bant.yaml"), "checklist: bant\n");
        Files.writeString(folder.resolve("key.pem"), "AAAA");
        Files.writeString(folder.resolve("leads.csv"), "e-mail\nsara@example.com\n");
        Files.writeString(folder.resolve("leads.yaml"), "import: leads\nkeys: {email: {column: e-mail}}\n"
                + "occurred-at: {constant: 2026-01-01T00:00:00Z}\n");
        baton.answer("GET /v1/operations", 200, "{\"items\":[{\"id\":\"rescoring-b2b-4\"}]}");
        baton.answer("GET /v1/attributes", 200, "{\"items\":[]}");
    }

    @AfterEach
    void stop() {
        baton.close();
    }

    private String found(String argument) {
        return argument.matches(".*\\.(yaml|csv|pem)") ? folder.resolve(argument).toString() : argument;
    }

    @ParameterizedTest
    @MethodSource("typed")
    void what_is_printed_for_programs_is_json(Typed typed) {
        baton.answer(typed.asked(), typed.asked().startsWith("DELETE") ? 204 : 200,
                typed.asked().startsWith("DELETE") ? "" : "{\"id\":\"" + ID + "\",\"items\":[]}");

        Result result = shell.run(Stream.concat(Stream.of(typed.command().split(" ")), Stream.concat(
                Stream.of(typed.arguments().split(" ")).filter(word -> !word.isEmpty()).map(this::found),
                Stream.of("--json"))).toArray(String[]::new));

        assertThat(result.code()).as(result.err()).isZero();
        if (!typed.command().equals("export")) {
            assertThat(result.out()).isNotBlank();
        }
        assertThat(result.out().lines()).allSatisfy(line -> assertThat(FakeBaton.parsed(line)).isNotNull());
    }

    @Test
    void no_command_is_left_out() {
        Set<String> printing = shell.commands().entrySet().stream()
                .filter(each -> each.getValue().subcommands().isEmpty() && each.getValue().findOption("--json") != null)
                .map(each -> each.getKey()).collect(Collectors.toSet());

        assertThat(typed().stream().map(Typed::command)).containsExactlyInAnyOrderElementsOf(printing);
    }
}
