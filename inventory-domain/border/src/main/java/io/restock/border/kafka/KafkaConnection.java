package io.restock.border.kafka;

import io.restock.contracts.Topics;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The Kafka that the {@code kafka.*} configuration names. Every client of a service begins with these settings, so that all that a cluster asks
 * for (TLS, SASL, a rack) is configured once and reaches all of them.
 */
@Singleton
public final class KafkaConnection {
    private static final String PREFIX = "kafka.";
    private static final String FROM_ENVIRONMENT = "KAFKA_";

    private final Map<String, Object> settings;
    private final TopicShape shape;

    @Inject
    KafkaConnection(Config config, @ConfigProperty(name = "restock.partitions", defaultValue = "4") int partitions,
            @ConfigProperty(name = "restock.kafka.replicas", defaultValue = "3") int replicas) {
        this(configured(config), new TopicShape(partitions, replicas));
    }

    /** @param settings as clients know them */
    public KafkaConnection(Map<String, ?> settings, TopicShape shape) {
        this.settings = Map.copyOf(settings);
        this.shape = shape;
    }

    /** A name from the environment is only a hint: asked by the property's own name, the configuration knows which source goes first. */
    private static Map<String, Object> configured(Config config) {
        var settings = new HashMap<String, Object>();
        for (String name : config.getPropertyNames()) {
            String property = name.startsWith(FROM_ENVIRONMENT) ? name.toLowerCase(Locale.ROOT).replace('_', '.') : name;
            if (property.startsWith(PREFIX)) {
                config.getOptionalValue(property, String.class).ifPresent(value -> settings.put(property.substring(PREFIX.length()), value));
            }
        }
        return settings;
    }

    /** As clients know them, without the prefix. */
    public Map<String, Object> settings() {
        return settings;
    }

    /** The settings with a client's own, which go first. */
    public Map<String, Object> with(Map<String, ?> own) {
        var all = new HashMap<>(settings);
        all.putAll(own);
        return all;
    }

    /** @param own settings, such as how long it waits for an answer */
    public Admin admin(Map<String, ?> own) {
        return Admin.create(with(own));
    }

    /** Of every topic. */
    public TopicShape shape() {
        return shape;
    }

    public String servers() {
        return String.valueOf(settings.get("bootstrap.servers"));
    }

    /** Creates the topics that are missing, as {@link TopicSetup} does. */
    public void ensure(Topics... topics) {
        TopicSetup.ensure(settings, shape, topics);
    }
}
