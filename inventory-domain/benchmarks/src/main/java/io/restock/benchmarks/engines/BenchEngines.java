package io.restock.benchmarks.engines;

import io.restock.local.engine.EmbeddedPostgres;
import io.restock.local.engine.FreePorts;
import io.restock.local.engine.KafkaLogin;
import io.restock.local.engine.KafkaProcess;
import io.restock.local.engine.KafkaUsers;
import io.restock.local.engine.Login;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** One PostgreSQL and one Kafka on free ports, fsync on, as {@code ./restock up} starts them. Closing it removes their files. */
public record BenchEngines(Path directory, EmbeddedPostgres postgres, KafkaProcess kafka) implements AutoCloseable {
    private static final String DATABASE = "restock";
    private static final List<String> BROKER = List.of("-Xms256m", "-Xmx512m");

    public static BenchEngines start(Path directory) throws IOException, SQLException {
        remove(directory);
        Files.createDirectories(directory);
        var ports = FreePorts.onLoopback(3);
        var postgres = EmbeddedPostgres.start(directory.resolve("postgres"), ports.get(0), directory.resolve("postgres.log"), Map.of());
        postgres.createDatabase(DATABASE);
        var kafka = KafkaProcess.start(directory.resolve("kafka"), ports.get(1), directory.resolve("kafka.log"), BROKER);
        return new BenchEngines(directory, postgres, kafka);
    }

    /** Where contestants find them. */
    public Addresses addresses() {
        return addresses(DATABASE);
    }

    private Login login() {
        try {
            return postgres.login();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private KafkaLogin operator() {
        try {
            return kafka.login(KafkaUsers.OPERATOR);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Addresses addresses(String database) {
        return new Addresses(postgres.jdbcUrl(database), login(), kafka.bootstrapServers(), operator(),
                postgres.postmaster().orElseThrow().pid(), kafka.process().orElseThrow().pid());
    }

    /** With a database of its own, for contestants that keep what they have between their turns. */
    public Addresses withDatabase(String name) throws SQLException, IOException {
        postgres.createDatabase(name);
        return addresses(name);
    }

    /** With a database that begins as a copy of another, to which nobody may be connected. */
    public Addresses withCopy(String name, String of) throws SQLException {
        try (var connection = login().open(addresses().jdbcUrl()); var statement = connection.createStatement()) {
            statement.execute("create database " + statement.enquoteIdentifier(name, true) + " template " + statement.enquoteIdentifier(of, true)
                    + " strategy file_copy");
        }
        return addresses(name);
    }

    /** @param postmaster process id of PostgreSQL's first process, @param broker of Kafka's */
    public record Addresses(String jdbcUrl, Login login, String bootstrapServers, KafkaLogin operator, long postmaster, long broker) {
        /** All that a client of Kafka must know. */
        public Map<String, String> kafka() {
            return operator.settings(bootstrapServers);
        }
    }

    /** All that a checkpoint would write later, now: no contestant pays for the one before. */
    public static void settle(Addresses engines) throws SQLException {
        try (var connection = engines.login().open(engines.jdbcUrl()); var statement = connection.createStatement()) {
            statement.execute("checkpoint");
        }
    }

    @Override
    public void close() throws IOException {
        kafka.close();
        postgres.close();
        remove(directory);
    }

    /** Removes a directory and everything in it. */
    public static void remove(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (var files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
