package io.restock.border.access;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.jboss.logging.Logger;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.VerificationJwkSelector;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one issuer, from where it publishes them: an address of a JWK set, or a file with one or with a key in PEM. They may be replaced at any time: an address is
 * asked again for a key that is not known and when its answer is old, a file is read again within seconds after it changed.
 */
final class TrustedKeys implements VerificationKeyResolver {
    private static final Logger LOG = Logger.getLogger(TrustedKeys.class);
    private static final long LOOK_EVERY_NANOS = Duration.ofSeconds(2).toNanos();

    private final VerificationKeyResolver resolver;

    private TrustedKeys(VerificationKeyResolver resolver) {
        this.resolver = resolver;
    }

    /** @param location an http(s) or file address, or a path */
    static TrustedKeys at(String location) {
        return new TrustedKeys(location.startsWith("http:") || location.startsWith("https:")
                ? new HttpsJwksVerificationKeyResolver(new HttpsJwks(location))
                : new InFile(location.startsWith("file:") ? Path.of(URI.create(location)) : Path.of(location)));
    }

    @Override
    public Key resolveKey(JsonWebSignature token, List<JsonWebStructure> nesting) throws UnresolvableKeyException {
        return resolver.resolveKey(token, nesting);
    }

    private static final class InFile implements VerificationKeyResolver {
        private final Path file;
        private @Nullable JsonWebKeySet keys;
        private @Nullable FileTime readAt;
        private long lookedAt;

        private InFile(Path file) {
            this.file = file;
        }

        @Override
        public Key resolveKey(JsonWebSignature token, List<JsonWebStructure> nesting) throws UnresolvableKeyException {
            try {
                JsonWebKey key = select(token, current(false));
                if (key == null) {
                    key = select(token, current(true)); // it may have been published just now
                }
                if (key == null) {
                    throw new UnresolvableKeyException("its key " + token.getKeyIdHeaderValue() + " is not one of the issuer's");
                }
                return key.getKey();
            } catch (JoseException e) {
                throw new UnresolvableKeyException("no key fits", e);
            }
        }

        private static @Nullable JsonWebKey select(JsonWebSignature token, JsonWebKeySet keys) throws JoseException {
            var known = keys.getJsonWebKeys();
            // A key in PEM has no name: it stands for every name.
            var unnamed = known.size() == 1 && known.getFirst().getKeyId() == null;
            return unnamed ? known.getFirst() : new VerificationJwkSelector().select(token, known);
        }

        /** @param now whether to look at the file even if that was done a moment ago */
        private synchronized JsonWebKeySet current(boolean now) throws UnresolvableKeyException {
            var before = keys;
            if (before != null && !now && System.nanoTime() - lookedAt < LOOK_EVERY_NANOS) {
                return before;
            }
            lookedAt = System.nanoTime();
            try {
                FileTime changed = Files.getLastModifiedTime(file);
                if (before == null || !changed.equals(readAt)) {
                    before = read(Files.readString(file));
                    readAt = changed;
                    keys = before;
                }
                return before;
            } catch (IOException | JoseException | GeneralSecurityException | IllegalArgumentException e) {
                LOG.warnf("the keys in %s cannot be read: %s", file, e);
                if (before == null) {
                    throw new UnresolvableKeyException("the issuer's keys cannot be read here", e);
                }
                return before;
            }
        }

        private static JsonWebKeySet read(String text) throws JoseException, GeneralSecurityException {
            if (text.stripLeading().startsWith("{")) {
                return new JsonWebKeySet(text);
            }
            var spec = new X509EncodedKeySpec(Base64.getMimeDecoder().decode(text.replaceAll("-----[A-Z ]+-----", "")));
            return new JsonWebKeySet(JsonWebKey.Factory.newJwk(KeyFactory.getInstance("RSA").generatePublic(spec)));
        }
    }
}
