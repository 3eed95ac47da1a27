package io.restock.local.supervisor;

import io.restock.local.engine.Lifeline.LastSignal;
import io.restock.local.engine.Termination;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** The Restock that runs (or was killed) on a data directory, seen from another process. */
public final class Running {
    private static final Duration STOP_LIMIT = Duration.ofSeconds(90);

    private Running() {}

    /** The supervisor's process, if it lives. */
    public static boolean isSupervised(Home home) throws IOException {
        return RunLock.holder(home) != 0;
    }

    /**
     * Ends the supervisor in order, and what a killed one left behind.
     *
     * @return whether anything was there to end
     */
    public static boolean stop(Home home) throws IOException {
        long supervisor = RunLock.holder(home);
        boolean ran = RunFile.read(home).isPresent();
        if (supervisor != 0) {
            ProcessHandle.of(supervisor).ifPresent(process -> Termination.of(process, LastSignal.TERM, STOP_LIMIT));
        }
        stopLeftovers(home);
        return supervisor != 0 || ran;
    }

    /** Ends what a killed supervisor left running. */
    static void stopLeftovers(Home home) throws IOException {
        var left = RunFile.read(home);
        if (left.isPresent()) {
            stopLeftovers(home, left.get());
        }
    }

    private static void stopLeftovers(Home home, RunFile run) {
        var plan = new Plan(home.directory(), home, run.ports(), new Engines(null, null, null), run.clock(), Purpose.UP);
        for (var part : run.parts().reversed()) {
            switch (part) {
                case POSTGRES -> new PostgresChild(home, run.ports(), _ -> {}).stop();
                case KAFKA -> new KafkaChild(plan, Map.of()).stop();
                case LEDGER, GATEWAY, REPLENISHMENT, DISTRIBUTION_CENTER, SEARCH, DASHBOARD ->
                    new ServiceChild(part, plan, Map.of()).stop();
            }
        }
        RunFile.remove(home);
    }
}
