package io.restock.journal;

import java.sql.SQLException;

/**
 * What a service does with the batches of one partition. Called by one thread at a time; everything it remembers between batches must be
 * dropped in {@link #rolledBack()}, since the database then knows better.
 */
public interface PartitionHandler extends AutoCloseable {
    /**
     * Applies a batch within its transaction. What cannot be read is best {@link BatchTransaction#putAside put aside} in here. An exception rolls the
     * batch back. If that was the doing of a record, it is found by taking parts of the batch, and put aside; for anything else the batch is tried
     * again, for ever if need be.
     */
    void apply(BatchTransaction batch) throws SQLException;

    /** A record of the batch is put aside, for those who keep count. */
    default void putAside(BatchTransaction batch) throws SQLException {}

    /** The batch is durable. */
    default void committed() {}

    /** The batch is undone, or another writer has this partition now: forget what was cached. */
    default void rolledBack() {}

    /** The partition belongs to another reader from now on. */
    @Override
    default void close() {}
}
