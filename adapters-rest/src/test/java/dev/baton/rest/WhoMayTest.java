package dev.baton.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.access.Role;
import dev.baton.rest.RestFixture.Seen;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Who may do what, written down a second time: who changes {@link Operation} changes this table too, and says so to whoever
 * reads the change.
 */
class WhoMayTest {
    private static final String TABLE = """
                                                                   integration marketing sales sales-ops admin
            POST /v1/engagements                                   yes         yes       -     -         yes
            POST /v1/engagements/batch                             yes         yes       -     -         yes
            POST /v1/leads                                         yes         yes       -     yes       yes
            POST /v1/leads/batch                                   yes         yes       -     yes       yes
            POST /v1/outcomes                                      yes         yes       -     yes       yes
            POST /v1/outcomes/batch                                yes         yes       -     yes       yes
            POST /v1/verdicts                                      yes         yes       -     yes       yes
            POST /v1/verdicts/batch                                yes         yes       -     yes       yes
            POST /v1/predictions                                   yes         yes       -     yes       yes
            POST /v1/predictions/batch                             yes         yes       -     yes       yes
            PATCH /v1/leads/{id}                                   yes         yes       -     yes       yes
            POST /v1/leads/{id}/merge                              -           yes       -     yes       yes
            POST /v1/leads/{id}/unmerge                            -           yes       -     yes       yes
            DELETE /v1/leads/{id}                                  -           -         -     yes       yes
            GET /v1/merge-suggestions                              -           yes       -     yes       yes
            POST /v1/merge-suggestions/dismiss                     -           yes       -     yes       yes
            GET /v1/leads                                          -           yes       yes   yes       yes
            GET /v1/leads/{id}                                     yes         yes       yes   yes       yes
            GET /v1/leads/{id}/score                               -           yes       yes   yes       yes
            GET /v1/leads/{id}/explanation                         -           yes       yes   yes       yes
            GET /v1/leads/{id}/timeline                            -           yes       yes   yes       yes
            GET /v1/leads/{id}/transitions                         -           yes       yes   yes       yes
            POST /v1/leads/{id}/decisions                          yes         yes       yes   yes       yes
            POST /v1/leads/{id}/answers                            yes         yes       yes   yes       yes
            GET /v1/accounts                                       -           yes       yes   yes       yes
            GET /v1/accounts/{id}                                  -           yes       yes   yes       yes
            GET /v1/accounts/{id}/leads                            -           yes       yes   yes       yes
            GET /v1/definitions                                    -           yes       yes   yes       yes
            POST /v1/definitions                                   -           yes       -     yes       yes
            POST /v1/definitions/validate                          -           yes       -     yes       yes
            GET /v1/definitions/{key}/{version}                    -           yes       yes   yes       yes
            PUT /v1/definitions/{key}/{version}                    -           yes       -     yes       yes
            POST /v1/definitions/{key}/{version}/propose           -           yes       -     yes       yes
            POST /v1/definitions/{key}/{version}/sign              -           yes       yes   yes       yes
            POST /v1/definitions/{key}/{version}/withdraw          -           yes       -     yes       yes
            POST /v1/definitions/{key}/{version}/activate          -           yes       -     yes       yes
            GET /v1/definitions/{key}/{version}/diff               -           yes       yes   yes       yes
            GET /v1/policies                                       -           yes       yes   yes       yes
            POST /v1/policies                                      -           yes       -     yes       yes
            POST /v1/policies/validate                             -           yes       -     yes       yes
            GET /v1/policies/{key}/{version}                       -           yes       yes   yes       yes
            PUT /v1/policies/{key}/{version}                       -           yes       -     yes       yes
            POST /v1/policies/{key}/{version}/propose              -           yes       -     yes       yes
            POST /v1/policies/{key}/{version}/sign                 -           yes       yes   yes       yes
            POST /v1/policies/{key}/{version}/withdraw             -           yes       -     yes       yes
            POST /v1/policies/{key}/{version}/activate             -           yes       -     yes       yes
            GET /v1/policies/{key}/{version}/diff                  -           yes       yes   yes       yes
            GET /v1/reviews                                        -           yes       yes   yes       yes
            GET /v1/operations                                     -           yes       yes   yes       yes
            GET /v1/operations/{id}                                -           yes       yes   yes       yes
            POST /v1/operations/{id}/cancel                        -           yes       -     yes       yes
            GET /v1/funnel                                         -           yes       yes   yes       yes
            GET /v1/attributes                                     -           yes       -     yes       yes
            PUT /v1/attributes/{name}                              -           yes       -     yes       yes
            GET /v1/checklists                                     -           yes       yes   yes       yes
            GET /v1/checklists/{key}                               -           yes       yes   yes       yes
            PUT /v1/checklists/{key}                               -           yes       -     yes       yes
            DELETE /v1/checklists/{key}                            -           yes       -     yes       yes
            GET /v1/leads/{id}/checklists/{key}                    -           yes       yes   yes       yes
            POST /v1/leads/{id}/checklists/{key}                   -           -         yes   yes       yes
            GET /v1/handoffs                                       -           yes       yes   yes       yes
            GET /v1/handoffs/counts                                -           yes       yes   yes       yes
            GET /v1/handoffs/waiting                               -           yes       yes   yes       yes
            GET /v1/handoffs/{id}                                  -           yes       yes   yes       yes
            GET /v1/handoffs/{id}/packet                           -           yes       yes   yes       yes
            GET /v1/handoffs/{id}/packet/{link}                    open
            POST /v1/handoffs/{id}/accept                          -           -         yes   yes       yes
            POST /v1/handoffs/{id}/reject                          -           -         yes   yes       yes
            POST /v1/handoffs/{id}/transfer                        -           -         yes   yes       yes
            POST /v1/handoffs/{id}/call                            -           -         yes   yes       yes
            POST /v1/handoffs/{id}/contact                         -           -         yes   yes       yes
            POST /v1/handoffs/{id}/qualify                         -           -         yes   yes       yes
            POST /v1/handoffs/{id}/send-back                       -           -         yes   yes       yes
            POST /v1/handoffs/{id}/return                          -           -         yes   yes       yes
            GET /v1/leads/{id}/handoffs                            -           yes       yes   yes       yes
            POST /v1/leads/{id}/offer                              -           -         yes   yes       yes
            GET /v1/reasons/report                                 -           yes       yes   yes       yes
            GET /v1/feeds                                          -           yes       -     yes       yes
            PUT /v1/feeds/{name}                                   -           yes       -     yes       yes
            GET /v1/feeds/{name}/unread                            -           yes       -     yes       yes
            GET /v1/people                                         -           -         -     -         yes
            POST /v1/people                                        -           -         -     -         yes
            PUT /v1/people/{id}                                    -           -         -     -         yes
            DELETE /v1/people/{id}                                 -           -         -     -         yes
            GET /v1/teams                                          -           yes       yes   yes       yes
            GET /v1/teams/{key}                                    -           yes       yes   yes       yes
            PUT /v1/teams/{key}                                    -           -         -     yes       yes
            DELETE /v1/teams/{key}                                 -           -         -     yes       yes
            GET /v1/teams/{key}/working-time                       -           yes       yes   yes       yes
            GET /v1/absences                                       -           yes       yes   yes       yes
            POST /v1/absences                                      -           -         yes   yes       yes
            DELETE /v1/absences/{id}                               -           -         yes   yes       yes
            GET /v1/keys                                           -           -         -     -         yes
            POST /v1/keys                                          -           -         -     -         yes
            DELETE /v1/keys/{id}                                   -           -         -     -         yes
            GET /v1/webhooks                                       -           -         -     yes       yes
            POST /v1/webhooks                                      -           -         -     -         yes
            GET /v1/webhooks/{id}                                  -           -         -     yes       yes
            PUT /v1/webhooks/{id}                                  -           -         -     -         yes
            DELETE /v1/webhooks/{id}                               -           -         -     -         yes
            POST /v1/webhooks/{id}/rotate                          -           -         -     -         yes
            POST /v1/webhooks/{id}/enable                          -           -         -     -         yes
            POST /v1/webhooks/{id}/disable                         -           -         -     -         yes
            POST /v1/webhooks/{id}/test                            -           -         -     -         yes
            GET /v1/webhooks/{id}/deliveries                       -           -         -     yes       yes
            POST /v1/webhooks/{id}/deliveries/{event}/replay       -           -         -     -         yes
            POST /v1/webhooks/{id}/replay                          -           -         -     -         yes
            GET /v1/alerts                                         -           -         -     yes       yes
            POST /v1/alerts/{id}/retry                             -           -         -     yes       yes
            GET /v1/events                                         yes         -         -     yes       yes
            GET /livez                                             open
            GET /readyz                                            open
            GET /metrics                                           open
            GET /openapi.json                                      open
            GET /definition.schema.json                            open
            GET /team.schema.json                                  open
            GET /policy.schema.json                                open
            GET /checklist.schema.json                             open
            """;

    private static RestFixture rest;

    private record Row(String method, String path, List<String> cells) {
        static Row of(String line) {
            String[] words = line.strip().split(" +");
            return new Row(words[0], words[1], Arrays.asList(words).subList(2, words.length));
        }

        boolean isOpen() {
            return cells.equals(List.of("open"));
        }

        String example() {
            return path.replace("{version}", "1").replaceAll("\\{[a-z]+\\}", "nothing");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @BeforeAll
    static void start() {
        rest = new RestFixture();
    }

    @AfterAll
    static void stop() {
        rest.close();
    }

    static Stream<Row> rows() {
        return TABLE.lines().skip(1).map(Row::of);
    }

    /** What passes the door goes on to a body that cannot be read, or to something that is not there. */
    private static Seen send(HttpRequest.Builder request, Row row) {
        return rest.send(request.header("Content-Type", "application/json").method(row.method,
                row.method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("!")));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void an_operation_opens_for_its_roles_alone(Row row) {
        Seen stranger = send(HttpRequest.newBuilder(rest.uri(row.example())), row);
        assertThat(stranger.status() == 401).as("a stranger").isEqualTo(!row.isOpen());
        for (Role role : Role.values()) {
            int status = send(rest.as(role, row.example()), row).status();
            if (row.isOpen() || row.cells.get(role.ordinal()).equals("yes")) {
                assertThat(status).as(role.code()).isNotIn(401, 403);
            } else {
                assertThat(status).as(role.code()).isEqualTo(403);
            }
        }
    }

    @Test
    void the_table_names_every_operation_once_and_the_roles_in_their_order() {
        assertThat(rows().map(Row::toString)).containsExactlyInAnyOrderElementsOf(Arrays.stream(Operation.values())
                .map(operation -> operation.route().method() + " " + operation.route().path()).toList());
        assertThat(TABLE.lines().findFirst().orElseThrow().strip().split(" +"))
                .containsExactly(Arrays.stream(Role.values()).map(Role::code).toArray(String[]::new));
        assertThat(rows().filter(row -> !row.isOpen())).allSatisfy(
                row -> assertThat(row.cells).hasSize(Role.values().length).isSubsetOf("yes", "-"));
    }
}
