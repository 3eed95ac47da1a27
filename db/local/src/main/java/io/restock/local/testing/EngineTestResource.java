package io.restock.local.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * Gives a Quarkus test the shared {@link Engines}: {@code @QuarkusTestResource(EngineTestResource.class)}. The engines stay
 * up between test classes and end with the JVM.
 */
public final class EngineTestResource implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        var engines = Engines.shared();
        return Map.of(
                "quarkus.datasource.jdbc.url", engines.jdbcUrl(),
                "quarkus.datasource.username", engines.user(),
                "kafka.bootstrap.servers", engines.bootstrapServers(),
                "quarkus.log.category.\"org.apache.kafka\".level", "WARN");
    }

    @Override
    public void stop() {
        // Stopping is left to the end of the JVM: the next test class wants the same engines, and a start takes seconds.
    }
}
