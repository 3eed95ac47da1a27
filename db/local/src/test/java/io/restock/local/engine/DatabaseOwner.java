package io.restock.local.engine;

import java.nio.file.Path;
import java.util.Map;

/** A process that owns a database until it is killed. */
final class DatabaseOwner {
    private DatabaseOwner() {}

    public static void main(String[] arguments) throws Exception {
        EmbeddedPostgres.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]), Map.of("shared_buffers", "16MB"));
        Thread.currentThread().join();
    }
}
