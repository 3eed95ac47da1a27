package io.restock.terminal.figures;

import io.restock.contracts.BusinessClock;
import io.restock.contracts.Json;
import io.restock.terminal.shift.Shift;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** Writes the figures every second. The file is replaced as a whole, so that a reader never sees half a line. */
public final class FiguresWriter {
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final int WINDOW = 5;

    private final Figures figures;
    private final BusinessClock business;
    private final Clock wall;
    private final @Nullable PrintStream out;
    private final @Nullable Path file;
    private final ArrayDeque<long[]> window = new ArrayDeque<>();
    private volatile String state = "SEEDING";
    private String last = "";

    /**
     * @param out or null
     * @param file or null
     */
    public FiguresWriter(Figures figures, BusinessClock business, Clock wall, @Nullable PrintStream out, @Nullable Path file) {
        this.figures = figures;
        this.business = business;
        this.wall = wall;
        this.out = out;
        this.file = file;
    }

    public void state(String now) {
        state = now;
    }

    /** Writes until the shift ends. */
    public void writeDuring(Shift shift) throws InterruptedException {
        do {
            write();
        } while (!shift.endsWithin(EVERY));
    }

    /** @return the line that was written last, as JSON */
    public synchronized String last() {
        return last;
    }

    public synchronized FiguresLine write() {
        var line = FiguresLine.of(figures, wall.instant(), business.instant(), state, linesPerSecond());
        try {
            var json = Json.MAPPER.writeValueAsString(line);
            last = json;
            if (out != null) {
                out.println(json);
            }
            if (file != null) {
                replace(file, json);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return line;
    }

    private static void replace(Path file, String json) throws IOException {
        var whole = file.toAbsolutePath();
        Files.createDirectories(whole.getParent());
        var aside = whole.resolveSibling(whole.getFileName() + ".new");
        Files.writeString(aside, json + "\n");
        Files.move(aside, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private double linesPerSecond() {
        window.addLast(new long[] {wall.millis(), figures.lines.sum()});
        if (window.size() > WINDOW + 1) {
            window.removeFirst();
        }
        var first = window.getFirst();
        var last = window.getLast();
        long millis = last[0] - first[0];
        return millis <= 0 ? 0 : Math.round((last[1] - first[1]) * 10_000.0 / millis) / 10.0;
    }
}
