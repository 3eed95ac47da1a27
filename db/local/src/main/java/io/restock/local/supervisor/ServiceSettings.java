package io.restock.local.supervisor;

import io.restock.local.engine.EmbeddedPostgres;
import io.restock.local.engine.KafkaLogin;
import io.restock.local.engine.KafkaProcess;
import io.restock.local.engine.Tenant;
import io.restock.local.token.LocalKeys;
import io.restock.local.token.ServiceToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What every service is given: its port, its engines, the other services, the business clock, and whose tokens to trust. */
record ServiceSettings(Plan plan) {
    private static final String PROVIDER = "MP_JWT_VERIFY_ISSUER";

    List<String> properties(Part part) {
        var properties = new ArrayList<>(List.of(
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.port=" + plan.ports().of(part),
                "-Dkafka.bootstrap.servers=" + plan.engines().kafkaAddress(plan.ports()),
                "-Dquarkus.datasource.jdbc.url=" + plan.engines().jdbcUrl(plan.ports()),
                "-Dmp.jwt.verify.publickey.location=" + plan.home().keys().resolve(LocalKeys.PUBLIC).toUri(),
                "-Dmp.jwt.verify.issuer=" + LocalKeys.ISSUER,
                "-Drestock.token.file=" + ServiceToken.file(plan.home().keys()),
                // We ask ten times a second while it starts; it need not log every "not yet".
                "-Dquarkus.log.category.\"io.smallrye.health\".level=WARN",
                "-Daxoniq.update-checker.disabled=true"));
        properties.addAll(issuers(System.getenv(PROVIDER), plan.home().keys()));
        for (var other : Part.services()) {
            if (other != part) {
                properties.add("-Drestock." + other.title() + ".url=" + plan.ports().url(other));
            }
        }
        if (plan.engines().embedded(Part.KAFKA)) {
            properties.add("-Drestock.kafka.replicas=1");
            KafkaLogin.manner().forEach((name, value) -> properties.add("-Dkafka." + name + "=" + value));
        }
        tenant(part).ifPresent(tenant -> {
            properties.add("-Dquarkus.datasource.username=" + tenant.role());
            properties.add("-Dquarkus.flyway.username=" + tenant.owner());
        });
        if (part == Part.LEDGER) {
            properties.add("-Drestock.devices.signer=" + LocalKeys.signerIn(plan.home().keys()));
        }
        if (part == Part.SEARCH) {
            properties.addAll(index());
        }
        if (part == Part.DASHBOARD) {
            properties.add("-Drestock.login.links=" + plan.home().links());
        }
        properties.addAll(plan.clock().asProperties(part.title()));
        return properties;
    }

    /**
     * Where the environment names an identity provider, people's tokens are that one's, and those that we sign ourselves, for tills and for the launcher, are good beside them.
     *
     * @param provider the issuer that services will read in their environment; null if there is none
     */
    static List<String> issuers(@Nullable String provider, Path keys) {
        var ours = keys.resolve(LocalKeys.PUBLIC).toUri();
        return provider == null ? List.of("-Dmp.jwt.verify.issuer=" + LocalKeys.ISSUER, "-Dmp.jwt.verify.publickey.location=" + ours)
                : List.of("-Drestock.devices.issuer=" + LocalKeys.ISSUER, "-Drestock.devices.keys=" + ours);
    }

    /** What must not stand where everybody reads it who lists processes: variables of the service's environment. */
    Map<String, String> secrets(Part part) throws IOException {
        var secrets = new HashMap<String, String>();
        var tenant = tenant(part);
        if (tenant.isPresent()) {
            var passwords = EmbeddedPostgres.at(plan.home().engine(Part.POSTGRES), plan.ports().of(Part.POSTGRES)).secrets();
            secrets.put("QUARKUS_DATASOURCE_PASSWORD", passwords.of(tenant.get().role()));
            secrets.put("QUARKUS_FLYWAY_PASSWORD", passwords.of(tenant.get().owner()));
        }
        if (plan.engines().embedded(Part.KAFKA)) {
            secrets.put("KAFKA_SASL_JAAS_CONFIG", KafkaProcess.at(plan.home().engine(Part.KAFKA), plan.ports().of(Part.KAFKA)).login(part.title()).jaas());
        }
        return secrets;
    }

    /** Where it lives in a database of ours. */
    private Optional<Tenant> tenant(Part part) {
        return Tenant.ALL.stream().filter(tenant -> plan.engines().embedded(Part.POSTGRES) && tenant.role().equals(part.title())).findFirst();
    }

    private List<String> index() {
        return plan.engines().search() == null
                ? List.of("-Drestock.search.backend=lucene", "-Drestock.search.directory=" + plan.home().files(Part.SEARCH))
                : List.of("-Drestock.search.backend=opensearch", "-Drestock.search.uris=" + plan.engines().search());
    }
}
