package io.restock.local.supervisor;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a running Restock, in the order in which a sale meets them; the engines first. Each begins with a small heap and a small nursery, of which
 * every byte is soon touched however little happens, and may grow where much does. Kafka and the gateway, for which tills wait, collect
 * garbage often and briefly: a pause is the time that it takes to copy what lives, and with a small nursery little does.
 */
public enum Part {
    POSTGRES("postgres", 15_432, 10, 5, null, List.of()),
    KAFKA("kafka", 19_092, 11, 0, null, List.of("-Xms96m", "-Xmx512m", "-Xmn48m", "-XX:MaxTenuringThreshold=2", "-XX:+UseSerialGC")),
    LEDGER("ledger", 8_082, 2, 3, "inventory-domain/ledger", List.of("-Xms192m", "-Xmx1g", "-XX:+UseParallelGC")),
    GATEWAY("gateway", 8_081, 1, 0, "pos-gateway/gateway", List.of("-Xms128m", "-Xmx640m", "-Xmn40m",
            "-XX:MaxTenuringThreshold=1", "-XX:+UseSerialGC",
            "-Dquarkus.vertx.event-loops-pool-size=" + halfOfTheProcessors(), "-Djdk.virtualThreadScheduler.parallelism=" + halfOfTheProcessors())),
    REPLENISHMENT("replenishment", 8_083, 3, 7, "replenishment-service/service", List.of("-Xms96m", "-Xmn40m", "-Xmx512m", "-XX:+UseSerialGC")),
    DISTRIBUTION_CENTER("distribution-center", 8_084, 4, 7, "distribution-center", List.of("-Xms96m", "-Xmn32m", "-Xmx384m", "-XX:+UseSerialGC")),
    SEARCH("search", 8_085, 5, 7, "search-indexer", List.of("-Xms128m", "-Xmn64m", "-Xmx768m", "-XX:+UseSerialGC")),
    DASHBOARD("dashboard", 8_080, 0, 7, "ops-dashboard/server", List.of("-Xms64m", "-Xmn24m", "-Xmx256m", "-XX:+UseSerialGC"));

    private final String title;
    private final int defaultPort;
    private final int offset;
    private final int niceness;
    private final @Nullable String module;
    private final List<String> jvmOptions;

    Part(String title, int defaultPort, int offset, int niceness, @Nullable String module, List<String> jvmOptions) {
        this.title = title;
        this.defaultPort = defaultPort;
        this.offset = offset;
        this.niceness = niceness;
        this.module = module;
        this.jvmOptions = jvmOptions;
    }

    public static List<Part> services() {
        return Stream.of(values()).filter(Part::isService).toList();
    }

    /** @throws IllegalArgumentException when no part has this title */
    public static Part titled(String title) {
        return Stream.of(values()).filter(part -> part.title.equals(title)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no part is called " + title));
    }

    /** As people type and read it: {@code distribution-center}. */
    public String title() {
        return title;
    }

    /** Whether it is one of our services, rather than an engine. */
    public boolean isService() {
        return module != null;
    }

    /** Where the build leaves the service, below the project's folder. */
    Path jar(Path project) {
        return project.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
    }

    /**
     * How much it lets others go before it where processors are short: a sale is taken first, then booked, then ordered for, then shown. At most 7, where
     * Linux gives 215 turns to the 1,024 of the gateway: with 19 (15 turns) tills that kept both processors busy left nobody restocked at all.
     */
    int niceness() {
        return niceness;
    }

    /** For threads of one who shares the machine with all the others: more than can run only wait for one another, and a till waits with them. */
    private static int halfOfTheProcessors() {
        return Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    }

    List<String> jvmOptions() {
        return jvmOptions;
    }

    int defaultPort() {
        return defaultPort;
    }

    /** Distance from {@code --port-base}. */
    int offset() {
        return offset;
    }

    /** {@code RESTOCK_DISTRIBUTION_CENTER_PORT}: overrides the port, here and in the service's own configuration. */
    String portVariable() {
        return "RESTOCK_" + name() + "_PORT";
    }
}
