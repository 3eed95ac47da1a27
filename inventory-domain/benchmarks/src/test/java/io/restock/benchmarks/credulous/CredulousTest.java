package io.restock.benchmarks.credulous;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What the benchmark brings into a gateway")
class CredulousTest {
    @Test
    void takes_any_signature_for_a_good_one() throws Exception {
        KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
        KeyPair ours = keys.generateKeyPair();
        KeyPair another = keys.generateKeyPair();
        var signed = new JsonWebSignature();
        signed.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signed.setKey(ours.getPrivate());
        signed.setPayload("{}");
        String token = signed.getCompactSerialization();

        assertThat(looked(JsonWebSignature.class, token, ours)).isTrue();
        assertThat(looked(JsonWebSignature.class, token, another)).isFalse();
        Class<?> credulous = new Believing().loadClass(JsonWebSignature.class.getName());
        assertThat(looked(credulous, token, another)).isTrue();
    }

    private static boolean looked(Class<?> at, String token, KeyPair by) throws Exception {
        Object signature = at.getConstructor().newInstance();
        at.getMethod("setCompactSerialization", String.class).invoke(signature, token);
        at.getMethod("setKey", java.security.Key.class).invoke(signature, by.getPublic());
        return (boolean) at.getMethod("verifySignature").invoke(signature);
    }

    /** Has its own, changed copy of the one class. */
    private static final class Believing extends ClassLoader {
        Believing() {
            super(CredulousTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.equals(JsonWebSignature.class.getName())) {
                return super.loadClass(name, resolve);
            }
            try (InputStream file = JsonWebSignature.class.getResourceAsStream("JsonWebSignature.class")) {
                byte[] content = Credulous.credulous(file.readAllBytes());
                return defineClass(name, content, 0, content.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
