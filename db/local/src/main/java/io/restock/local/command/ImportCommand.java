package io.restock.local.command;

import io.restock.local.cloning.Clone;
import io.restock.local.cloning.Clone.Imported;
import io.restock.local.cloning.Cluster;
import io.restock.local.supervisor.StartFailure;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Begins an empty environment with the log of another. */
@Command(name = "import", sortOptions = false, description = "Fills an empty environment from a file of ./restock export. Then run ./restock verify.")
public final class ImportCommand extends HomeCommand {
    @Parameters(paramLabel = "FILE", description = "What ./restock export wrote.")
    private Path file;

    @Override
    public Integer call() throws IOException {
        var home = option.ofWhatRuns();
        var run = RunningSystem.of(home);
        try {
            Imported imported = new Clone(RunningSystem.operator(home, run.ports()), Cluster.of(home, run)).load(file);
            System.out.printf(Locale.ROOT, "%,d records of %,d stores and %,d items are on the log; ./restock verify waits until they are taken%n",
                    imported.records(), imported.stores(), imported.items());
            return 0;
        } catch (NoSuchFileException e) {
            throw new StartFailure(file + " is not there", e);
        }
    }
}
