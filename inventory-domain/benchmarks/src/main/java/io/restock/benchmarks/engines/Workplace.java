package io.restock.benchmarks.engines;

import io.restock.local.supervisor.Home;
import io.restock.local.supervisor.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A directory of our own, so that two measurements do not sweep each other away. What one that was killed has left is stopped and removed. */
public final class Workplace {
    private Workplace() {}

    /** Below {@code directory}, named by our process. */
    public static Path own(Path directory) throws IOException {
        Files.createDirectories(directory);
        List<Path> others;
        try (var there = Files.list(directory)) {
            others = there.filter(other -> other.getFileName().toString().matches("[0-9]{1,9}")).toList();
        }
        for (Path other : others) {
            if (ProcessHandle.of(Long.parseLong(other.getFileName().toString())).isEmpty()) {
                Running.stop(new Home(other));
                BenchEngines.remove(other);
            }
        }
        return directory.resolve(String.valueOf(ProcessHandle.current().pid()));
    }
}
