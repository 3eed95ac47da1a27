package io.restock.local.backup;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * A process that stands still (SIGSTOP) while we look at its files. A shell holds it and lets it go when we say so, when we die, and after {@link #LONGEST}: no
 * Kafka may stay stopped because a backup was killed, or ended by Ctrl-C.
 */
final class Standstill implements AutoCloseable {
    static final Duration LONGEST = Duration.ofSeconds(10);
    private static final String HOLD = """
            trap '' INT HUP TERM
            kill -STOP "$1" && echo held && { timeout -s KILL "$2" cat; held=$?; kill -CONT "$1" && exit "$held"; }""";

    private final Process holder;
    private final Instant since = Instant.now();
    private final long begun = System.nanoTime();

    private Standstill(Process holder) {
        this.holder = holder;
    }

    /** Returns when every thread of the process stands. @throws IOException if it does not */
    static Standstill of(ProcessHandle process) throws IOException {
        var holder = new ProcessBuilder("sh", "-c", HOLD, "sh", String.valueOf(process.pid()), String.valueOf(LONGEST.toSeconds()))
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        var standstill = new Standstill(holder);
        try {
            if (!"held".equals(new BufferedReader(holder.inputReader()).readLine())) {
                throw new IOException("process " + process.pid() + " cannot be made to stand still");
            }
            while (!stands(process)) {
                standstill.requireHeld();
                TimeUnit.MILLISECONDS.sleep(1);
            }
            return standstill;
        } catch (InterruptedException e) {
            standstill.close();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while process " + process.pid() + " was made to stand still", e);
        } catch (IOException e) {
            standstill.close();
            throw e;
        }
    }

    /** A thread in the middle of a write ends that first. */
    private static boolean stands(ProcessHandle process) throws IOException {
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(Path.of("/proc", String.valueOf(process.pid()), "task"))) {
            for (Path thread : threads) {
                String stat = Files.readString(thread.resolve("stat"));
                if (stat.charAt(stat.lastIndexOf(')') + 2) != 'T') {
                    return false;
                }
            }
            return true;
        } catch (NoSuchFileException aThreadHasEnded) {
            return false;
        }
    }

    /** When everything stood, at the latest. */
    Instant since() {
        return since;
    }

    /** @throws IOException if it has been let go meanwhile */
    void requireHeld() throws IOException {
        if (!holder.isAlive()) {
            throw new IOException("Kafka did not stand still long enough: " + LONGEST.toSeconds() + " s were not enough for PostgreSQL to end its part");
        }
    }

    /** Lets it go. @return for how long it stood still */
    Duration end() throws IOException {
        holder.getOutputStream().close();
        try {
            if (holder.waitFor() != 0) {
                throw new IOException("Kafka did not stand still to the end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while Kafka was let go", e);
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    @Override
    public void close() throws IOException {
        holder.getOutputStream().close();
    }
}
