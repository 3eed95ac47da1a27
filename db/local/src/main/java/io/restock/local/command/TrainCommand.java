package io.restock.local.command;

import io.restock.local.supervisor.StartFailure;
import io.restock.local.supervisor.Training;
import java.io.IOException;
import java.util.HashMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Called by the launcher after a build. A failure is told, but never in the way of a start. */
@Command(name = "train", hidden = true, description = "Records the caches that make starts fast, if enough was built anew.")
public final class TrainCommand implements Callable<Integer> {
    @Mixin
    private HomeOption home;

    @Override
    public Integer call() throws IOException {
        var training = new Training(home.project());
        var due = training.due();
        if (Training.pays(due)) {
            System.out.println("preparing fast starts, once for this build: this takes a minute");
            var environment = new HashMap<>(System.getenv());
            environment.keySet().removeIf(name -> name.startsWith("RESTOCK_"));
            try {
                training.record(due, environment);
            } catch (StartFailure e) {
                System.err.println("restock: starts stay slower, because the trial start failed: " + e.getMessage());
            }
        }
        return 0;
    }
}
