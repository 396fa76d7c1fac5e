package dev.baton.rest.issuer;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.opts.AllowWeakRSAKey;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.baton.application.access.Tokens.Flaw;
import dev.baton.application.access.Tokens.Reading;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading an issuer's tokens, with the issuer at the wire. */
@Timeout(60)
class IssuerTokensTest {
    private static final String NAME = "https://login.example.com";
    private static final String AUDIENCE = "baton-of-example";
    private static final String KEYS = "/keys";
    private static final Instant NOW = Instant.parse("2027-01-02T08:00:00Z");
    private static final RSAKey RSA = rsa("rsa-1", 2048);
    private static final RSAKey NEXT = rsa("rsa-2", 2048);
    private static final ECKey CURVE = curve("curve-1");

    @RegisterExtension
    static final WireMockExtension ISSUER = WireMockExtension.newInstance().options(options().dynamicPort()).build();

    private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
    private IssuerTokens tokens = tokens(Duration.ofSeconds(30));

    private IssuerTokens tokens(Duration patience) {
        return new IssuerTokens(new Issuer(NAME, AUDIENCE, URI.create(ISSUER.baseUrl() + KEYS)), now::get, patience);
    }

    @BeforeEach
    void keys_are_shown() {
        answers(RSA, CURVE);
    }

    @AfterEach
    void close() {
        tokens.close();
    }

    private static RSAKey rsa(String id, int bits) {
        try {
            return new RSAKeyGenerator(bits, true).keyID(id).generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private static ECKey curve(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private static void answers(JWK... keys) {
        answers(okJson(new JWKSet(Arrays.asList(keys)).toString()));
    }

    private static void answers(ResponseDefinitionBuilder answer) {
        ISSUER.stubFor(get(urlEqualTo(KEYS)).willReturn(answer));
    }

    private static void wasAsked(int times) {
        ISSUER.verify(times, getRequestedFor(urlEqualTo(KEYS)));
    }

    private static JWTClaimsSet.Builder good() {
        return new JWTClaimsSet.Builder().issuer(NAME).audience(AUDIENCE).subject("s-1")
                .expirationTime(Date.from(NOW.plusSeconds(300))).issueTime(Date.from(NOW))
                .claim("email", "sara@example.com").claim("email_verified", true);
    }

    private static String signed(JWSHeader header, JWSSigner signer, JWTClaimsSet claims) {
        try {
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private static String by(RSAKey key, JWTClaimsSet claims) {
        try {
            return signed(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                    new RSASSASigner(key.toPrivateKey(), Set.of(AllowWeakRSAKey.getInstance())), claims);
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private Reading reading(UnaryOperator<JWTClaimsSet.Builder> change) {
        return tokens.read(by(RSA, change.apply(good()).build()));
    }

    private static Reading refused(Flaw flaw) {
        return new Reading.Refused(flaw);
    }

    private static Reading vouched() {
        return new Reading.Vouched("s-1", Optional.of("sara@example.com"));
    }

    @Test
    void a_token_that_the_issuer_signed_names_a_person() throws JOSEException {
        assertThat(reading(claims -> claims)).isEqualTo(vouched());
        assertThat(tokens.read(signed(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("curve-1")
                .type(new JOSEObjectType("at+jwt")).build(), new ECDSASigner(CURVE), good().build())))
                .isEqualTo(vouched());
        assertThat(tokens.read(signed(new JWSHeader(JWSAlgorithm.PS512), new RSASSASigner(RSA), good().build())))
                .as("without the name of a key").isEqualTo(vouched());
        wasAsked(1);
    }

    @Test
    void nothing_is_asked_before_a_token_comes() {
        wasAsked(0);
    }

    @Test
    void an_address_counts_only_if_the_issuer_has_verified_it() {
        assertThat(reading(claims -> claims.claim("email_verified", false)))
                .isEqualTo(new Reading.Vouched("s-1", Optional.empty()));
        assertThat(reading(claims -> claims.claim("email_verified", null)))
                .isEqualTo(new Reading.Vouched("s-1", Optional.empty()));
        assertThat(reading(claims -> claims.claim("email_verified", "true"))).isEqualTo(vouched());
        assertThat(reading(claims -> claims.claim("email", 7)))
                .isEqualTo(new Reading.Vouched("s-1", Optional.empty()));
    }

    @Test
    void a_token_that_is_not_signed_or_by_what_whoever_checks_it_knows_is_refused() throws JOSEException {
        assertThat(tokens.read(new PlainJWT(good().build()).serialize())).isEqualTo(refused(Flaw.ALGORITHM));
        byte[] publicKey = RSA.toRSAPublicKey().getEncoded();
        assertThat(tokens.read(signed(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("rsa-1").build(),
                new MACSigner(publicKey), good().build()))).isEqualTo(refused(Flaw.ALGORITHM));
        wasAsked(0);
    }

    @Test
    void a_token_of_another_kind_is_refused() throws JOSEException {
        assertThat(tokens.read(signed(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("rsa-1").type(new JOSEObjectType("logout+jwt")).build(),
                new RSASSASigner(RSA), good().build()))).isEqualTo(refused(Flaw.UNREADABLE));
    }

    @Test
    void a_token_that_the_issuer_did_not_sign_is_refused() {
        assertThat(tokens.read(by(rsa("rsa-1", 2048), good().build()))).isEqualTo(refused(Flaw.SIGNATURE));
        String token = by(RSA, good().build());
        String other = by(RSA, good().subject("s-2").build());
        String forged = token.substring(0, token.lastIndexOf('.')) + other.substring(other.lastIndexOf('.'));
        assertThat(tokens.read(forged)).isEqualTo(refused(Flaw.SIGNATURE));
    }

    @Test
    void a_key_that_is_too_short_signs_nothing() {
        RSAKey weak = rsa("weak", 1024);
        answers(RSA, weak);

        assertThat(tokens.read(by(weak, good().build()))).isEqualTo(refused(Flaw.SIGNATURE));
    }

    @Test
    void a_token_of_another_issuer_or_for_another_audience_is_refused() {
        assertThat(reading(claims -> claims.issuer(NAME + "/"))).isEqualTo(refused(Flaw.ISSUER));
        assertThat(reading(claims -> claims.issuer(null))).isEqualTo(refused(Flaw.ISSUER));
        assertThat(reading(claims -> claims.audience("shop"))).isEqualTo(refused(Flaw.AUDIENCE));
        assertThat(reading(claims -> claims.audience((String) null))).isEqualTo(refused(Flaw.AUDIENCE));
        assertThat(reading(claims -> claims.audience(Arrays.asList("shop", AUDIENCE)))).isEqualTo(vouched());
    }

    @Test
    void a_token_holds_for_its_time_and_a_minute_about_it() {
        assertThat(reading(claims -> claims.expirationTime(Date.from(NOW.minusSeconds(59))))).isEqualTo(vouched());
        assertThat(reading(claims -> claims.expirationTime(Date.from(NOW.minusSeconds(60)))))
                .isEqualTo(refused(Flaw.EXPIRED));
        assertThat(reading(claims -> claims.notBeforeTime(Date.from(NOW.plusSeconds(60))))).isEqualTo(vouched());
        assertThat(reading(claims -> claims.notBeforeTime(Date.from(NOW.plusSeconds(61)))))
                .isEqualTo(refused(Flaw.TOO_EARLY));
        assertThat(reading(claims -> claims.issueTime(Date.from(NOW.plusSeconds(61)))))
                .isEqualTo(refused(Flaw.TOO_EARLY));
    }

    @Test
    void a_token_without_an_end_or_a_subject_is_refused() {
        assertThat(reading(claims -> claims.expirationTime(null))).isEqualTo(refused(Flaw.UNREADABLE));
        assertThat(reading(claims -> claims.subject(null))).isEqualTo(refused(Flaw.UNREADABLE));
        assertThat(reading(claims -> claims.subject(" "))).isEqualTo(refused(Flaw.UNREADABLE));
        assertThat(reading(claims -> claims.subject("s".repeat(256)))).isEqualTo(refused(Flaw.UNREADABLE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a.b", "a.b.c", "e30.e30.e30", "eyJhbGciOiJSUzI1NiJ9..", "....",
            "\u0000.\u0000.x"})
    void what_is_no_token_is_refused_without_asking_the_issuer(String text) {
        assertThat(tokens.read(text)).isEqualTo(refused(Flaw.UNREADABLE));
        wasAsked(0);
    }

    @Test
    void a_huge_token_is_not_read_at_all() {
        assertThat(reading(claims -> claims.claim("more", "x".repeat(8 * 1024)))).isEqualTo(refused(Flaw.UNREADABLE));
        wasAsked(0);
    }

    @Test
    void a_key_that_is_new_at_the_issuer_is_found_but_the_issuer_is_not_asked_more_than_once_a_minute() {
        assertThat(reading(claims -> claims)).isEqualTo(vouched());
        answers(NEXT);
        assertThat(tokens.read(by(NEXT, good().build()))).isEqualTo(refused(Flaw.SIGNATURE));
        wasAsked(1);

        now.set(NOW.plus(IssuerKeys.PAUSE));

        assertThat(tokens.read(by(NEXT, good().build()))).isEqualTo(vouched());
        assertThat(reading(claims -> claims)).as("by a key that was withdrawn").isEqualTo(refused(Flaw.SIGNATURE));
        wasAsked(2);
    }

    @Test
    void a_key_that_was_withdrawn_is_forgotten_after_a_while() {
        assertThat(reading(claims -> claims)).isEqualTo(vouched());
        answers(NEXT);
        now.set(NOW.plus(IssuerKeys.FRESH));

        assertThat(reading(claims -> claims.expirationTime(Date.from(NOW.plusSeconds(100_000)))))
                .isEqualTo(refused(Flaw.SIGNATURE));
    }

    @Test
    void the_keys_are_good_for_a_day_while_the_issuer_is_away() {
        assertThat(reading(claims -> claims)).isEqualTo(vouched());
        answers(aResponse().withStatus(503));

        now.set(NOW.plus(IssuerKeys.GOOD).minusMillis(1));
        assertThat(reading(claims -> claims.expirationTime(Date.from(now.get())))).isEqualTo(vouched());
        now.set(NOW.plus(IssuerKeys.GOOD));
        assertThat(reading(claims -> claims.expirationTime(Date.from(now.get()))))
                .isEqualTo(new Reading.Unproven());
    }

    private void cannotBeHad(ResponseDefinitionBuilder answer) {
        answers(answer);
        assertThat(reading(claims -> claims)).isEqualTo(new Reading.Unproven());
        assertThat(reading(claims -> claims)).isEqualTo(new Reading.Unproven());
        wasAsked(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no JSON", "[]", "{}", "{\"keys\": 7}", "{\"keys\": []}",
            "{\"keys\": [{\"kty\": \"oct\", \"k\": \"AAAA\"}]}"})
    void an_answer_without_keys_is_none(String answer) {
        cannotBeHad(okJson(answer));
    }

    @Test
    void nobody_is_followed_elsewhere() {
        ISSUER.stubFor(get(urlEqualTo("/elsewhere")).willReturn(okJson(new JWKSet(RSA).toString())));
        cannotBeHad(aResponse().withStatus(302).withHeader("Location", ISSUER.baseUrl() + "/elsewhere"));
        ISSUER.verify(0, getRequestedFor(urlEqualTo("/elsewhere")));
    }

    @Test
    void a_huge_answer_is_not_read() {
        String keys = new JWKSet(RSA).toString();
        cannotBeHad(okJson(keys + " ".repeat(64 * 1024)));
    }

    @Test
    void an_answer_that_breaks_off_is_none() {
        cannotBeHad(aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE));
    }

    @Test
    void an_answer_that_does_not_end_is_not_waited_for() {
        tokens.close();
        tokens = tokens(Duration.ofMillis(300));
        cannotBeHad(okJson(new JWKSet(RSA).toString()).withChunkedDribbleDelay(1_000, 60_000));
    }
}
