package io.restock.benchmarks.measuring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What some sides take of the machine at one moment.
 *
 * @param seconds of processor time so far
 * @param wakeUps how often one of its threads has given the processor up, or was made to, so far; each time it came back was a wake-up. Those of threads that have ended are not known
 * @param mebibytes of memory that is really there; what several processes share, as PostgreSQL's do, is counted in equal parts where the system shows them
 */
public record Footprint(long nanoTime, Map<String, Double> seconds, Map<String, Double> wakeUps, Map<String, Double> mebibytes) {
    public static Footprint of(Sides sides) {
        return new Footprint(System.nanoTime(), sides.seconds(), sides.sum(Footprint::wakeUps), sides.sum(Footprint::mebibytes));
    }

    public double wallSecondsSince(Footprint before) {
        return (nanoTime - before.nanoTime) / 1e9;
    }

    /** Wake-ups a second, side by side. */
    public Map<String, Double> wakeUpsASecond(Footprint before) {
        var rates = new LinkedHashMap<String, Double>();
        Sides.between(before.wakeUps, wakeUps).forEach((side, count) -> rates.put(side, Math.max(0, count) / wallSecondsSince(before)));
        return rates;
    }

    private static double wakeUps(long pid) {
        double switches = 0;
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(Path.of("/proc/" + pid + "/task"))) {
            for (Path thread : threads) {
                switches += sum(thread.resolve("status"), "voluntary_ctxt_switches:") + sum(thread.resolve("status"), "nonvoluntary_ctxt_switches:");
            }
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return switches;
    }

    private static double mebibytes(long pid) {
        double shared = sum(Path.of("/proc/" + pid + "/smaps_rollup"), "Pss:");
        return (shared > 0 ? shared : sum(Path.of("/proc/" + pid + "/status"), "VmRSS:")) / 1_024;
    }

    /** A process that has ended, and one that we may not see into, are nothing. */
    private static double sum(Path file, String name) {
        try {
            return Files.readAllLines(file).stream().filter(line -> line.startsWith(name)).mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", ""))).sum();
        } catch (IOException e) {
            return 0;
        }
    }
}
