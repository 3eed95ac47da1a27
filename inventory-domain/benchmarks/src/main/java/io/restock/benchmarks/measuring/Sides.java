package io.restock.benchmarks.measuring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * The processes that share the machine during a measurement, by what they do, and the processor time they have used.
 *
 * @param roots process id of each side; what it has started is counted with it, also if it has ended since
 */
public record Sides(Map<String, Long> roots) {
    /** Linux counts in hundredths of a second for user programs, whatever its own clock does (proc(5), {@code _SC_CLK_TCK}). */
    private static final double TICKS_A_SECOND = 100;

    /** Seconds of processor time that each side has used so far. */
    public Map<String, Double> seconds() {
        var seconds = new LinkedHashMap<String, Double>();
        roots.forEach((side, pid) -> seconds.put(side, (ticks(pid, true) + ofChildren(pid)) / TICKS_A_SECOND));
        return seconds;
    }

    /** What one figure of a process adds up to, side by side, over all processes that live now. */
    public Map<String, Double> sum(ToDoubleFunction<Long> figure) {
        var sums = new LinkedHashMap<String, Double>();
        roots.forEach((side, pid) -> sums.put(side, figure.applyAsDouble(pid) + descendants(pid).mapToDouble(figure::applyAsDouble).sum()));
        return sums;
    }

    /** What a process has started and still lives, up to where another side begins. */
    private Stream<Long> descendants(long pid) {
        return ProcessHandle.of(pid).stream().flatMap(ProcessHandle::children).map(ProcessHandle::pid).filter(child -> !roots.containsValue(child))
                .flatMap(child -> Stream.concat(Stream.of(child), descendants(child)));
    }

    private long ofChildren(long pid) {
        return descendants(pid).mapToLong(child -> ticks(child, false)).sum();
    }

    /** What was used between two readings. */
    public static Map<String, Double> between(Map<String, Double> before, Map<String, Double> after) {
        var used = new LinkedHashMap<String, Double>();
        after.forEach((side, seconds) -> used.put(side, seconds - before.getOrDefault(side, 0.0)));
        return used;
    }

    private static long ticks(long pid, boolean withEndedChildren) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            long own = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
            return withEndedChildren ? own + Long.parseLong(fields[13]) + Long.parseLong(fields[14]) : own;
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
