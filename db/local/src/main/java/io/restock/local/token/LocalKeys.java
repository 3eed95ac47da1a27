package io.restock.local.token;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.lang.JoseException;

/**
 * The keys of this installation, made at its first start. Services get the public halves, as a JWK set that they read again when it changes; the private half of the one
 * that signs stays here.
 */
public final class LocalKeys {
    public static final String ISSUER = "https://restock.local";
    public static final String PUBLIC = "jwks.json";

    private static final String PRIVATE = "private.pem";
    private static final int BITS = 2048;
    /** Tokens of the key before count until they end. */
    private static final int KEYS_AT_MOST = 2;

    private final RSAPrivateCrtKey signer;
    private final String name;

    private LocalKeys(RSAPrivateCrtKey signer) throws GeneralSecurityException, JoseException {
        this.signer = signer;
        this.name = published(signer).getKeyId();
    }

    /** Reads the key in {@code folder}, or makes one. */
    public static LocalKeys in(Path folder) throws IOException {
        try {
            if (!Files.exists(folder.resolve(PRIVATE))) {
                Files.createDirectories(folder);
                write(folder, generated(), List.of());
            }
            var keys = new LocalKeys(read(folder));
            if (!Files.exists(folder.resolve(PUBLIC))) {
                publish(folder, keys.signer, List.of());
            }
            return keys;
        } catch (GeneralSecurityException | JoseException e) {
            throw new IOException("the signing key in " + folder + " cannot be used: delete the folder and start again", e);
        }
    }

    /**
     * Signs by a new key from now on.
     *
     * @param withdraw whether tokens of the keys before stop counting at once, or when they end
     */
    public static LocalKeys replace(Path folder, boolean withdraw) throws IOException {
        in(folder);
        try {
            var before = withdraw ? List.<JsonWebKey>of() : new JsonWebKeySet(Files.readString(folder.resolve(PUBLIC))).getJsonWebKeys();
            write(folder, generated(), before);
            return new LocalKeys(read(folder));
        } catch (GeneralSecurityException | JoseException e) {
            throw new IOException("no new key could be made in " + folder, e);
        }
    }

    /** The file of the key that signs, for the service that gives tills their tokens. */
    public static Path signerIn(Path folder) {
        return folder.resolve(PRIVATE);
    }

    PrivateKey signer() {
        return signer;
    }

    /** As tokens and the JWK set name it ({@code kid}). */
    String name() {
        return name;
    }

    private static RSAPrivateCrtKey generated() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(BITS);
        return (RSAPrivateCrtKey) generator.generateKeyPair().getPrivate();
    }

    private static RSAPrivateCrtKey read(Path folder) throws IOException, GeneralSecurityException {
        var pkcs8 = Base64.getMimeDecoder().decode(Files.readString(folder.resolve(PRIVATE)).replaceAll("-----[A-Z ]+-----", ""));
        return (RSAPrivateCrtKey) KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    }

    /** The public half first: a key that signs is known. */
    private static void write(Path folder, RSAPrivateCrtKey key, List<JsonWebKey> before) throws IOException, GeneralSecurityException, JoseException {
        publish(folder, key, before);
        var secret = Files.createTempFile(folder, "key", null, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
        Files.writeString(secret, "-----BEGIN PRIVATE KEY-----\n" + lines + "\n-----END PRIVATE KEY-----\n");
        Files.move(secret, folder.resolve(PRIVATE), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void publish(Path folder, RSAPrivateCrtKey key, List<JsonWebKey> before) throws IOException, GeneralSecurityException, JoseException {
        var keys = new ArrayList<JsonWebKey>(List.of(published(key)));
        before.stream().limit(KEYS_AT_MOST - 1).forEach(keys::add);
        var file = Files.createTempFile(folder, "keys", null);
        Files.writeString(file, new JsonWebKeySet(keys).toJson(OutputControlLevel.PUBLIC_ONLY));
        Files.move(file, folder.resolve(PUBLIC), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static RsaJsonWebKey published(RSAPrivateCrtKey key) throws GeneralSecurityException, JoseException {
        var half = new RsaJsonWebKey((RSAPublicKey) KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent())));
        half.setKeyId(half.calculateBase64urlEncodedThumbprint("SHA-256"));
        half.setUse("sig");
        return half;
    }
}
