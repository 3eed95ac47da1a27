package io.restock.ledger.exceptions;

import io.restock.contracts.exceptions.Settlement.Service;
import io.restock.contracts.exceptions.Stake;
import io.restock.contracts.exceptions.Work;
import io.restock.contracts.exceptions.Work.Loss;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That something is wrong, as it is written into the queue.
 *
 * @param work of its kind; null for one that is newer than we are
 * @param store null for a center's own
 * @param heardAt when another service recorded it; null for the ledger's own
 */
record Raise(String kind, @Nullable Work work, String subject, @Nullable String store, @Nullable String dc, String owner, String detail, Instant occurredAt, long times,
        @Nullable Stake stake, @Nullable Instant heardAt) {
    /** What a service of a later version raises, none of whose kinds we know. */
    static final String OTHER = "OTHER";

    String service() {
        return work == null ? OTHER : work.raisedBy().name();
    }

    Duration due() {
        return work == null ? Work.dueOfUnknown() : work.due();
    }

    Loss loss() {
        return work == null ? Loss.GOODS : work.loss();
    }

    boolean isOwn() {
        return work != null && work.raisedBy() == Service.LEDGER;
    }
}
