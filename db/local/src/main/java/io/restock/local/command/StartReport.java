package io.restock.local.command;

import io.restock.local.supervisor.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;

/** Lines in a file by which the background supervisor reports to {@code up} how the start goes: ready, failed, done, or anything else that should be on the screen. */
record StartReport(Path file) {
    private static final String READY = "ready ";
    private static final String FAILED = "failed ";
    private static final String DONE = "done";
    private static final String SAID = "said ";

    /** Complete lines written so far. */
    List<String> lines() throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        var text = Files.readString(file);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    void ready(Part part, Duration after) {
        append(READY + part.title() + " " + after.toMillis());
    }

    void failed(String message) {
        append(FAILED + message.replace("\n", "\u0001"));
    }

    /** Something that happens meanwhile, in one sentence. */
    void said(String sentence) {
        append(SAID + sentence);
    }

    void done() {
        append(DONE);
    }

    static boolean isReady(String line) {
        return line.startsWith(READY);
    }

    static boolean isFailed(String line) {
        return line.startsWith(FAILED);
    }

    static boolean isDone(String line) {
        return line.equals(DONE);
    }

    static boolean isSaid(String line) {
        return line.startsWith(SAID);
    }

    static String sentence(String saidLine) {
        return saidLine.substring(SAID.length());
    }

    static String message(String failedLine) {
        return failedLine.substring(FAILED.length()).replace('\u0001', '\n');
    }

    static String part(String readyLine) {
        return readyLine.split(" ")[1];
    }

    static double seconds(String readyLine) {
        return Long.parseLong(readyLine.split(" ")[2]) / 1000.0;
    }

    private synchronized void append(String line) {
        try {
            Files.writeString(file, line + "\n", StandardOpenOption.APPEND);
        } catch (NoSuchFileException e) {
            return; // the one who started us has read what it needs, or has left
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
