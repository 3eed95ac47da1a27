package io.restock.local.engine;

import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restock.local.testing.Engines;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The embedded engines")
class EmbeddedEnginesTest {
    private static Engines engines;

    @BeforeAll
    static void start() {
        engines = Engines.start(Path.of("target", "engines-test-" + ProcessHandle.current().pid()));
    }

    @AfterAll
    static void stop() {
        engines.close();
    }

    @Test
    void what_is_committed_survives_a_kill_of_the_database() throws SQLException {
        execute("create table kept (what text)");
        execute("insert into kept values ('milk')");

        engines.postgres().kill();
        engines.startPostgres();

        assertThat(ask("select what from kept")).isEqualTo("milk");
    }

    @Test
    void the_database_never_trades_durability_for_speed() throws SQLException {
        assertThat(ask("show fsync")).isEqualTo("on");
        assertThat(ask("show synchronous_commit")).isEqualTo("on");
        assertThat(ask("show data_checksums")).isEqualTo("on");
    }

    @Test
    void every_test_may_have_a_database_of_its_own() throws SQLException {
        var url = engines.newDatabase("aisle-7");
        engines.newDatabase("aisle-7");

        try (var connection = engines.login().open(url);
                var row = connection.createStatement().executeQuery("select current_database()")) {
            row.next();
            assertThat(row.getString(1)).isEqualTo("aisle-7");
        }
    }

    @Test
    void a_record_survives_a_stop_and_a_kill_of_the_broker() throws Exception {
        createTopic("kept");
        send("kept", "bread");
        engines.kafka().close();
        engines.startKafka();
        send("kept", "butter");
        engines.kafka().kill();
        engines.startKafka();

        assertThat(read("kept", 2)).containsExactly("bread", "butter");
    }

    @Test
    void engines_do_not_outlive_an_owner_that_is_killed() throws Exception {
        var directory = Path.of("target", "orphan-test-" + ProcessHandle.current().pid()).toAbsolutePath();
        Files.createDirectories(directory);
        var port = FreePorts.onLoopback(1).getFirst();
        var owner = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("java.class.path"), DatabaseOwner.class.getName(),
                directory.toString(), String.valueOf(port)).inheritIO().start();
        var server = EmbeddedPostgres.at(directory, port);
        await().atMost(PATIENCE).until(() -> server.postmaster().isPresent() && owner.isAlive());
        var postmaster = server.postmaster().orElseThrow();

        owner.destroyForcibly();

        await().atMost(PATIENCE).until(() -> !postmaster.isAlive());
        try (var restarted = EmbeddedPostgres.start(directory, port, directory.resolve("postgres.log"), Map.of("shared_buffers", "16MB"))) {
            assertThat(restarted.postmaster()).isPresent();
        }
    }

    @Test
    void the_database_runs_below_a_directory_that_only_its_owner_may_enter(@TempDir Path folder) throws Exception {
        var closed = Files.createDirectory(folder.resolve("closed"), PosixFilePermissions.asFileAttribute(
                PosixFilePermissions.fromString("rwx------")));
        var port = FreePorts.onLoopback(1).getFirst();
        try (var server = EmbeddedPostgres.start(closed.resolve("database"), port, folder.resolve("log"), Map.of("shared_buffers", "16MB"))) {
            assertThat(server.postmaster()).isPresent();
        }
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = engines.login().open(engines.jdbcUrl());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(String sql) throws SQLException {
        try (var connection = engines.login().open(engines.jdbcUrl());
                var row = connection.createStatement().executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void createTopic(String name) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", engines.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(name, 1, (short) 1))).all().get();
        }
    }

    private static void send(String topic, String value) throws Exception {
        var settings = Map.<String, Object>of("bootstrap.servers", engines.bootstrapServers(), "acks", "all",
                "compression.type", "lz4", "delivery.timeout.ms", 20_000, "request.timeout.ms", 10_000, "linger.ms", 0);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, value)).get();
        }
    }

    private static List<String> read(String topic, int count) {
        var settings = Map.<String, Object>of("bootstrap.servers", engines.bootstrapServers(),
                "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(new TopicPartition(topic, 0)));
            var values = new ArrayList<String>();
            await().atMost(PATIENCE).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(each -> values.add(each.value()));
                return values.size() >= count;
            });
            return values;
        }
    }
}
