package io.restock.local.command;

import io.restock.local.supervisor.FastStarts;
import io.restock.local.supervisor.Running;
import java.io.IOException;
import picocli.CommandLine.Command;

/** Stops everything in order. */
@Command(name = "down",
        description = "Stops the services, then Kafka, then PostgreSQL; data survive. Also cleans up after a crash.")
public final class DownCommand extends HomeCommand {
    @Override
    public Integer call() throws IOException {
        var home = option.ofWhatRuns();
        if (Running.isSupervised(home)) {
            System.out.println(FastStarts.stopping(option.project()));
        }
        System.out.println(Running.stop(home) ? "Restock is stopped" : "Restock does not run on " + home.directory());
        return 0;
    }
}
