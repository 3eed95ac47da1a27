package io.restock.local.token;

import io.restock.contracts.Role;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwx.HeaderParameterNames;
import org.jose4j.lang.JoseException;

/**
 * Who a token speaks for.
 *
 * @param subject a person or a device
 * @param stores GLNs that it may speak for; empty means all
 * @param roles as {@link Role} names them
 */
public record LocalToken(String subject, List<String> stores, List<String> roles) {
    public static final List<String> ROLES = Arrays.stream(Role.values()).map(Role::toString).toList();

    /** @throws IllegalArgumentException naming the first role that does not exist or the first store that is no GLN */
    public LocalToken {
        for (var role : roles) {
            if (!ROLES.contains(role)) {
                throw new IllegalArgumentException("--roles must be of " + String.join(", ", ROLES) + ", was \"" + role + "\"");
            }
        }
        for (var store : stores) {
            if (!store.matches("\\d{13}")) {
                throw new IllegalArgumentException("--stores must be GLNs of 13 digits, was \"" + store + "\"");
            }
        }
    }

    /** A JSON Web Token, signed with RS256 and valid from now on for {@code lifetime}. */
    public String sign(LocalKeys keys, Clock clock, Duration lifetime) {
        var now = clock.instant();
        var claims = new JwtClaims();
        claims.setIssuer(LocalKeys.ISSUER);
        claims.setSubject(subject);
        claims.setStringClaim("upn", subject);
        claims.setStringListClaim("groups", roles);
        claims.setStringListClaim("stores", stores);
        claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(now.plus(lifetime).getEpochSecond()));
        claims.setGeneratedJwtId();
        var signed = new JsonWebSignature();
        signed.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signed.setHeader(HeaderParameterNames.TYPE, "JWT");
        signed.setKey(keys.signer());
        signed.setPayload(claims.toJson());
        try {
            return signed.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("cannot sign with the local key", e);
        }
    }
}
