package io.restock.local.testing;

import io.restock.local.engine.EmbeddedKafka;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** A second door to a test's Kafka that asks for a password, as clusters do: a service of which one client forgets it does not work. */
final class Guard {
    private static final String NAME = "GUARDED";
    private static final String LOGIN = "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"service\" password=\"open sesame\"";

    private Guard() {}

    private static int port(int kafkaPort) {
        return kafkaPort + 2;
    }

    static Stream<String> options(int kafkaPort) {
        String open = "PLAINTEXT://127.0.0.1:" + kafkaPort;
        String guarded = "," + NAME + "://127.0.0.1:" + port(kafkaPort);
        String own = "listener.name." + NAME.toLowerCase(Locale.ROOT);
        return Map.of(
                "listeners", open + guarded + ",CONTROLLER://127.0.0.1:" + (kafkaPort + 1),
                "advertised.listeners", open + guarded,
                "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT," + NAME + ":SASL_PLAINTEXT",
                own + ".sasl.enabled.mechanisms", "PLAIN",
                own + ".plain.sasl.jaas.config", LOGIN + " user_service=\"open sesame\";")
                .entrySet().stream().map(setting -> "-D" + EmbeddedKafka.SETTING + setting.getKey() + "=" + setting.getValue());
    }

    static Map<String, String> settings(int kafkaPort) {
        return Map.of(
                "kafka.bootstrap.servers", "127.0.0.1:" + port(kafkaPort),
                "kafka.security.protocol", "SASL_PLAINTEXT",
                "kafka.sasl.mechanism", "PLAIN",
                "kafka.sasl.jaas.config", LOGIN + ";");
    }
}
