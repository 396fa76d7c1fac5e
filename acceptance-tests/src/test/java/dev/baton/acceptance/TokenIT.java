package dev.baton.acceptance;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static dev.baton.application.Trees.map;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.baton.rest.issuer.Issuer;
import java.net.URI;
import java.time.Duration;
import java.util.Date;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** People sign in where they always do, and sign what they agree on with the token they get there. */
class TokenIT {
    private static final String NAME = "https://login.example.com";
    private static final byte[] NOTHING = {};

    @RegisterExtension
    static final WireMockExtension ISSUER = WireMockExtension.newInstance().options(options().dynamicPort()).build();

    private ECKey key;
    private RunningBaton baton;

    @BeforeEach
    void start() throws JOSEException {
        key = new ECKeyGenerator(Curve.P_256).keyID("k-1").generate();
        ISSUER.stubFor(get(anyUrl()).willReturn(okJson(new JWKSet(key).toString())));
        baton = new RunningBaton("token", new Issuer(NAME, "baton", URI.create(ISSUER.baseUrl() + "/keys")));
    }

    @AfterEach
    void stop() {
        baton.close();
    }

    private Api desk(String email) throws JOSEException {
        SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("k-1").build(),
                new JWTClaimsSet.Builder().issuer(NAME).audience("baton").subject("of " + email)
                        .claim("email", email).claim("email_verified", true)
                        .expirationTime(Date.from(baton.now().plus(Duration.ofMinutes(5)))).build());
        token.sign(new ECDSASigner(key));
        return new Api(baton.api().url(), token.serialize());
    }

    private String added(String name, String team, String role, String email) {
        return baton.api().post("/v1/people", map("name", name, "team", team, "email", email, "role", role)).done()
                .at("id").text();
    }

    private static String proposed(Api api) {
        Look shipped = api.get("/v1/definitions").done().at("items").items().getFirst();
        String version = "/v1/definitions/" + shipped.at("definition").text() + "/" + shipped.at("version").whole();
        api.write("POST", version + "/propose", "application/json", NOTHING).done();
        return version;
    }

    private static Api.Answer sign(Api desk, String version) {
        return desk.write("POST", version + "/sign", "application/json", NOTHING);
    }

    @Test
    void two_people_sign_a_definition_with_their_tokens_and_what_one_signed_stays_when_he_is_gone() throws Exception {
        added("Sara Invented", "marketing", "marketing", "sara@example.com");
        String omid = added("Omid Invented", "sales", "sales", "omid@example.com");
        String version = proposed(baton.api());
        ISSUER.verify(0, getRequestedFor(anyUrl()));

        assertThat(sign(desk("zara@example.com"), version).status()).isEqualTo(401);
        sign(desk("sara@example.com"), version).done();
        sign(desk("omid@example.com"), version).done();
        baton.api().write("DELETE", "/v1/people/" + omid, "application/json", NOTHING);

        assertThat(desk("omid@example.com").get(version).status()).isEqualTo(401);
        Look signed = desk("sara@example.com").get(version).done();
        assertThat(signed.at("status").text()).isEqualTo("signed");
        assertThat(signed.at("signatures").items().stream().map(each -> each.at("name").text()))
                .containsExactly("Sara Invented", "Omid Invented");
        ISSUER.verify(1, getRequestedFor(anyUrl()));
    }

    @Test
    void whoever_decides_or_does_without_signatures_is_named_by_the_token() throws Exception {
        added("Mina Invented", "sales-ops", "admin", "mina@example.com");
        Api desk = desk("mina@example.com");
        String version = proposed(desk);
        desk.write("POST", version + "/activate", "application/json", RunningBaton.UNSIGNED).done();
        String lead = desk.post("/v1/leads", map("keys", map("email", "lead@example.com"))).done().at("id").text();

        desk.post("/v1/leads/" + lead + "/decisions",
                map("stage", "MQL", "override", true, "reason", "an invented reason")).done();

        assertThat(baton.api().get(version).done().at("unsigned").at("by").text()).isEqualTo("Mina Invented");
        assertThat(baton.api().get("/v1/leads/" + lead + "/transitions").text()).contains("Mina Invented");
    }
}
