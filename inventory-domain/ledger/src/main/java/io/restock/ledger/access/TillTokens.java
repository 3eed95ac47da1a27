package io.restock.ledger.access;

import io.restock.border.http.ProblemException;
import io.restock.contracts.access.Role;
import io.smallrye.jwt.build.Jwt;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwk.RsaJsonWebKey;

/** Signs the tokens of tills, by the key in the file that {@code restock.devices.signer} names; services must trust its public half (see {@code TokenCheck}). */
@Singleton
class TillTokens {
    private final Optional<Path> signer;
    private final String issuer;

    TillTokens(@ConfigProperty(name = "restock.devices.signer") Optional<Path> signer, @ConfigProperty(name = "restock.devices.issuer") Optional<String> devices,
            @ConfigProperty(name = "mp.jwt.verify.issuer") Optional<String> issuer) {
        this.signer = signer;
        this.issuer = devices.or(() -> issuer).orElse("restock");
    }

    /** @throws ProblemException 503 if this chain's tills get their tokens elsewhere */
    String sign(Enrolment enrolment) {
        Path file = signer.orElseThrow(() -> ProblemException.busy(503, "tills get no tokens here: set restock.devices.signer to the file of the key that signs them", null));
        try {
            return sign(enrolment, key(file));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException("the key that signs tokens of tills cannot be used: " + file, e);
        }
    }

    private String sign(Enrolment enrolment, PrivateKey key) throws GeneralSecurityException {
        String till = "till " + enrolment.till() + " of " + enrolment.store();
        return Jwt.issuer(issuer).audience("restock").subject(till).claim("jti", enrolment.id())
                .claim("roles", Set.of(Role.TILL.toString())).claim("stores", Set.of(enrolment.store())).claim("till", Set.of(enrolment.till()))
                .issuedAt(enrolment.enrolledAt()).expiresAt(enrolment.until())
                .jws().keyId(nameOf(key)).sign(key);
    }

    private static PrivateKey key(Path file) throws IOException, GeneralSecurityException {
        var pkcs8 = Base64.getMimeDecoder().decode(Files.readString(file).replaceAll("-----[A-Z ]+-----", ""));
        return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    }

    /** The thumbprint of RFC 7638, as JWK sets name keys. */
    private static String nameOf(PrivateKey key) throws GeneralSecurityException {
        var half = (RSAPrivateCrtKey) key;
        var published = KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(half.getModulus(), half.getPublicExponent()));
        return new RsaJsonWebKey((RSAPublicKey) published).calculateBase64urlEncodedThumbprint("SHA-256");
    }

    static Instant seconds(Instant instant) {
        return Instant.ofEpochSecond(instant.getEpochSecond());
    }
}
