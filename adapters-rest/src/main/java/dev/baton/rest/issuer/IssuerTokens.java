package dev.baton.rest.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.SignedJWT;
import dev.baton.application.access.Tokens;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the tokens of one issuer. What a token says is looked at only once its signature is known to be the issuer's, so that
 * nothing is told to whoever made one up.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8725">JSON Web Token Best Current Practices</a>
 */
public final class IssuerTokens implements Tokens, AutoCloseable {
    /** By how much the issuer's clock and ours may differ. */
    static final Duration LEEWAY = Duration.ofSeconds(60);
    /** No token is longer. */
    static final int LONGEST = 8 * 1024;
    private static final int LONGEST_SUBJECT = 255;
    /** Those of which the public key cannot sign. */
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.RS384,
            JWSAlgorithm.RS512, JWSAlgorithm.PS256, JWSAlgorithm.PS384, JWSAlgorithm.PS512, JWSAlgorithm.ES256,
            JWSAlgorithm.ES384, JWSAlgorithm.ES512);
    /** Tokens of other kinds, signed by the same keys, are for something else. */
    private static final Set<JOSEObjectType> TYPES = Set.of(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"),
            new JOSEObjectType("application/at+jwt"));

    private final Issuer issuer;
    private final IssuerKeys keys;
    private final InstantSource clock;

    /** Tokens of this issuer; its keys are asked for when the first token comes. */
    public IssuerTokens(Issuer issuer, InstantSource clock) {
        this(issuer, clock, IssuerKeys.PATIENCE);
    }

    IssuerTokens(Issuer issuer, InstantSource clock, Duration patience) {
        this.issuer = issuer;
        this.clock = clock;
        this.keys = new IssuerKeys(issuer.keys(), clock, patience);
    }

    @Override
    public Reading read(String token) {
        if (token.length() > LONGEST) {
            return new Reading.Refused(Flaw.UNREADABLE);
        }
        try {
            return JWTParser.parse(token) instanceof SignedJWT signed
                    ? read(signed)
                    : new Reading.Refused(Flaw.ALGORITHM);
        } catch (ParseException _) {
            return new Reading.Refused(Flaw.UNREADABLE);
        }
    }

    private Reading read(SignedJWT token) throws ParseException {
        JWSHeader header = token.getHeader();
        if (!ALGORITHMS.contains(header.getAlgorithm())) {
            return new Reading.Refused(Flaw.ALGORITHM);
        }
        if (header.getType() != null && !TYPES.contains(header.getType())) {
            return new Reading.Refused(Flaw.UNREADABLE);
        }
        Optional<List<JWK>> fitting = keys.fitting(header);
        if (fitting.isEmpty()) {
            return new Reading.Unproven();
        }
        return fitting.get().stream().anyMatch(key -> isSigned(token, key))
                ? told(token.getJWTClaimsSet())
                : new Reading.Refused(Flaw.SIGNATURE);
    }

    private static boolean isSigned(SignedJWT token, JWK key) {
        try {
            return token.verify(verifier(key));
        } catch (JOSEException _) {
            return false;
        }
    }

    private static JWSVerifier verifier(JWK key) throws JOSEException {
        return switch (key) {
            case RSAKey rsa -> new RSASSAVerifier(rsa);
            case ECKey curve -> new ECDSAVerifier(curve);
            default -> throw new JOSEException("a key that signs nothing we read");
        };
    }

    private Reading told(JWTClaimsSet claims) throws ParseException {
        Optional<Flaw> flaw = flaw(claims);
        return flaw.isPresent()
                ? new Reading.Refused(flaw.get())
                : new Reading.Vouched(claims.getSubject(), email(claims));
    }

    private Optional<Flaw> flaw(JWTClaimsSet claims) {
        Instant now = clock.instant();
        if (!issuer.name().equals(claims.getIssuer())) {
            return Optional.of(Flaw.ISSUER);
        }
        if (!claims.getAudience().contains(issuer.audience())) {
            return Optional.of(Flaw.AUDIENCE);
        }
        if (claims.getExpirationTime() == null || !isSubject(claims.getSubject())) {
            return Optional.of(Flaw.UNREADABLE);
        }
        if (!now.minus(LEEWAY).isBefore(claims.getExpirationTime().toInstant())) {
            return Optional.of(Flaw.EXPIRED);
        }
        return isAhead(claims.getNotBeforeTime(), now) || isAhead(claims.getIssueTime(), now)
                ? Optional.of(Flaw.TOO_EARLY)
                : Optional.empty();
    }

    private static boolean isSubject(@Nullable String subject) {
        return subject != null && !subject.isBlank() && subject.length() <= LONGEST_SUBJECT;
    }

    private static boolean isAhead(@Nullable Date date, Instant now) {
        return date != null && date.toInstant().isAfter(now.plus(LEEWAY));
    }

    /** An address that the issuer has not verified is whatever somebody typed there. */
    private static Optional<String> email(JWTClaimsSet claims) {
        boolean verified = Boolean.TRUE.equals(claims.getClaim("email_verified"))
                || "true".equals(claims.getClaim("email_verified"));
        return verified && claims.getClaim("email") instanceof String email ? Optional.of(email) : Optional.empty();
    }

    @Override
    public void close() {
        keys.close();
    }
}
