package io.restock.local.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.restock.local.token.LocalKeys;
import java.util.HashMap;
import java.util.Map;

/**
 * Gives a Quarkus test the shared {@link Engines}: {@code @QuarkusTestResource(EngineTestResource.class)}. The engines stay
 * up between test classes and end with the JVM.
 */
public final class EngineTestResource implements QuarkusTestResourceLifecycleManager {
    /** Kafka's address for the tests themselves, where it asks for no password; services are sent to the guarded door. */
    public static final String OPEN_KAFKA = "restock.test.kafka";

    @Override
    public Map<String, String> start() {
        TestTokens.goWithEveryRequest();
        return settings(Engines.shared());
    }

    /** What a service is given to work on these engines. */
    public static Map<String, String> settings(Engines engines) {
        var settings = new HashMap<>(engines.guardedKafka());
        settings.putAll(Map.of(
                "quarkus.datasource.jdbc.url", engines.jdbcUrl(),
                // Each service works as its own role, which its configuration names, and migrates as its schema's owner.
                "quarkus.datasource.password", Engines.PASSWORD,
                "quarkus.flyway.username", "${quarkus.datasource.username}_owner",
                "quarkus.flyway.password", Engines.PASSWORD,
                "restock.kafka.replicas", "1",
                "mp.jwt.verify.publickey.location", TestTokens.keys(),
                "mp.jwt.verify.issuer", LocalKeys.ISSUER,
                "restock.devices.signer", TestTokens.signer(),
                OPEN_KAFKA, engines.bootstrapServers(),
                "quarkus.log.category.\"org.apache.kafka\".level", "WARN"));
        return settings;
    }

    @Override
    public void stop() {
        // Stopping is left to the end of the JVM: the next test class wants the same engines, and a start takes seconds.
    }
}
