package io.restock.local.engine;

import java.util.Map;

/** Who asks our Kafka to be let in, and the password, which is never printed. */
public record KafkaLogin(String user, String password) {
    static final String MECHANISM = "PLAIN";
    public static final String PROTOCOL = "SASL_PLAINTEXT";

    /** What of {@link #settings} everybody may see. */
    public static Map<String, String> manner() {
        return Map.of("security.protocol", PROTOCOL, "sasl.mechanism", MECHANISM);
    }

    /** As the setting {@code sasl.jaas.config} takes it. */
    public String jaas() {
        return "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"" + user + "\" password=\"" + password + "\";";
    }

    /** What a client must know to be let in, as clients know it. */
    public Map<String, String> settings(String bootstrapServers) {
        return Map.of("bootstrap.servers", bootstrapServers, "security.protocol", PROTOCOL, "sasl.mechanism", MECHANISM, "sasl.jaas.config", jaas());
    }

    @Override
    public String toString() {
        return user;
    }
}
