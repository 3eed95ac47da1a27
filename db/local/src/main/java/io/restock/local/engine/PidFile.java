package io.restock.local.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Remembers a child across our own death. A pid is only believed together with a word that must stand in the process's
 * command line, because the system gives old pids to new processes.
 */
public record PidFile(Path path, String mark) {
    public void write(long pid) throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, pid + "\n");
    }

    /** The process this file names, if it lives and is still ours. */
    public Optional<ProcessHandle> living() throws IOException {
        return read(path).flatMap(ProcessHandle::of).filter(ProcessHandle::isAlive).filter(this::isOurs);
    }

    public void remove() throws IOException {
        Files.deleteIfExists(path);
    }

    private boolean isOurs(ProcessHandle process) {
        return process.info().commandLine().map(line -> line.contains(mark)).orElse(false);
    }

    static Optional<Long> read(Path path) throws IOException {
        return line(path, 1).filter(line -> line.matches("\\d{1,18}")).map(Long::parseLong);
    }

    /** A line of a file that its owner may remove at any time, counted from 1. */
    static Optional<String> line(Path path, int number) throws IOException {
        try {
            return Files.readString(path).lines().skip(number - 1).findFirst().map(String::strip);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
