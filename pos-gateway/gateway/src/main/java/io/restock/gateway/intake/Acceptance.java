package io.restock.gateway.intake;

import io.restock.border.http.ProblemException;
import io.restock.contracts.store.TransactionId;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A transaction on its way to Kafka or already there.
 *
 * @param digest of the content that is on its way
 * @param acknowledged completes with Kafka's acknowledgement, or exceptionally without
 */
public record Acceptance(TransactionId id, String digest, CompletableFuture<Void> acknowledged) {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    boolean isAcknowledged() {
        return acknowledged.isDone() && !acknowledged.isCompletedExceptionally();
    }

    boolean hasFailed() {
        return acknowledged.isCompletedExceptionally();
    }

    /** @throws ProblemException 503 if Kafka does not acknowledge in time */
    void await(Duration within) {
        try {
            acknowledged.get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw notAcknowledged();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notAcknowledged();
        }
    }

    static ProblemException notAcknowledged() {
        return ProblemException.busy(503, "the transaction is not known to be stored, because Kafka does not answer; send it again, it counts once", RETRY_AFTER);
    }
}
