package io.restock.benchmarks.measuring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Where and when it was measured; {@code load} is the one-minute load average before it began, which shows whether others were at work. */
public record Machine(String processor, int cores, double gibibytes, String system, String java, double load, Instant at) {
    public static Machine here() throws IOException {
        return new Machine(field("/proc/cpuinfo", "model name"), Runtime.getRuntime().availableProcessors(),
                Math.round(Double.parseDouble(field("/proc/meminfo", "MemTotal").split(" ")[0]) / 1_048_576 * 10) / 10.0,
                System.getProperty("os.name") + " " + System.getProperty("os.version"), Runtime.version().toString(),
                Double.parseDouble(Files.readString(Path.of("/proc/loadavg")).split(" ")[0]), Instant.now());
    }

    private static String field(String file, String name) throws IOException {
        try (var lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(name)).findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip()).orElse("unknown");
        }
    }
}
