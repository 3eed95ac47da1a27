package io.restock.border.kafka;

import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restock.contracts.Topics;
import io.restock.contracts.Troubles;
import io.restock.local.engine.EmbeddedKafka;
import io.restock.local.engine.FreePorts;
import io.restock.local.engine.KafkaProcess;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A cluster that speaks TLS and asks for a password")
class TlsTest {
    private static final String STORE_PASSWORD = "open-sesame";
    private static final int ENVIRONMENT = 300;

    @TempDir
    private static Path folder;
    private static KafkaProcess broker;

    @BeforeAll
    static void start() throws Exception {
        keytool("-genkeypair", "-alias", "broker", "-keyalg", "EC", "-dname", "CN=broker", "-ext", "SAN=IP:127.0.0.1", "-keystore", "broker.p12");
        keytool("-exportcert", "-alias", "broker", "-file", "broker.crt", "-keystore", "broker.p12");
        keytool("-importcert", "-noprompt", "-alias", "broker", "-file", "broker.crt", "-keystore", "trust.p12");
        var doors = Map.of(
                "listener.security.protocol.map", EmbeddedKafka.CLIENTS + ":SASL_SSL," + EmbeddedKafka.CONTROLLER + ":SASL_PLAINTEXT",
                "ssl.keystore.location", folder.resolve("broker.p12").toString(), "ssl.keystore.password", STORE_PASSWORD, "ssl.key.password", STORE_PASSWORD,
                "ssl.truststore.location", folder.resolve("trust.p12").toString(), "ssl.truststore.password", STORE_PASSWORD);
        var options = Stream.concat(Stream.of("-Xmx256m", "-XX:TieredStopAtLevel=1"),
                doors.entrySet().stream().map(setting -> "-D" + EmbeddedKafka.SETTING + setting.getKey() + "=" + setting.getValue())).toList();
        broker = KafkaProcess.start(folder.resolve("kafka"), FreePorts.onLoopback(2).getFirst(), folder.resolve("log"), options);
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void is_reached_by_what_the_environment_says_by_all_clients_of_a_service() throws Exception {
        var ledger = connection("ledger", Map.of("KAFKA_SSL_TRUSTSTORE_LOCATION", folder.resolve("trust.p12").toString(), "KAFKA_SSL_TRUSTSTORE_PASSWORD", STORE_PASSWORD));
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        ledger.ensure(Topics.REVOCATIONS);
        try (var sender = new RecordSender(ledger, Duration.ofSeconds(10), Map.of(), new Troubles(Duration.ZERO));
                var follower = TopicFollower.follow(ledger, List.of(Topics.REVOCATIONS), new PutAside(Clock.systemUTC()), record -> heard.add(new String(record.value())))) {
            sender.deliver(List.of(new ProducerRecord<>(Topics.REVOCATIONS.topic(), "key".getBytes(), "no more".getBytes())));

            assertThat(heard.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo("no more");
            assertThat(follower.following()).isTrue();
        }
    }

    @Test
    void is_not_taken_for_ours_by_who_does_not_trust_its_certificate() throws Exception {
        assertThatThrownBy(() -> connection("ledger", Map.of()).ensure(Topics.REVOCATIONS)).isInstanceOf(KafkaException.class).hasStackTraceContaining("SSL handshake failed");
    }

    private static KafkaConnection connection(String service, Map<String, String> trust) throws Exception {
        var environment = new HashMap<>(trust);
        environment.putAll(Map.of("KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers(), "KAFKA_SECURITY_PROTOCOL", "SASL_SSL", "KAFKA_SASL_MECHANISM", "PLAIN",
                "KAFKA_SASL_JAAS_CONFIG", broker.login(service).jaas()));
        return new KafkaConnection(new SmallRyeConfigBuilder().withSources(new EnvConfigSource(environment, ENVIRONMENT)).build(), 4, 1);
    }

    private static void keytool(String... arguments) throws Exception {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", STORE_PASSWORD));
        var process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(said).isZero();
    }
}
