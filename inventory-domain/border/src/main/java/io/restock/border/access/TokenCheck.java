package io.restock.border.access;

import static java.util.Objects.requireNonNull;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.restock.contracts.Digest;
import io.restock.contracts.Limits;
import io.restock.contracts.access.Author;
import io.restock.contracts.access.Role;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.Claims;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Lets in tokens of the issuer that is configured, and of the one that gives devices theirs, if that is another: signed by a key that it publishes now, meant for Restock,
 * and neither ended nor valid for longer than any token may be. What was found good is remembered until it ends or a key goes: a till sends the same token all day.
 */
@Alternative
@Priority(1)
@ApplicationScoped
public class TokenCheck extends JWTCallerPrincipalFactory {
    private static final Duration CLOCKS_APART = Duration.ofSeconds(30);
    /** A key that was taken back counts so much longer at most. */
    private static final Duration REMEMBERED = Duration.ofSeconds(20);
    private static final int REMEMBERED_AT_MOST = 20_000;
    private static final AlgorithmConstraints ALGORITHMS = new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256,
            AlgorithmIdentifiers.RSA_USING_SHA384, AlgorithmIdentifiers.RSA_USING_SHA512, AlgorithmIdentifiers.RSA_PSS_USING_SHA256, AlgorithmIdentifiers.RSA_PSS_USING_SHA384,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA512, AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256, AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384,
            AlgorithmIdentifiers.ECDSA_USING_P521_CURVE_AND_SHA512, AlgorithmIdentifiers.EDDSA);

    private record Good(JWTCallerPrincipal principal, Instant until) {}

    private final List<JwtConsumer> issuers;
    private final Duration longest;
    private final Duration longestOfDevices;
    private final Clock clock = Clock.systemUTC();
    /** By digest. */
    private final Cache<String, Good> remembered = Caffeine.newBuilder().maximumSize(REMEMBERED_AT_MOST).expireAfterWrite(REMEMBERED).build();
    /** Digests of what was good when it came last, longer than all that it says is remembered. */
    private final Cache<String, Boolean> known = Caffeine.newBuilder().maximumSize(REMEMBERED_AT_MOST).build();

    TokenCheck(@ConfigProperty(name = "mp.jwt.verify.issuer") Optional<String> issuer, @ConfigProperty(name = "mp.jwt.verify.publickey.location") Optional<String> keys,
            @ConfigProperty(name = "mp.jwt.verify.audiences", defaultValue = "restock") List<String> audiences,
            @ConfigProperty(name = "restock.devices.issuer") Optional<String> devices, @ConfigProperty(name = "restock.devices.keys") Optional<String> deviceKeys,
            @ConfigProperty(name = "restock.tokens.longest", defaultValue = "P31D") Duration longest,
            @ConfigProperty(name = "restock.devices.longest", defaultValue = "P400D") Duration longestOfDevices) {
        this.issuers = Stream.of(consumer(issuer, keys, audiences), consumer(devices, deviceKeys, audiences)).flatMap(Optional::stream).toList();
        this.longest = longest;
        this.longestOfDevices = longestOfDevices;
    }

    private static Optional<JwtConsumer> consumer(Optional<String> issuer, Optional<String> keys, List<String> audiences) {
        return issuer.isEmpty() || keys.isEmpty() ? Optional.empty()
                : Optional.of(new JwtConsumerBuilder()
                        .setVerificationKeyResolver(TrustedKeys.at(keys.get()))
                        .setJwsAlgorithmConstraints(ALGORITHMS)
                        .setExpectedIssuer(issuer.get())
                        .setExpectedAudience(audiences.toArray(String[]::new))
                        .setRequireExpirationTime().setRequireIssuedAt().setRequireSubject()
                        .setAllowedClockSkewInSeconds((int) CLOCKS_APART.toSeconds())
                        .build());
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo ignored) throws ParseException {
        String digest = Digest.of(token);
        Instant now = clock.instant();
        Good good = remembered.getIfPresent(digest);
        if (good != null && now.isBefore(good.until)) {
            return good.principal;
        }
        var claims = verified(token);
        claims.setClaim(Claims.raw_token.name(), token); // the page asks services with it
        var principal = new DefaultJWTCallerPrincipal(claims);
        if (!Author.isName(principal.getName())) {
            throw new ParseException("the token names nobody whose name can be written down: it must be 1 to " + Limits.NAME + " printable characters");
        }
        remembered.put(digest, new Good(principal, earlier(now.plus(REMEMBERED), Instant.ofEpochSecond(principal.getExpirationTime()))));
        known.put(digest, true);
        return principal;
    }

    /** Whether the token was good when it came last, not long ago: then it is known without looking at its signature. */
    boolean knows(String token) {
        return known.getIfPresent(Digest.of(token)) != null;
    }

    private JwtClaims verified(String token) throws ParseException {
        if (issuers.isEmpty()) {
            throw new ParseException("this service trusts no issuer: set mp.jwt.verify.issuer and mp.jwt.verify.publickey.location");
        }
        @Nullable InvalidJwtException refused = null;
        for (JwtConsumer issuer : issuers) {
            try {
                var claims = issuer.processToClaims(token);
                mustNotLastTooLong(claims);
                return claims;
            } catch (InvalidJwtException e) {
                refused = refused == null || refused.hasErrorCode(ErrorCodes.ISSUER_INVALID) ? e : refused;
            } catch (MalformedClaimException e) {
                throw new ParseException("a claim of the token cannot be read: " + e.getMessage(), e);
            }
        }
        throw new ParseException(sentence(requireNonNull(refused))); // without its cause: the library quotes the token, and logs show causes
    }

    private void mustNotLastTooLong(JwtClaims claims) throws MalformedClaimException, ParseException {
        var roles = claims.isClaimValueStringList("roles") ? claims.getStringListClaimValue("roles") : List.<String>of();
        var bound = roles.equals(List.of(Role.TILL.toString())) ? longestOfDevices : longest;
        var lasts = Duration.ofSeconds(claims.getExpirationTime().getValue() - claims.getIssuedAt().getValue());
        if (lasts.compareTo(bound) > 0) {
            throw new ParseException("the token is valid for " + lasts.toDays() + " days; no token of its roles may be for more than " + bound.toDays());
        }
    }

    private static String sentence(InvalidJwtException refused) {
        if (refused.hasExpired()) {
            return "the token has ended; ask for another one";
        }
        if (refused.hasErrorCode(ErrorCodes.AUDIENCE_INVALID) || refused.hasErrorCode(ErrorCodes.AUDIENCE_MISSING)) {
            return "the token is meant for another system: its \"aud\" must name restock";
        }
        if (refused.hasErrorCode(ErrorCodes.ISSUER_INVALID) || refused.hasErrorCode(ErrorCodes.ISSUER_MISSING)) {
            return "the token is of an issuer that is not trusted here";
        }
        if (refused.hasErrorCode(ErrorCodes.SIGNATURE_INVALID)) {
            return "the token's signature is not its issuer's";
        }
        return "the token is none that a key of its issuer has signed; ask for another one";
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
