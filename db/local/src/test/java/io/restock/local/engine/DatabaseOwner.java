package io.restock.local.engine;

import java.nio.file.Path;
import java.util.Map;

/** A process that owns a database until it is killed. */
final class DatabaseOwner {
    private DatabaseOwner() {}

    public static void main(String[] arguments) throws Exception {
        var directory = Path.of(arguments[0]);
        EmbeddedPostgres.start(directory, Integer.parseInt(arguments[1]), directory.resolve("postgres.log"),
                Map.of("shared_buffers", "16MB"));
        Thread.currentThread().join();
    }
}
