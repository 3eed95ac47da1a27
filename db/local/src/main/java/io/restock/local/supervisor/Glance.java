package io.restock.local.supervisor;

import io.restock.local.engine.EmbeddedPostgres;
import io.restock.local.engine.KafkaProcess;
import io.restock.local.engine.PidFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How one part is doing at this moment. */
public record Glance(Part part, Optional<Long> process, int port, boolean ready) {
    /** One glance at each part that runs on {@code home}. */
    public static List<Glance> at(Home home, RunFile run) throws IOException {
        var glances = new ArrayList<Glance>();
        for (var part : run.parts()) {
            var process = process(home, part);
            boolean ready = process.isPresent() && isReady(home, part, run);
            glances.add(new Glance(part, process.map(ProcessHandle::pid), run.ports().of(part), ready));
        }
        return glances;
    }

    private static Optional<ProcessHandle> process(Home home, Part part) throws IOException {
        return switch (part) {
            case POSTGRES -> EmbeddedPostgres.at(home.engine(part), 0).postmaster();
            case KAFKA -> KafkaProcess.at(home.engine(part), 0).process();
            case LEDGER, GATEWAY, REPLENISHMENT, DISTRIBUTION_CENTER, SEARCH, DASHBOARD -> pidFile(home, part).living();
        };
    }

    private static boolean isReady(Home home, Part part, RunFile run) {
        return switch (part) {
            case POSTGRES -> EmbeddedPostgres.at(home.engine(part), 0).takesConnections();
            case KAFKA -> true;
            case LEDGER, GATEWAY, REPLENISHMENT, DISTRIBUTION_CENTER, SEARCH, DASHBOARD -> new HealthProbe(run.ports().url(part)).isReady();
        };
    }

    static PidFile pidFile(Home home, Part service) {
        return new PidFile(home.run(service.title() + ".pid"), mark(home, service));
    }

    /** Stands in the command line of a service, so that its process is known for ours. */
    static String mark(Home home, Part service) {
        return "-Drestock.child=" + service.title() + ":" + home.directory();
    }
}
