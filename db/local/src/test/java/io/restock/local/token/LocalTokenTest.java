package io.restock.local.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import io.restock.contracts.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A token of the local issuer")
class LocalTokenTest {
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_772_445_600), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    @Test
    void says_who_asks_for_which_stores_and_until_when() throws Exception {
        var claims = claims(new LocalToken("till-4", List.of("7080000000012"), List.of("till")));

        assertThat(claims).containsEntry("iss", LocalKeys.ISSUER).containsEntry("sub", "till-4").containsEntry("upn", "till-4")
                .containsEntry("groups", List.of("till")).containsEntry("stores", List.of("7080000000012"))
                .containsEntry("exp", 1_772_445_600 + 3600);
    }

    @Test
    void is_signed_by_the_key_whose_public_half_the_services_get() throws Exception {
        var token = sign(new LocalToken("ann", List.of(), LocalToken.ROLES)).split("\\.");
        var signature = Signature.getInstance("SHA256withRSA");
        var pem = Files.readString(folder.resolve(LocalKeys.PUBLIC)).replaceAll("-----[A-Z ]+-----|\\s", "");
        signature.initVerify(KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(pem))));
        signature.update((token[0] + "." + token[1]).getBytes(StandardCharsets.US_ASCII));

        assertThat(signature.verify(Base64.getUrlDecoder().decode(token[2]))).isTrue();
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
