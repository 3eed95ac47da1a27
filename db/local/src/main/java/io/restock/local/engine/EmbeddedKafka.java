package io.restock.local.engine;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.logging.ConsoleHandler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.properties.PropertiesUtils;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** One Kafka node, broker and controller in one, in this JVM, on a directory that survives restarts. */
public final class EmbeddedKafka implements AutoCloseable {
    private static final int NODE_ID = 1;
    /** Written last when a directory is formatted. */
    private static final String NAMED = MetaPropertiesEnsemble.META_PROPERTIES_NAME;
    public static final String CONTROLLER = "CONTROLLER";
    public static final String CLIENTS = "CLIENTS";
    /** Of system properties that set what the broker is to do otherwise, such as a listener for tests. */
    public static final String SETTING = "restock.broker.";

    private final KafkaRaftServer server;

    private EmbeddedKafka(KafkaRaftServer server) {
        this.server = server;
    }

    /**
     * Returns when the broker serves clients on 127.0.0.1:{@code port}; its controller uses {@code port + 1}. Both let in only whose password lies in the {@link #secrets}, and
     * clients only to what {@link KafkaRights} says.
     */
    public static EmbeddedKafka start(Path directory, int port) throws Exception {
        var logs = logs(directory);
        Files.createDirectories(logs);
        Files.setPosixFilePermissions(logs, PosixFilePermissions.fromString("rwx------")); // else the files would be read instead
        var secrets = secrets(directory);
        KafkaUsers.make(secrets);
        format(logs);
        var settings = new Properties();
        settings.putAll(addresses(port));
        settings.putAll(doors(secrets));
        settings.putAll(oneNode());
        settings.put("log.dirs", logs.toString());
        System.getProperties().stringPropertyNames().stream().filter(name -> name.startsWith(SETTING))
                .forEach(name -> settings.put(name.substring(SETTING.length()), System.getProperty(name)));
        var server = new KafkaRaftServer(KafkaConfig.fromProps(settings), Time.SYSTEM);
        server.startup();
        return new EmbeddedKafka(server);
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    static Path logs(Path directory) {
        return directory.resolve("logs");
    }

    /** The passwords of all who may log in. */
    static Secrets secrets(Path directory) {
        return new Secrets(directory.resolve("secrets"));
    }

    /** Makes another cluster of it, for who must not take what it says from now on for what it said before. */
    public static void rename(Path logs) throws IOException {
        var file = logs.resolve(NAMED).toString();
        var properties = PropertiesUtils.readPropertiesFile(file);
        properties.setProperty("cluster.id", Uuid.randomUuid().toString());
        PropertiesUtils.writePropertiesFile(properties, file, true);
    }

    private static void format(Path logs) throws Exception {
        if (Files.exists(logs.resolve(NAMED))) {
            return;
        }
        new Formatter().setNodeId(NODE_ID).setClusterId(Uuid.randomUuid().toString())
                .addDirectory(logs.toString()).setMetadataLogDirectory(logs.toString())
                .setControllerListenerName(CONTROLLER).setReleaseVersion(MetadataVersion.latestProduction())
                .setUnstableFeatureVersionsEnabled(false).setHasDynamicQuorum(false)
                .setPrintStream(new PrintStream(PrintStream.nullOutputStream())).run();
    }

    private static Map<String, String> addresses(int port) {
        var clients = CLIENTS + "://127.0.0.1:" + port;
        var controller = "127.0.0.1:" + (port + 1);
        return Map.of(
                "listeners", clients + "," + CONTROLLER + "://" + controller,
                "advertised.listeners", clients,
                "listener.security.protocol.map", CLIENTS + ":" + KafkaLogin.PROTOCOL + "," + CONTROLLER + ":" + KafkaLogin.PROTOCOL,
                "controller.listener.names", CONTROLLER,
                "inter.broker.listener.name", CLIENTS,
                "controller.quorum.voters", NODE_ID + "@" + controller,
                "node.id", String.valueOf(NODE_ID),
                "process.roles", "broker,controller");
    }

    /** Who is let in, and to what. */
    private static Map<String, String> doors(Secrets secrets) throws IOException {
        var doors = new HashMap<>(Map.of(
                "sasl.enabled.mechanisms", KafkaLogin.MECHANISM,
                "sasl.mechanism.inter.broker.protocol", KafkaLogin.MECHANISM,
                "sasl.mechanism.controller.protocol", KafkaLogin.MECHANISM,
                KafkaUsers.FOLDER, secrets.folder().toString(),
                "authorizer.class.name", KafkaDoor.class.getName(),
                "allow.everyone.if.no.acl.found", "false",
                "super.users", "User:" + KafkaUsers.OPERATOR));
        var login = new KafkaLogin(KafkaUsers.OPERATOR, secrets.of(KafkaUsers.OPERATOR));
        for (String listener : List.of(CLIENTS, CONTROLLER)) {
            var prefix = "listener.name." + listener.toLowerCase(Locale.ROOT) + "." + KafkaLogin.MECHANISM.toLowerCase(Locale.ROOT) + ".sasl.";
            doors.put(prefix + "jaas.config", login.jaas());
            doors.put(prefix + "server.callback.handler.class", KafkaUsers.class.getName());
        }
        return doors;
    }

    private static Map<String, String> oneNode() {
        return Map.ofEntries(
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("offsets.topic.num.partitions", "8"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("transaction.state.log.num.partitions", "8"),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.min.isr", "1"),
                Map.entry("share.coordinator.state.topic.num.partitions", "1"),
                Map.entry("default.replication.factor", "1"),
                Map.entry("min.insync.replicas", "1"),
                Map.entry("auto.create.topics.enable", "false"),
                // The log is what views are rebuilt from: it is kept until its owner says otherwise, topic by topic.
                Map.entry("log.retention.ms", "-1"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("num.network.threads", "2"),
                Map.entry("num.io.threads", "4"),
                Map.entry("background.threads", "2"),
                // The controller would write a record twice a second to show other controllers, of which there are none, that it lives.
                Map.entry("metadata.max.idle.interval.ms", "0"),
                Map.entry("log.cleaner.dedupe.buffer.size", String.valueOf(16 << 20)),
                // After a kill -9 the new broker waits until the session of the old one has run out.
                Map.entry("broker.session.timeout.ms", "2000"),
                Map.entry("broker.heartbeat.interval.ms", "400"),
                Map.entry("controlled.shutdown.enable", "true"));
    }

    /** Arguments: directory, port, and the file that is written once the broker serves. */
    public static void main(String[] arguments) throws Exception {
        logWarningsOnly();
        var ready = Path.of(arguments[2]);
        try {
            var broker = start(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> stop(broker, ready)));
            Files.writeString(ready, ProcessHandle.current().pid() + "\n");
        } catch (Exception e) {
            e.printStackTrace();
            System.exit(1);
        }
        Thread.currentThread().join();
    }

    private static void stop(EmbeddedKafka broker, Path ready) {
        try {
            Files.deleteIfExists(ready);
        } catch (IOException e) {
            e.printStackTrace();
        }
        broker.close();
    }

    private static void logWarningsOnly() {
        var root = Logger.getLogger("");
        for (var handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        var console = new ConsoleHandler();
        console.setFormatter(new SimpleFormatter());
        root.addHandler(console);
        root.setLevel(Level.WARNING);
        Logger.getLogger("kafka.authorizer.logger").setLevel(Level.INFO); // who was refused what
    }
}
