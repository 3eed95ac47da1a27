package io.restock.local.testing;

import io.restock.local.engine.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Folders of earlier test runs, each named by its process: kept for a look at the logs until the next run sweeps them. */
final class Leftovers {
    private Leftovers() {}

    /** Deletes what belongs to processes that are gone; some hundred megabytes each. */
    static Path swept(Path engines) {
        try {
            Files.createDirectories(engines);
            try (var runs = Files.list(engines)) {
                for (var run : runs.filter(Leftovers::isOver).toList()) {
                    Folders.delete(run);
                }
            }
            return engines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOver(Path run) {
        var name = run.getFileName().toString();
        return name.matches("\\d{1,10}") && ProcessHandle.of(Long.parseLong(name)).isEmpty();
    }
}
