package io.restock.local.command;

import io.restock.local.backup.Backup;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Copies all data while tills sell. */
@Command(name = "backup", description = {
    "Copies all data of the running Restock, keys included, while tills sell; they wait for less than a second.",
    "It holds every basket that was answered before it began, and more. ./restock restore brings it back."})
public final class BackupCommand extends HomeCommand {
    @Parameters(paramLabel = "DIR", description = "A new folder.")
    private Path folder;

    @Override
    public Integer call() throws IOException {
        var home = option.ofWhatRuns();
        var taken = new Backup(home, RunningSystem.of(home), folder, System.out::println).take();
        System.out.printf("%s are in %s: everything up to %s, and what came while it was copied%n", taken.size(), folder, taken.upTo());
        return 0;
    }
}
