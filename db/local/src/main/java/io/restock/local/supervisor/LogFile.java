package io.restock.local.supervisor;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Pattern;

/** A child's log: bounded at each start, and read from its end when something went wrong. */
public final class LogFile {
    private static final long KEPT = 16L << 20;
    private static final int TAIL = 64 << 10;
    private static final Pattern ERROR = Pattern.compile("\\b(ERROR|FATAL|SEVERE|Caused by|[A-Za-z.]+(Exception|Error))\\b");

    private LogFile() {}

    /** Sets a log aside that has grown beyond 16 MB; the one set aside before it is dropped. */
    static void prepare(Path log) throws IOException {
        Files.createDirectories(log.getParent());
        if (Files.exists(log) && Files.size(log) > KEPT) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
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
