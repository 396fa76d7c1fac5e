package dev.baton.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.access.Role;
import dev.baton.application.definition.Plans;
import dev.baton.application.intake.Upkeep;
import dev.baton.domain.lead.Account;
import dev.baton.rest.RestFixture.Seen;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Accounts are looked at over HTTP. */
class AccountTest {
    private static final String HART = "/v1/accounts/" + new Account(Account.Kind.DOMAIN, "hart.example").id();
    private static final String DEFINITION = """
            definition: b2b
            dimensions: {interest: {weight: 100}}
            rules:
              - {id: page, dimension: interest, each: {type: page-viewed}, points: 20}
            account: {roll-ups: {best: {highest: interest}}}
            stages:
              MQL: {enter: {account: best, at-least: 60}}
            """;
    private final RestFixture rest = new RestFixture();

    @AfterEach
    void stop() {
        rest.close();
    }

    @BeforeEach
    void three_leads_of_two_companies() {
        assertThat(rest.send(Role.MARKETING, "POST", "/v1/definitions", "application/yaml", DEFINITION).status())
                .isEqualTo(201);
        assertThat(rest.post(Role.ADMIN, "/v1/definitions/b2b/1/activate", "{\"unsigned\":true,\"reason\":\"x\"}")
                .status()).isEqualTo(200);
        lead("\"keys\":{\"email\":\"sara@hart.example\"}");
        lead("\"keys\":{\"email\":\"omid@hart.example\"}");
        lead("\"keys\":{\"phone\":\"+982112345678\"},\"attributes\":{\"company\":\"Blue Kite\"}");
    }

    private void lead(String body) {
        assertThat(rest.post(Role.INTEGRATION, "/v1/leads", "{" + body + "}").status()).isEqualTo(201);
    }

    private void addUp() {
        rest.now.set(rest.now.get().plus(Upkeep.GATHERING));
        assertThat(new Upkeep(rest.store.ledger(), new Plans(rest.store.definitions()), rest.now::get, UUID::randomUUID)
                .rollUpAccounts(9).leads()).isEqualTo(2);
    }

    private Seen get(String path) {
        return rest.get(Role.SALES, path);
    }

    @Test
    void an_account_is_found_by_its_domain_or_name_however_they_are_written() {
        Seen hart = get("/v1/accounts?domain=https://www.Hart.example/");
        Seen kite = get("/v1/accounts?name=BLUE%20%20kite");

        assertThat(hart.at("/items/0/domain")).isEqualTo("hart.example");
        assertThat(HART).endsWith(hart.at("/items/0/id"));
        assertThat(hart.at("/items/0/leads")).isEqualTo("null");
        assertThat(kite.at("/items/0/name")).isEqualTo("blue kite");
        assertThat(get("/v1/accounts?name=nobody").at("/items/0")).isEqualTo("absent");
    }

    @Test
    void what_its_leads_come_to_is_told_once_they_are_added_up() {
        assertThat(get("/v1/accounts").at("/items/0")).isEqualTo("absent");
        addUp();

        Seen hart = get(HART);
        assertThat(hart.at("/leads")).isEqualTo("2");
        assertThat(hart.at("/rolled-up/best")).isEqualTo("0");
        assertThat(hart.at("/reckoned-at")).isEqualTo(rest.now.get().toString());
        Seen first = get("/v1/accounts?limit=1");
        Seen second = get("/v1/accounts?limit=1&cursor=" + first.at("/next"));
        assertThat(Set.of(first.at("/items/0/leads"), second.at("/items/0/leads"))).isEqualTo(Set.of("1", "2"));
        assertThat(second.at("/next")).isEqualTo("absent");
    }

    @Test
    void its_leads_come_page_by_page() {
        Seen first = get(HART + "/leads?limit=1");
        Seen second = get(HART + "/leads?limit=1&cursor=" + first.at("/next"));

        assertThat(Set.of(first.at("/items/0/keys/email/0"), second.at("/items/0/keys/email/0")))
                .isEqualTo(Set.of("sara@hart.example", "omid@hart.example"));
        assertThat(second.at("/next")).isEqualTo("absent");
        assertThat(get("/v1/accounts?cursor=" + first.at("/next")).at("/errors/0/parameter")).isEqualTo("cursor");
        String kite = "/v1/accounts/" + new Account(Account.Kind.NAME, "blue kite").id();
        assertThat(get(kite + "/leads?cursor=" + first.at("/next")).at("/errors/0/parameter")).isEqualTo("cursor");
    }

    @Test
    void what_cannot_be_shown_is_said() {
        assertThat(get("/v1/accounts?domain=hart").at("/errors/0/code")).isEqualTo("malformed");
        assertThat(get("/v1/accounts?domain=hart.example&name=hart").at("/errors/0/parameter")).isEqualTo("name");
        assertThat(get("/v1/accounts?name=hart&limit=1").at("/errors/0/parameter")).isEqualTo("limit");
        assertThat(get("/v1/accounts/x").status()).isEqualTo(404);
        assertThat(get("/v1/accounts/0198c1d2-7a4e-7c31-9b55-2f6a0c8d1e42/leads").at("/detail"))
                .isEqualTo("No known lead belongs to an account of this id.");
    }
}
