package io.restock.local.supervisor;

import io.restock.local.token.LocalKeys;
import java.util.ArrayList;
import java.util.List;

/** What every service is given: its port, its engines, the other services, the business clock, and whose tokens to trust. */
record ServiceSettings(Plan plan) {
    List<String> properties(Part part) {
        var properties = new ArrayList<>(List.of(
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.port=" + plan.ports().of(part),
                "-Dkafka.bootstrap.servers=" + plan.engines().kafkaAddress(plan.ports()),
                "-Dquarkus.datasource.jdbc.url=" + plan.engines().jdbcUrl(plan.ports()),
                "-Dmp.jwt.verify.publickey.location=" + plan.home().keys().resolve(LocalKeys.PUBLIC).toUri(),
                "-Dmp.jwt.verify.issuer=" + LocalKeys.ISSUER,
                // We ask ten times a second while it starts; it need not log every "not yet".
                "-Dquarkus.log.category.\"io.smallrye.health\".level=WARN",
                "-Daxoniq.update-checker.disabled=true"));
        for (var other : Part.services()) {
            if (other != part) {
                properties.add("-Drestock." + other.title() + ".url=" + plan.ports().url(other));
            }
        }
        if (plan.engines().embedded(Part.KAFKA)) {
            properties.add("-Drestock.kafka.replicas=1");
        }
        if (plan.engines().embedded(Part.POSTGRES)) {
            properties.add("-Dquarkus.datasource.username=" + part.title());
        }
        if (part == Part.SEARCH) {
            properties.addAll(index());
        }
        if (part == Part.DASHBOARD) {
            properties.add("-Drestock.login.links=" + plan.home().links());
            properties.add("-Drestock.token.location=" + new WatchToken(plan.home()).file());
        }
        properties.addAll(plan.clock().asProperties(part.title()));
        return properties;
    }

    private List<String> index() {
        return plan.engines().search() == null
                ? List.of("-Drestock.search.backend=lucene", "-Drestock.search.directory=" + plan.home().files(Part.SEARCH))
                : List.of("-Drestock.search.backend=opensearch", "-Drestock.search.uris=" + plan.engines().search());
    }
}
