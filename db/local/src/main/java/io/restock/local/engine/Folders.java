package io.restock.local.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Folders with all that is in them. */
public final class Folders {
    private Folders() {}

    /** Deletes what is there, a file too; nothing if nothing is. */
    public static void delete(Path place) throws IOException {
        if (!Files.exists(place)) {
            return;
        }
        try (var files = Files.walk(place)) {
            for (var file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.deleteIfExists(file);
            }
        }
    }
}
