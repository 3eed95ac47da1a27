package io.restock.benchmarks.measuring;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the command line asks of all benchmarks.
 *
 * @param project the folder of the launcher, where the packaged services are
 * @param directory for engines and their contents; emptied afterwards
 * @param runs of each contestant, at least 3 for a result to be believed
 * @param seed of the sales
 * @param length of {@code end-to-end}
 * @param history events before each append of {@code history}
 * @param data where the recorded names of {@code search} are, or null to make them up
 * @param scale 1 for the sizes of the README; less for a quick look that proves nothing
 */
public record Settings(Path project, Path directory, int runs, long seed, Duration length, List<Long> history, double scale, @Nullable Path data) {
    /** A size at this scale, at least 1. */
    public int scaled(int size) {
        return Math.max(1, (int) (size * scale));
    }
}
