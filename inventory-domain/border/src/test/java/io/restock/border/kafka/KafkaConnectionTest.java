package io.restock.border.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What clients know of Kafka")
class KafkaConnectionTest {
    private static final int PROPERTY_FILE = 250;
    private static final int ENVIRONMENT = 300;
    private static final int COMMAND_LINE = 400;

    @Test
    void is_every_kafka_property_and_nothing_else() {
        assertThat(settings(Map.of("kafka.bootstrap.servers", "broker:9092", "kafka.ssl.truststore.location", "/etc/trust", "quarkus.http.port", "1"), Map.of(), Map.of()))
                .isEqualTo(Map.of("bootstrap.servers", "broker:9092", "ssl.truststore.location", "/etc/trust"));
    }

    @Test
    void comes_from_the_environment_too() {
        assertThat(settings(Map.of("kafka.bootstrap.servers", "broker:9092"), Map.of("KAFKA_SECURITY_PROTOCOL", "SASL_SSL", "KAFKA_SASL_JAAS_CONFIG", "login;", "HOME", "/"),
                Map.of()))
                .isEqualTo(Map.of("bootstrap.servers", "broker:9092", "security.protocol", "SASL_SSL", "sasl.jaas.config", "login;"));
    }

    /** The names that Config gives come in no order; a reader that took the value under each of them would have now this, now that address. */
    @Test
    void is_what_the_first_of_the_sources_says_under_whichever_name() {
        var file = Map.of("kafka.bootstrap.servers", "file:9092");
        var environment = Map.of("KAFKA_BOOTSTRAP_SERVERS", "environment:9092");

        assertThat(settings(file, environment, Map.of())).isEqualTo(Map.of("bootstrap.servers", "environment:9092"));
        assertThat(settings(file, environment, Map.of("kafka.bootstrap.servers", "launcher:9092"))).isEqualTo(Map.of("bootstrap.servers", "launcher:9092"));
    }

    @Test
    void goes_before_nothing_that_a_client_needs_for_itself() {
        var connection = new KafkaConnection(Map.of("bootstrap.servers", "broker:9092", "linger.ms", "5"), TopicShape.onOneBroker(4));

        assertThat(connection.with(Map.of("linger.ms", 0))).isEqualTo(Map.of("bootstrap.servers", "broker:9092", "linger.ms", 0));
    }

    private static Map<String, Object> settings(Map<String, String> file, Map<String, String> environment, Map<String, String> commandLine) {
        var config = new SmallRyeConfigBuilder().withSources(new PropertiesConfigSource(file, "file", PROPERTY_FILE),
                new EnvConfigSource(environment, ENVIRONMENT), new PropertiesConfigSource(commandLine, "command line", COMMAND_LINE)).build();
        return new KafkaConnection(config, 4, 3).settings();
    }
}
