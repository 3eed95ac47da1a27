package io.restock.replenishment.planning;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.Config;

/** How to reach Kafka: every configured {@code kafka.*} property, without its prefix, as clients know it. */
@ApplicationScoped
public class KafkaConnection {
    private static final String PREFIX = "kafka.";

    private final Config config;

    KafkaConnection(Config config) {
        this.config = config;
    }

    public Map<String, String> settings() {
        var settings = new HashMap<String, String>();
        for (String name : config.getPropertyNames()) {
            if (name.startsWith(PREFIX)) {
                config.getOptionalValue(name, String.class).ifPresent(value -> settings.put(name.substring(PREFIX.length()), value));
            }
        }
        return settings;
    }
}
