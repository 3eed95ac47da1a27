package io.restock.local.engine;

import io.restock.local.engine.Lifeline.LastSignal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An {@link EmbeddedKafka} in its own JVM, below one directory. What it acknowledged survives its kill -9. */
public final class KafkaProcess implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    /** A broker flushes its logs, and after a build writes down its classes. */
    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);

    private final Path directory;
    private final int port;

    private KafkaProcess(Path directory, int port) {
        this.directory = directory;
        this.port = port;
    }

    /** The broker that another part of this program started, or will start, on {@code directory}. */
    public static KafkaProcess at(Path directory, int port) {
        return new KafkaProcess(directory.toAbsolutePath().normalize(), port);
    }

    /**
     * Starts a broker on {@code directory}, on 127.0.0.1:{@code port} for clients and {@code port + 1} for its controller,
     * and waits until it serves. A broker left on the same directory is stopped first.
     *
     * @throws IOException when it does not serve in time; the message names its log
     */
    public static KafkaProcess start(Path directory, int port, Path log, List<String> jvmOptions) throws IOException {
        var broker = at(directory, port);
        broker.launch(log, jvmOptions);
        return broker;
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** The passwords of all who may log in. */
    public Secrets secrets() {
        return EmbeddedKafka.secrets(directory);
    }

    /** Of one of {@link KafkaUsers#all}. */
    public KafkaLogin login(String user) throws IOException {
        return new KafkaLogin(user, secrets().of(user));
    }

    /** With all that a client of the one who may do everything must know, as clients know it. */
    public Map<String, String> asOperator() throws IOException {
        return login(KafkaUsers.OPERATOR).settings(bootstrapServers());
    }

    /** Its files. */
    public Path logs() {
        return EmbeddedKafka.logs(directory);
    }

    public Optional<ProcessHandle> process() {
        try {
            return pidFile().living();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process().ifPresent(broker -> Termination.of(broker, LastSignal.TERM, STOP_LIMIT));
    }

    /** As a crash would end it. */
    public void kill() {
        process().ifPresent(broker -> Termination.of(broker, LastSignal.KILL, STOP_LIMIT));
    }

    private void launch(Path log, List<String> jvmOptions) throws IOException {
        Files.createDirectories(directory);
        Files.createDirectories(log.getParent());
        KafkaUsers.make(secrets()); // here, where services are given theirs, so that not two processes make one
        close();
        Files.deleteIfExists(ready());
        var process = Lifeline.start(Lifeline.tied(LastSignal.KILL, command(jvmOptions)), builder -> builder
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile())));
        pidFile().write(process.pid());
        awaitReady(process, log);
    }

    private List<String> command(List<String> jvmOptions) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                mark(),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dlog4j2.StatusLogger.level=OFF",
                "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders"));
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), EmbeddedKafka.class.getName(),
                directory.toString(), String.valueOf(port), ready().toString()));
        return command;
    }

    private void awaitReady(Process process, Path log) throws IOException {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!Files.exists(ready())) {
            if (!process.isAlive()) {
                throw new IOException("Kafka ended while starting; see " + log);
            }
            if (System.nanoTime() > deadline) {
                throw new IOException("Kafka did not serve within " + START_LIMIT.toSeconds() + " s; see " + log);
            }
            Termination.pause(Duration.ofMillis(20));
        }
    }

    private String mark() {
        return "-Drestock.child=kafka:" + directory;
    }

    private PidFile pidFile() {
        return new PidFile(directory.resolve("kafka.pid"), mark());
    }

    private Path ready() {
        return directory.resolve("kafka.ready");
    }
}
