package io.restock.local.command;

import io.restock.local.backup.Restoration;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings a backup back. */
@Command(name = "restore", sortOptions = false, description = "Puts what ./restock backup copied where ./restock up finds it, after comparing every byte.")
public final class RestoreCommand extends HomeCommand {
    @Option(names = "--replace", description = "Deletes the data that are there.")
    private boolean replace;

    @Parameters(paramLabel = "DIR", description = "What ./restock backup wrote.")
    private Path folder;

    @Override
    public Integer call() throws IOException {
        var home = option.ofUp();
        var restored = new Restoration(option.project(), folder, home, replace, System.out::println).restore();
        System.out.printf("%s are in %s as they were at %s; start with ./restock up%n", restored.size(), home.directory(), restored.upTo());
        return 0;
    }
}
