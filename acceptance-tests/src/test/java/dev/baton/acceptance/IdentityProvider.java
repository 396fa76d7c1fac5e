package dev.baton.acceptance;

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
import com.sun.net.httpserver.HttpServer;
import dev.baton.rest.issuer.Issuer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;

/** Where the people of the features sign in: it vouches for them by tokens, and tells its public keys. */
final class IdentityProvider {
    private static final String NAME = "https://login.example.com";
    private static final String AUDIENCE = "baton";
    private final ECKey key;
    private final HttpServer server;

    IdentityProvider() {
        try {
            key = new ECKeyGenerator(Curve.P_256).keyID("k-1").generate();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] keys = new JWKSet(key).toString().getBytes(StandardCharsets.UTF_8);
        server.createContext("/keys", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, keys.length);
                exchange.getResponseBody().write(keys);
            }
        });
        server.start();
    }

    /** As Baton is told of it. */
    Issuer issuer() {
        return new Issuer(NAME, AUDIENCE,
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/keys"));
    }

    /** A token for whoever has an address. */
    String token(String email, Instant until) {
        SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("k-1").build(),
                new JWTClaimsSet.Builder().issuer(NAME).audience(AUDIENCE).subject("of " + email)
                        .claim("email", email).claim("email_verified", true).expirationTime(Date.from(until)).build());
        try {
            token.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    void stop() {
        server.stop(0);
    }
}
