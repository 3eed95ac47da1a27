package io.restock.local.command;

import io.restock.local.supervisor.Engines;
import io.restock.local.supervisor.Home;
import io.restock.local.supervisor.Ports;
import io.restock.local.supervisor.Purpose;
import io.restock.local.supervisor.Request;
import io.restock.local.supervisor.StartFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What {@code up} and {@code demo} can be asked of the start. */
final class StartOptions {
    private static final double FASTEST = 100_000;

    @Mixin
    private HelpOption help;

    @Mixin
    private HomeOption home;

    @Option(names = "--port-base", paramLabel = "N", description = {
        "Moves all ports: dashboard N, gateway N+1, ledger N+2, replenishment N+3, distribution-center N+4, search N+5,"
                + " PostgreSQL N+10, Kafka N+11 and N+12. Default: 8080 to 8085, 15432, 19092 and 19093.",
        "A single one moves with RESTOCK_GATEWAY_PORT, RESTOCK_POSTGRES_PORT and so on."})
    private Integer portBase;

    @ArgGroup(validate = false, heading = "Existing engines instead of the embedded ones:%n")
    private Existing existing = new Existing();

    private static final class Existing {
        @Option(names = "--kafka", paramLabel = "HOST:PORT", description = "Bootstrap servers of a Kafka cluster.")
        private String kafka;

        @Option(names = "--postgres", paramLabel = "HOST:PORT/DB", description = {
            "A PostgreSQL database, also as JDBC URL.",
            "User and password: QUARKUS_DATASOURCE_USERNAME and QUARKUS_DATASOURCE_PASSWORD."})
        private String postgres;

        @Option(names = "--search", paramLabel = "URL", description = "An OpenSearch cluster.")
        private String search;
    }

    HomeOption home() {
        return home;
    }

    Path project() {
        return home.project();
    }

    /** @throws StartFailure when a port or an address cannot be used */
    Request request(Home home, double speed, Purpose purpose) {
        if (!(speed > 0 && speed <= FASTEST)) {
            throw new StartFailure("--speed must be above 0 and at most 100000, was " + speed);
        }
        return new Request(project(), home, Ports.of(portBase, System.getenv()),
                new Engines(existing.kafka, existing.postgres, existing.search), speed, purpose);
    }

    /** Whether data lie elsewhere than in our directory. */
    boolean engineExists() {
        return existing.kafka != null || existing.postgres != null;
    }

    /** The same options again, for the background supervisor. */
    List<String> asArguments() {
        var arguments = new ArrayList<>(List.of("--data", home.ofUp().directory().toString()));
        add(arguments, "--port-base", portBase);
        add(arguments, "--kafka", existing.kafka);
        add(arguments, "--postgres", existing.postgres);
        add(arguments, "--search", existing.search);
        return arguments;
    }

    private static void add(List<String> arguments, String option, Object value) {
        if (value != null) {
            arguments.addAll(List.of(option, value.toString()));
        }
    }
}
