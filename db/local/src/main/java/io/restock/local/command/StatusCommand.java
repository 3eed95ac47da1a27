package io.restock.local.command;

import io.restock.local.supervisor.Glance;
import io.restock.local.supervisor.RunFile;
import io.restock.local.supervisor.Running;
import java.io.IOException;
import picocli.CommandLine.Command;

/** Says what runs, where, and whether it is ready. */
@Command(name = "status",
        description = "Shows each process, its port, whether it is ready, and its log.", exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:everything is ready", "1:something is not, or nothing runs"})
public final class StatusCommand extends HomeCommand {
    @Override
    public Integer call() throws IOException {
        var home = option.ofWhatRuns();
        var run = RunFile.read(home);
        if (run.isEmpty()) {
            System.out.println("Restock does not run on " + home.directory());
            return 1;
        }
        System.out.printf("data       %s%nPostgreSQL %s%nKafka      %s%nclock      %s at speed %s%n%n", home.directory(),
                run.get().postgres(), run.get().kafka(), run.get().clock().now(), plain(run.get().clock().speed()));
        var glances = Glance.at(home, run.get());
        for (var glance : glances) {
            System.out.printf("%-20s %6d   %-10s process %-8s %s%n", glance.part().title(), glance.port(),
                    glance.ready() ? "ready" : glance.process().isPresent() ? "not ready" : "DOWN",
                    glance.process().map(String::valueOf).orElse("-"), home.log(glance.part()));
        }
        boolean supervised = Running.isSupervised(home);
        if (!supervised) {
            System.out.println("\nthe supervisor is gone: clean up with ./restock down");
        }
        return supervised && glances.stream().allMatch(Glance::ready) ? 0 : 1;
    }

    private static String plain(double speed) {
        return speed == Math.rint(speed) ? String.valueOf((long) speed) : String.valueOf(speed);
    }
}
