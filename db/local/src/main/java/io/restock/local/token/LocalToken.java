package io.restock.local.token;

import io.restock.contracts.access.Role;
import io.restock.contracts.access.Scope;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwx.HeaderParameterNames;
import org.jose4j.lang.JoseException;

/**
 * Who a token speaks for. Of stores, distribution centers and tills {@code *} means all, and none means none.
 *
 * @param subject a person or a device
 * @param roles as {@link Role} names them
 * @param stores GLNs that it may speak for
 * @param dcs GLNs of distribution centers that it may speak for
 * @param tills of these stores that it may speak for
 */
public record LocalToken(String subject, List<String> roles, List<String> stores, List<String> dcs, List<String> tills) {
    public static final List<String> ROLES = Arrays.stream(Role.values()).map(Role::toString).toList();
    public static final List<String> ALL = List.of(Scope.EVERY);
    public static final String AUDIENCE = "restock";

    /** @throws IllegalArgumentException naming the first role that does not exist or the first store that is no GLN */
    public LocalToken {
        check("--roles must be of " + String.join(", ", ROLES), roles, ROLES::contains);
        check("--stores must be GLNs of 13 digits, or *", stores, LocalToken::isLocation);
        check("--dcs must be GLNs of 13 digits, or *", dcs, LocalToken::isLocation);
        check("--till must be the names of tills, or *", tills, till -> till.matches("[A-Za-z0-9._*-]{1,40}"));
    }

    /** Of someone who may speak for all of the chain, in these roles. */
    public static LocalToken ofChain(String subject, List<String> roles) {
        return new LocalToken(subject, roles, ALL, ALL, ALL);
    }

    private static void check(String rule, List<String> values, Predicate<String> fits) {
        values.stream().filter(fits.negate()).findFirst().ifPresent(wrong -> {
            throw new IllegalArgumentException(rule + ", was \"" + wrong + "\"");
        });
    }

    private static boolean isLocation(String text) {
        return text.equals(Scope.EVERY) || text.matches("\\d{13}");
    }

    /** A JSON Web Token, signed with RS256 and valid from now on for {@code lifetime}. */
    public String sign(LocalKeys keys, Clock clock, Duration lifetime) {
        return sign(keys, clock, lifetime, AUDIENCE);
    }

    /** The same for another system than Restock. */
    public String sign(LocalKeys keys, Clock clock, Duration lifetime, String audience) {
        var now = clock.instant();
        var claims = new JwtClaims();
        claims.setIssuer(LocalKeys.ISSUER);
        claims.setAudience(audience);
        claims.setSubject(subject);
        claims.setStringListClaim("roles", roles);
        claims.setStringListClaim("stores", stores);
        claims.setStringListClaim("dcs", dcs);
        claims.setStringListClaim("till", tills);
        claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(now.plus(lifetime).getEpochSecond()));
        claims.setGeneratedJwtId();
        var signed = new JsonWebSignature();
        signed.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signed.setHeader(HeaderParameterNames.TYPE, "JWT");
        signed.setKeyIdHeaderValue(keys.name());
        signed.setKey(keys.signer());
        signed.setPayload(claims.toJson());
        try {
            return signed.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("cannot sign with the local key", e);
        }
    }
}
