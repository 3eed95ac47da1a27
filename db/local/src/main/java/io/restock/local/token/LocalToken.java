package io.restock.local.token;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.restock.contracts.Json;
import io.restock.contracts.Role;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

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
        long now = clock.instant().getEpochSecond();
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", LocalKeys.ISSUER);
        claims.put("sub", subject);
        claims.put("upn", subject);
        claims.put("groups", new ArrayList<>(roles));
        claims.put("stores", new ArrayList<>(stores));
        claims.put("iat", now);
        claims.put("exp", now + lifetime.toSeconds());
        claims.put("jti", UUID.randomUUID().toString());
        var signed = part(Map.of("alg", "RS256", "typ", "JWT")) + "." + part(claims);
        return signed + "." + signature(keys, signed);
    }

    private static String part(Map<String, Object> content) {
        try {
            return base64(Json.MAPPER.writeValueAsBytes(content));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("claims of strings and numbers are always JSON", e);
        }
    }

    private static String signature(LocalKeys keys, String signed) {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.signer());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign with the local key", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
