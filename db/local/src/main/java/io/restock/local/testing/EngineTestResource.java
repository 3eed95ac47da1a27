package io.restock.local.testing;

import static java.util.Objects.requireNonNull;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.restock.local.token.LocalKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * Gives a Quarkus test the shared {@link Engines}: {@code @QuarkusTestResource(EngineTestResource.class)}. The engines stay
 * up between test classes and end with the JVM.
 */
public final class EngineTestResource implements QuarkusTestResourceLifecycleManager {
    /** Kafka's address for the tests themselves, where it asks for no password; services are sent to the other door. */
    public static final String OPEN_KAFKA = "restock.test.kafka";

    @Override
    public Map<String, String> start() {
        TestTokens.goWithEveryRequest();
        return settings(Engines.shared());
    }

    /** What the service under test is given to work on these engines. */
    public static Map<String, String> settings(Engines engines) {
        var settings = new HashMap<>(engines.kafkaOf(service()));
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

    /** The one of this module, by the name that its configuration gives it. */
    private static String service() {
        try (var file = Thread.currentThread().getContextClassLoader().getResourceAsStream("application.properties")) {
            var properties = new Properties();
            properties.load(requireNonNull(file, "no application.properties: is this a service?"));
            return properties.getProperty("quarkus.application.name").replaceFirst("^restock-", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        // Stopping is left to the end of the JVM: the next test class wants the same engines, and a start takes seconds.
    }
}
