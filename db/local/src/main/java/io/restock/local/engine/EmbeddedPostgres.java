package io.restock.local.engine;

import com.sun.management.OperatingSystemMXBean;
import io.restock.local.engine.Lifeline.LastSignal;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A durable PostgreSQL 18 below one directory, as our child: fsync and synchronous_commit stay on, so that what is
 * committed survives a kill -9 of the server, of us, and of the machine.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    /** Settings for a laptop or a reference machine. Any of them may be overridden at the start. */
    public static final Map<String, String> SETTINGS = Map.of(
            "shared_buffers", buffers(memory()) + "MB",
            "max_wal_size", "8GB", // a page is written to the log as a whole when it changes first after a checkpoint: with few of them, seldom
            "min_wal_size", "2GB", // files of the log are used again: a new one is filled with zeros before it is written, which is writing everything twice
            "max_connections", "200",
            "fsync", "on",
            "synchronous_commit", "on",
            "listen_addresses", "127.0.0.1",
            "unix_socket_directories", "",
            "timezone", "UTC");
    /** The one who may do everything. */
    public static final String USER = "postgres";
    /** The role that reads everything and changes nothing. */
    public static final String READER = "reader";
    /** Data are read by the server of the same major version only. */
    public static final String MAJOR_VERSION = PostgresBinaries.VERSION.substring(0, PostgresBinaries.VERSION.indexOf('.'));

    private static final long LEAST_BUFFERS = 512;
    private static final long MOST_BUFFERS = 4_096;
    /** A server that starts answers within milliseconds, even if only to say that it recovers; the machine may have other things to do first. */
    private static final Duration SILENCE = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    private static final String ONLY_BY_PASSWORD = """
            # Written anew at each start.
            local all all scram-sha-256
            host all all 127.0.0.1/32 scram-sha-256
            """;

    /** Of postmaster.pid, where the server says how far its start has come (LOCK_FILE_LINE_PM_STATUS in its miscadmin.h). */
    private static final int STATUS_LINE = 8;

    private final Path directory;
    private final int port;

    /** An eighth of the machine's memory, in MiB: the services' own memory and the system's file cache need the rest. */
    static long buffers(long bytes) {
        return Math.clamp(bytes / 8 >> 20, LEAST_BUFFERS, MOST_BUFFERS);
    }

    private static long memory() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    }

    private EmbeddedPostgres(Path directory, int port) {
        this.directory = directory;
        this.port = port;
    }

    /** The server that another part of this program started, or will start, on {@code directory}. */
    public static EmbeddedPostgres at(Path directory, int port) {
        return new EmbeddedPostgres(directory.toAbsolutePath().normalize(), port);
    }

    /**
     * Starts a server on {@code directory} (created and initialised if needed) and waits until it accepts connections, however long it recovers.
     * A server that a killed process left on the same directory is stopped first.
     *
     * @throws IOException when it cannot be started; the message names its log
     */
    public static EmbeddedPostgres start(Path directory, int port, Path log, Map<String, String> settings) throws IOException {
        return start(directory, port, log, settings, _ -> {});
    }

    /** @param recovering called every few seconds with how long the server has been recovering */
    public static EmbeddedPostgres start(Path directory, int port, Path log, Map<String, String> settings, Consumer<Duration> recovering) throws IOException {
        return start(directory, port, log, settings, SILENCE, recovering);
    }

    static EmbeddedPostgres start(Path directory, int port, Path log, Map<String, String> settings, Duration silence, Consumer<Duration> recovering) throws IOException {
        var server = at(directory, port);
        var process = server.launch(log, settings);
        new FirstConnection(server.jdbcUrl("postgres"), server.login(), silence, recovering).await(process.toHandle(), log);
        return server;
    }

    /** JDBC address of {@code database}. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?reWriteBatchedInserts=true";
    }

    public int port() {
        return port;
    }

    /** The postmaster, if one lives on this directory. */
    public Optional<ProcessHandle> postmaster() {
        try {
            return PidFile.read(pidFile()).flatMap(ProcessHandle::of)
                    .filter(process -> process.info().command().map(c -> c.endsWith("/postgres")).orElse(false));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a server lives on this directory and takes connections; not while it recovers. */
    public boolean takesConnections() {
        try {
            return postmaster().isPresent() && PidFile.line(pidFile(), STATUS_LINE).filter(status -> status.equals("ready")).isPresent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The major version that the data are of, if it is another than ours. */
    public Optional<String> foreignVersion() throws IOException {
        var version = data().resolve("PG_VERSION");
        return Files.exists(version) ? Optional.of(Files.readString(version).strip()).filter(found -> !found.equals(MAJOR_VERSION)) : Optional.empty();
    }

    /** Creates a database, unless it is there, with a schema in it for each {@link Tenant}, who may do what it must in its own and nothing elsewhere. */
    public void createDatabase(String name) throws SQLException, IOException {
        var roles = new PostgresRoles(this);
        try (var connection = login().open(jdbcUrl("postgres"));
                var asking = connection.prepareStatement("select 1 from pg_database where datname = ?"); var creating = connection.createStatement()) {
            creating.execute("select pg_advisory_lock(1)"); // two would change the same roles
            roles.make(connection);
            asking.setString(1, name);
            if (!asking.executeQuery().next()) {
                creating.execute("create database " + creating.enquoteIdentifier(name, true));
            }
        }
        roles.admitTo(name);
    }

    /** Of the one who may do everything. */
    public Login login() throws IOException {
        return new Login(USER, secrets().of(USER));
    }

    /** The passwords of all who may log in. */
    public Secrets secrets() {
        return new Secrets(directory.resolve("secrets"));
    }

    /** SIGINT is PostgreSQL's fast shutdown; SIGTERM, which {@code Process.destroy()} sends, waits for every client. */
    @Override
    public void close() {
        postmaster().ifPresent(server -> Termination.of(server, LastSignal.INT, STOP_LIMIT));
    }

    /** As a power cut would end it: no checkpoint, no goodbye. The next start recovers from the write-ahead log. */
    public void kill() {
        postmaster().ifPresent(server -> {
            var backends = server.descendants().toList();
            Termination.of(server, LastSignal.KILL, STOP_LIMIT);
            backends.forEach(backend -> Termination.of(backend, LastSignal.KILL, STOP_LIMIT));
        });
    }

    /** Its files. */
    public Path data() {
        return directory.resolve("data");
    }

    private Path pidFile() {
        return data().resolve("postmaster.pid");
    }

    private Process launch(Path log, Map<String, String> overrides) throws IOException {
        Files.createDirectories(data());
        Files.createDirectories(log.getParent());
        var home = PostgresBinaries.home();
        var account = ServerAccount.reaching(directory, home);
        account.own(data());
        Files.setPosixFilePermissions(data(), PosixFilePermissions.fromString("rwx------"));
        close();
        if (!Files.exists(data().resolve("PG_VERSION"))) {
            initialise(home, account);
        }
        lock(home, account);
        return spawn(home, account, log, overrides);
    }

    private void initialise(Path home, ServerAccount account) throws IOException {
        Commands.run(account.runs(List.of(home.resolve("bin/initdb").toString(), "-D", data().toString(),
                "-U", USER, "-A", "reject", "-E", "UTF8",
                "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C")));
    }

    /**
     * Lets in nobody without a password. Where there is none yet (new data, data of when nobody was asked for one, a backup of such), the superuser gets one while the server is down: then
     * nobody can come before it.
     */
    private void lock(Path home, ServerAccount account) throws IOException {
        if (secrets().known(USER).isEmpty()) {
            String password = Secrets.random();
            Commands.run(account.runs(List.of(home.resolve("bin/postgres").toString(), "--single", "-D", data().toString(), "postgres")),
                    "alter role " + USER + " password '" + password + "'\n");
            secrets().keep(USER, password);
        }
        var rules = data().resolve("pg_hba.conf");
        if (!Files.readString(rules).equals(ONLY_BY_PASSWORD)) {
            Files.writeString(rules, ONLY_BY_PASSWORD); // in place: it stays the server's
        }
    }

    private Process spawn(Path home, ServerAccount account, Path log, Map<String, String> overrides) throws IOException {
        var command = new ArrayList<>(List.of(
                home.resolve("bin/postgres").toString(), "-D", data().toString(), "-p", String.valueOf(port)));
        var settings = new TreeMap<>(SETTINGS);
        settings.putAll(overrides);
        settings.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        // Stepping down first: a change of user would clear the parent-death signal.
        return Lifeline.start(account.runs(Lifeline.tied(LastSignal.INT, command)), builder -> builder
                .directory(new File("/"))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile())));
    }
}
