package dev.baton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.cli.Shell.Result;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountCommandsTest {
    private static final String ID = "01890a5d-ac96-774b-bcce-b302099a8057";
    private static final String HART = "{\"id\":\"" + ID + "\",\"domain\":\"hart.example\",\"leads\":2,"
            + "\"rolled-up\":{\"best\":70,\"committee\":2},\"reckoned-at\":\"2026-03-21T09:00:00Z\"}";
    private FakeBaton baton;
    private final Shell shell = new Shell();

    @BeforeEach
    void start() throws IOException {
        baton = new FakeBaton();
        shell.with("BATON_URL", baton.url()).with("BATON_KEY", "baton_secret");
    }

    @AfterEach
    void stop() {
        baton.close();
    }

    @Test
    void an_account_is_shown_with_what_its_leads_come_to_and_who_they_are() {
        baton.answer("GET /v1/accounts?domain=hart.example", 200, "{\"items\":[" + HART + "]}");
        baton.answer("GET /v1/accounts/" + ID + "/leads", 200,
                """
                        {"items":[{"id":"a","keys":{"email":["sara@hart.example"]},"score":{"total":70},"stage":"MQL"}],"next":"x"}
                        """);

        Result result = shell.run("account", "show", "hart.example");

        assertThat(result.out().lines().map(line -> line.strip().replaceAll(" +", " "))).containsExactly(
                "account hart.example", "id " + ID, "leads 2", "best 70", "committee 2",
                "reckoned 2026-03-21T09:00:00Z", "lead key score stage", "a sara@hart.example 70 MQL");
        assertThat(result.err()).contains("There are more leads of this account");
    }

    @Test
    void who_is_found_by_no_domain_is_looked_for_by_name() {
        baton.answer("GET /v1/accounts?domain=kite.co", 200, "{\"items\":[]}");
        baton.answer("GET /v1/accounts?name=kite.co", 200, "{\"items\":[]}");

        Result result = shell.run("account", "show", "kite.co");

        assertThat(result.code()).isEqualTo(4);
        assertThat(result.err()).contains("There is no account kite.co");
    }

    @Test
    void the_list_tells_how_to_go_on() {
        baton.answer("GET /v1/accounts?limit=1", 200, "{\"items\":[" + HART + "],\"next\":\"more\"}");

        Result result = shell.run("account", "list", "--limit", "1");

        assertThat(result.out().lines().skip(1).map(line -> line.strip().replaceAll(" +", " ")))
                .containsExactly("hart.example 2 best 70, committee 2 2026-03-21T09:00:00Z");
        assertThat(result.err()).contains("There are more: --cursor more");
    }
}
