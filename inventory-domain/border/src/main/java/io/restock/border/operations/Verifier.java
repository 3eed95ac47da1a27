package io.restock.border.operations;

import io.restock.contracts.operations.Verification;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One verification at a time. It reads everything, so a crowd that asks for it at once would stop the service that it asks about. Who asks while
 * one runs waits for the next one, together with all others who wait: what each gets has begun after it asked.
 */
@Singleton
class Verifier {
    private final ReentrantLock running = new ReentrantLock();

    private @Nullable CompletableFuture<Verification> next;

    @Inject
    Operations service;
    @Inject
    Violations violations;

    /** @throws SQLException if it could not be read; so it is for all who waited */
    Verification verification() throws SQLException, InterruptedException {
        CompletableFuture<Verification> mine;
        boolean first;
        synchronized (this) {
            first = next == null;
            mine = next == null ? new CompletableFuture<>() : next;
            next = mine;
        }
        if (first) {
            run(mine);
        }
        try {
            return mine.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case SQLException cause -> throw cause;
                case InterruptedException cause -> throw cause;
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }

    private void run(CompletableFuture<Verification> mine) {
        running.lock();
        try {
            synchronized (this) {
                next = null; // who asks from now on has come too late for this one
            }
            mine.complete(violations.counted(service.verification()));
        } catch (Throwable e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            mine.completeExceptionally(e);
        } finally {
            running.unlock();
        }
    }
}
