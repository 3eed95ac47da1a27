package io.restock.local.supervisor;

import io.restock.local.token.LocalKeys;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What every service is told: its port, its engines, the other services, the business clock, and whose tokens to trust. */
record ServiceSettings(Plan plan) {
    List<String> properties(Part part) {
        var properties = new ArrayList<>(List.of(
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.port=" + plan.ports().of(part),
                "-Dkafka.bootstrap.servers=" + plan.engines().kafkaAddress(plan.ports()),
                "-Dquarkus.datasource.jdbc.url=" + plan.engines().jdbcUrl(plan.ports()),
                "-Dmp.jwt.verify.publickey.location=" + plan.home().keys().resolve(LocalKeys.PUBLIC).toUri(),
                "-Dmp.jwt.verify.issuer=" + LocalKeys.ISSUER,
                "-Drestock.files=" + plan.home().files(part),
                "-Daxoniq.update-checker.disabled=true"));
        for (var service : Part.services()) {
            properties.add("-Drestock." + service.title() + ".url=" + plan.ports().url(service));
        }
        if (plan.engines().embedded(Part.POSTGRES)) {
            properties.add("-Dquarkus.datasource.username=" + Engines.defaultUser());
        }
        if (plan.engines().search() != null) {
            properties.add("-Drestock.search.opensearch=" + plan.engines().search());
        }
        properties.addAll(plan.clock().asProperties());
        return properties;
    }

    /** Ports by the variables that the services' own configuration names. Everything else in our environment passes through. */
    Map<String, String> environment() {
        var variables = new HashMap<String, String>();
        for (var part : Part.services()) {
            variables.put(part.portVariable(), String.valueOf(plan.ports().of(part)));
        }
        return variables;
    }
}
