package io.restock.local.token;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** The key pair of this installation, made at its first start. Services get the public half; the private half stays here. */
public final class LocalKeys {
    public static final String ISSUER = "https://restock.local";
    public static final String PUBLIC = "public.pem";

    private static final String PRIVATE = "private.pem";
    private static final int BITS = 2048;

    private final PrivateKey signer;

    private LocalKeys(PrivateKey signer) {
        this.signer = signer;
    }

    /** Reads the pair in {@code folder}, or makes one. */
    public static LocalKeys in(Path folder) throws IOException {
        try {
            if (!Files.exists(folder.resolve(PRIVATE))) {
                generate(folder);
            }
            var pkcs8 = new PKCS8EncodedKeySpec(decode(Files.readString(folder.resolve(PRIVATE))));
            return new LocalKeys(KeyFactory.getInstance("RSA").generatePrivate(pkcs8));
        } catch (GeneralSecurityException e) {
            throw new IOException("the signing key in " + folder + " cannot be used: delete the folder and start again", e);
        }
    }

    PrivateKey signer() {
        return signer;
    }

    private static void generate(Path folder) throws IOException, GeneralSecurityException {
        Files.createDirectories(folder);
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(BITS);
        var pair = generator.generateKeyPair();
        Files.writeString(folder.resolve(PUBLIC), pem("PUBLIC KEY", pair.getPublic().getEncoded()));
        var secret = Files.createTempFile(folder, "key", null,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(secret, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
        // Last and at once: a key that is there is whole, and its public half is there too.
        Files.move(secret, folder.resolve(PRIVATE));
    }

    private static String pem(String kind, byte[] encoded) {
        var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
        return "-----BEGIN " + kind + "-----\n" + lines + "\n-----END " + kind + "-----\n";
    }

    private static byte[] decode(String pem) {
        return Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    }
}
