package io.restock.local.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import io.restock.contracts.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.VerificationJwkSelector;
import org.jose4j.jws.JsonWebSignature;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A token of the local issuer")
class LocalTokenTest {
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_772_445_600), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    @Test
    void says_who_asks_for_which_part_of_the_chain_and_until_when() throws Exception {
        var claims = claims(new LocalToken("till-4", List.of("till"), List.of("7080000000012"), List.of(), List.of("4")));

        assertThat(claims).containsEntry("iss", LocalKeys.ISSUER).containsEntry("aud", "restock").containsEntry("sub", "till-4")
                .containsEntry("roles", List.of("till")).containsEntry("stores", List.of("7080000000012")).containsEntry("dcs", List.of()).containsEntry("till", List.of("4"))
                .containsEntry("exp", 1_772_445_600 + 3600).containsKey("jti");
    }

    @Test
    void is_signed_by_a_key_that_services_know_by_its_name() throws Exception {
        var token = sign(LocalToken.ofChain("ann", LocalToken.ROLES));
        assertThat(isSignedByAKnownKey(token)).isTrue();

        LocalKeys.replace(folder, false);
        assertThat(isSignedByAKnownKey(token)).as("until it ends").isTrue();
        assertThat(isSignedByAKnownKey(sign(LocalToken.ofChain("ann", LocalToken.ROLES)))).isTrue();

        LocalKeys.replace(folder, true);
        assertThat(isSignedByAKnownKey(token)).as("its key was withdrawn").isFalse();
    }

    private boolean isSignedByAKnownKey(String token) throws Exception {
        var signature = new JsonWebSignature();
        signature.setCompactSerialization(token);
        var key = new VerificationJwkSelector().select(signature, new JsonWebKeySet(Files.readString(folder.resolve(LocalKeys.PUBLIC))).getJsonWebKeys());
        if (key == null) {
            return false;
        }
        signature.setKey(key.getKey());
        return signature.verifySignature();
    }

    @Test
    void the_key_is_made_once_and_only_its_owner_reads_it() throws Exception {
        LocalKeys.in(folder);
        var first = Files.readString(folder.resolve("private.pem"));
        LocalKeys.in(folder);

        assertThat(Files.readString(folder.resolve("private.pem"))).isEqualTo(first);
        assertThat(Files.getPosixFilePermissions(folder.resolve("private.pem")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    private String sign(LocalToken token) throws Exception {
        return token.sign(LocalKeys.in(folder), CLOCK, Duration.ofHours(1));
    }

    private Map<String, Object> claims(LocalToken token) throws Exception {
        return Json.MAPPER.readValue(Base64.getUrlDecoder().decode(sign(token).split("\\.")[1]), new TypeReference<Map<String, Object>>() {});
    }
}
