package io.restock.local.supervisor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * A JVM's ahead-of-time cache of a part's loaded and linked classes (JEP 483, 514, 515), recorded once per build by
 * {@link Training}. Starting the dashboard took 4.7 s of processor time without it and 1.8 s with it.
 *
 * @param builtFrom the cache is worth nothing once this is newer; the JVM then starts without it
 */
record ClassCache(Path path, Path builtFrom) {
    static ClassCache of(Path project, Part part) {
        var path = project.resolve(".restock/build").resolve(part.title() + ".aot");
        return new ClassCache(path, part.isService() ? part.jar(project)
                : project.resolve("db/local/target/restock-local-1.0-SNAPSHOT.jar"));
    }

    boolean isFresh() throws IOException {
        return Files.exists(path) && Files.getLastModifiedTime(path).compareTo(Files.getLastModifiedTime(builtFrom)) >= 0;
    }

    /** Options for a JVM that uses the cache. One that does not fit is passed over without a word. */
    List<String> used() {
        return Files.exists(path) ? List.of("-XX:AOTCache=" + path, "-Xlog:aot*=off", "-Xlog:cds*=off") : List.of();
    }

    /** Options for a JVM that records the cache and writes it when it ends. */
    List<String> recorded() {
        return List.of("-XX:AOTCacheOutput=" + aside(), "-Xlog:aot*=off", "-Xlog:cds*=off");
    }

    /** Forgets what an earlier JVM recorded and nobody accepted, and what it takes down first, of which a killed one makes no cache. */
    void clear() throws IOException {
        Files.deleteIfExists(aside());
        Files.deleteIfExists(aside().resolveSibling(aside().getFileName() + ".config"));
    }

    /**
     * Puts the recorded cache in place. Without one, as after a JVM that was killed, the old one goes too.
     *
     * @return whether there is one
     */
    boolean accept() throws IOException {
        if (Files.exists(aside())) {
            Files.move(aside(), path, StandardCopyOption.ATOMIC_MOVE);
            return true;
        }
        clear();
        Files.deleteIfExists(path);
        return false;
    }

    private Path aside() {
        return path.resolveSibling(path.getFileName() + ".new");
    }
}
