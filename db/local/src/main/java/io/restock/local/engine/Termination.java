package io.restock.local.engine;

import io.restock.local.engine.Lifeline.LastSignal;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ending another process: a polite signal, a bounded wait, then SIGKILL. */
public final class Termination {
    private Termination() {}

    /** Returns when the process is gone. Asks with {@code signal}; after {@code patience} it is killed. */
    public static void of(ProcessHandle process, LastSignal signal, Duration patience) {
        if (signal == LastSignal.KILL) {
            process.destroyForcibly();
        } else {
            Commands.succeeds("kill", "-" + signal, String.valueOf(process.pid()));
        }
        if (!endsWithin(process, patience)) {
            process.destroyForcibly();
            endsWithin(process, Duration.ofSeconds(5));
        }
    }

    private static boolean endsWithin(ProcessHandle process, Duration patience) {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot wait for process " + process.pid(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for an engine", e);
        }
    }
}
