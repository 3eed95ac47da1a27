package io.restock.local.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Every service that the launcher starts")
class ServiceSettingsTest {
    private static final Path KEYS = Path.of("/data/keys");

    @Test
    void trusts_the_tokens_that_the_launcher_signs() {
        assertThat(ServiceSettings.issuers(null, KEYS)).containsExactly("-Dmp.jwt.verify.issuer=https://restock.local",
                "-Dmp.jwt.verify.publickey.location=file:///data/keys/jwks.json");
    }

    @Test
    void trusts_them_beside_those_of_the_identity_provider_that_the_environment_names() {
        assertThat(ServiceSettings.issuers("https://login.chain.example", KEYS)).as("what names the provider is left to the environment")
                .containsExactly("-Drestock.devices.issuer=https://restock.local", "-Drestock.devices.keys=file:///data/keys/jwks.json");
    }
}
