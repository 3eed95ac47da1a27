package io.restock.local.supervisor;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.regex.Pattern;

/** A child's log: bounded while it is written, and read from its end when something went wrong. */
public final class LogFile {
    static final Duration BOUNDED_EVERY = Duration.ofSeconds(10);
    private static final long KEPT = 16L << 20;
    private static final int TAIL = 64 << 10;
    private static final Pattern ERROR = Pattern.compile("\\b(ERROR|FATAL|SEVERE|Caused by|[A-Za-z.]+(Exception|Error))\\b");

    private LogFile() {}

    /**
     * Sets aside what has grown beyond 16 MB; what was set aside before is dropped. The one who writes a log has it open for appending, and goes on in the same file: it is copied and emptied. A line that
     * is written in between is lost.
     */
    static void boundAll(Path folder) throws IOException {
        try (var logs = Files.newDirectoryStream(folder, "*.log")) {
            for (var log : logs) {
                if (Files.size(log) > KEPT) {
                    Files.copy(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
                    Files.newOutputStream(log, StandardOpenOption.TRUNCATE_EXISTING).close();
                }
            }
        }
    }

    /** The last line that reports an error, else the last line, else a dash. Stack frames do not count. */
    public static String lastError(Path log) {
        try {
            var lines = tail(log).lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("at ")).toList();
            return lines.reversed().stream().filter(line -> ERROR.matcher(line).find()).findFirst()
                    .orElse(lines.isEmpty() ? "-" : lines.getLast());
        } catch (IOException e) {
            return "-";
        }
    }

    private static String tail(Path log) throws IOException {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(Math.max(0, file.length() - TAIL));
            var bytes = new byte[(int) Math.min(TAIL, file.length())];
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
