package io.restock.journal;

import java.sql.SQLException;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What a service does with the batches of one partition. Called by one thread at a time; everything it remembers between batches must be
 * dropped in {@link #rolledBack()}, since the database then knows better.
 */
public interface PartitionHandler extends AutoCloseable {
    /**
     * Applies a batch within its transaction. A record that cannot be applied must be put aside in here: whatever is thrown rolls the batch
     * back, and it is tried again, for ever if need be.
     */
    void apply(BatchTransaction batch) throws SQLException;

    /**
     * Puts a record aside within the transaction, with its value, reason and place; the same record may come again. Called before {@link #apply} for what
     * cannot be in its place, such as one that claims a position that no relay gave it.
     */
    void putAside(BatchTransaction batch, ConsumerRecord<byte[], byte[]> record, String reason) throws SQLException;

    /** The batch is durable. */
    default void committed() {}

    /** The batch is undone, or somebody else writes this partition now: forget what was cached. */
    default void rolledBack() {}

    /** The partition belongs to somebody else from now on. */
    @Override
    default void close() {}
}
