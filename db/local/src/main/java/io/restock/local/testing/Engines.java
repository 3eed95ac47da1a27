package io.restock.local.testing;

import io.restock.local.engine.EmbeddedPostgres;
import io.restock.local.engine.FreePorts;
import io.restock.local.engine.KafkaProcess;
import io.restock.local.engine.KafkaUsers;
import io.restock.local.engine.Login;
import io.restock.local.engine.Tenant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * One PostgreSQL and one Kafka for tests, on free ports, each in its own process so that a test may kill and restart it.
 * {@link #shared()} is the pair that all tests of one JVM use; {@link #start} gives a test a pair of its own.
 */
public record Engines(Path directory, int postgresPort, int kafkaPort) implements AutoCloseable {
    /** Of all who live in the database or own a schema of it, and of services in Kafka. */
    public static final String PASSWORD = "open-sesame";

    private static final String DATABASE = "restock";
    private static final Map<String, String> SMALL =
            Map.of("shared_buffers", "128MB", "max_wal_size", "1GB", "max_connections", "200");
    private static final List<String> SMALL_BROKER = List.of("-Xmx384m", "-XX:TieredStopAtLevel=1");
    private static final String SHARED = "restock.test.engines";

    /**
     * The engines of this JVM, started at the first call and stopped when the JVM ends. Their addresses stand in a system
     * property, because Quarkus loads this class once per class loader and the engines must still be one pair.
     */
    public static Engines shared() {
        synchronized (SHARED) { // one object for all class loaders, and no lock of the JVM's own: its time zone waits for the system properties
            var known = System.getProperty(SHARED);
            if (known != null) {
                var parts = known.split(" ", 3);
                return new Engines(Path.of(parts[2]), Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
            }
            var engines = start(Leftovers.swept(Path.of("target", "engines")).resolve(String.valueOf(ProcessHandle.current().pid())));
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(engines::close));
            System.setProperty(SHARED, engines.postgresPort + " " + engines.kafkaPort + " " + engines.directory);
            return engines;
        }
    }

    /** A pair of engines on {@code directory}, with free ports. The caller closes it. */
    public static Engines start(Path directory) {
        var engines = withFreePorts(directory);
        var kafka = CompletableFuture.runAsync(engines::startKafka);
        try {
            engines.startPostgres();
            engines.newDatabase(DATABASE);
            kafka.join();
            return engines;
        } catch (RuntimeException e) {
            engines.close();
            throw e;
        }
    }

    private static Engines withFreePorts(Path directory) {
        try {
            Files.createDirectories(directory);
            var ports = FreePorts.onLoopback(4); // PostgreSQL, Kafka, Kafka's controller, and Kafka's open door
            return new Engines(directory.toAbsolutePath(), ports.get(0), ports.get(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String jdbcUrl() {
        return postgres().jdbcUrl(DATABASE);
    }

    public String user() {
        return EmbeddedPostgres.USER;
    }

    /** Of {@link #user()}, who may do everything. */
    public String password() {
        return login().password();
    }

    /** Of the one who may do everything. */
    public Login login() {
        try {
            return postgres().login();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of a service, {@code ledger}, or of the one who owns its schema, {@code ledger_owner}. */
    public static Login login(String role) {
        return new Login(role, PASSWORD);
    }

    /** Kafka's door for the tests themselves, who need no password and may do everything. */
    public String bootstrapServers() {
        return OpenDoor.at(kafkaPort);
    }

    /**
     * What a service must know of Kafka to be let in where everybody is asked for a password, and to what is its own, as services are given it.
     *
     * @param user the service, or {@link KafkaUsers#OPERATOR}, who may do everything there
     */
    public Map<String, String> kafkaOf(String user) {
        return kafkaSettings(user, name -> "kafka." + name);
    }

    /** The same as variables of a process. */
    public Map<String, String> kafkaVariablesOf(String user) {
        return kafkaSettings(user, name -> "KAFKA_" + name.toUpperCase(Locale.ROOT).replace('.', '_'));
    }

    private Map<String, String> kafkaSettings(String user, UnaryOperator<String> named) {
        try {
            return kafka().login(user).settings(kafka().bootstrapServers()).entrySet().stream()
                    .collect(Collectors.toMap(setting -> named.apply(setting.getKey()), Map.Entry::getValue));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Creates an empty database and returns its JDBC address. */
    public String newDatabase(String name) {
        try {
            postgres().createDatabase(name);
            return postgres().jdbcUrl(name);
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("cannot create database " + name, e);
        }
    }

    /** Creates an empty database, which belongs to the role that may do everything. */
    public DataSource newSource(String name) {
        return login().source(newDatabase(name));
    }

    public EmbeddedPostgres postgres() {
        return EmbeddedPostgres.at(directory.resolve("postgres"), postgresPort);
    }

    public KafkaProcess kafka() {
        return KafkaProcess.at(directory.resolve("kafka"), kafkaPort);
    }

    /** Starts PostgreSQL on the same directory and port, after it was stopped or killed. */
    public void startPostgres() {
        try {
            for (var tenant : Tenant.ALL) {
                postgres().secrets().keep(tenant.role(), PASSWORD);
                postgres().secrets().keep(tenant.owner(), PASSWORD);
            }
            EmbeddedPostgres.start(directory.resolve("postgres"), postgresPort, directory.resolve("postgres.log"), SMALL);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts Kafka on the same directory and port, after it was stopped or killed. */
    public void startKafka() {
        try {
            for (String service : KafkaUsers.all().filter(user -> !user.equals(KafkaUsers.OPERATOR)).toList()) {
                kafka().secrets().keep(service, PASSWORD);
            }
            KafkaProcess.start(directory.resolve("kafka"), kafkaPort, directory.resolve("kafka.log"),
                    Stream.concat(SMALL_BROKER.stream(), OpenDoor.options(kafkaPort)).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kafka().close();
        postgres().close();
    }
}
