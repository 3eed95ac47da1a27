package io.restock.local.command;

import io.restock.local.demo.Trade;
import io.restock.local.supervisor.Part;
import io.restock.local.supervisor.Plan;
import io.restock.local.supervisor.StartFailure;
import io.restock.local.supervisor.Training;
import io.restock.local.token.LocalToken;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Called by the launcher after a build. A failure is told, but never in the way of a start. */
@Command(name = "train", hidden = true, description = "Records the caches that make starts fast, if enough was built anew.")
public final class TrainCommand implements Callable<Integer> {
    private static final int STORES = 20;
    private static final int ITEMS = 200;
    private static final long SEED = 1;
    /** Time enough for the busy methods to become known as such, on two processors that everything shares. */
    private static final Duration TRADE = Duration.ofSeconds(45);

    @Mixin
    private HomeOption home;

    @Override
    public Integer call() throws IOException {
        var training = new Training(home.project());
        var due = training.due();
        if (Training.pays(due)) {
            System.out.println("preparing fast starts, once for this build: this takes a few minutes");
            var environment = new HashMap<>(System.getenv());
            environment.keySet().removeIf(name -> name.startsWith("RESTOCK_"));
            try {
                var without = training.record(due, environment, TrainCommand::tradeForAWhile);
                if (!without.isEmpty()) {
                    System.err.println("restock: " + without.stream().map(Part::title).collect(Collectors.joining(", "))
                            + " will start slower, because a trial start ended before its cache was written");
                }
            } catch (StartFailure | IOException e) {
                System.err.println("restock: starts stay slower, because the trial start failed: " + e.getMessage());
            }
        }
        return 0;
    }

    private static void tradeForAWhile(Plan plan) throws IOException {
        String token = RunningSystem.token(plan.home(), "trial", LocalToken.ROLES);
        var trade = Trade.open(plan.project(), plan.home(), plan.ports(), plan.clock(), new Trade.Size(STORES, ITEMS, SEED, Optional.empty()), token);
        try {
            Thread.sleep(TRADE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted amid a trial trade", e);
        } finally {
            trade.close();
        }
    }
}
