package io.restock.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * One poll of one partition inside its one database transaction. Records that were seen before are not in it.
 *
 * @param connection the transaction's; never commit, roll back or close it
 * @param records at least one, in the order of the partition
 * @param recordedAt business time at which all of this batch is recorded
 */
public record BatchTransaction(Connection connection, String topic, int partition, List<ConsumerRecord<byte[], byte[]>> records, Instant recordedAt,
        JournalWriter journal, Aside aside) {
    /** Where a record goes that cannot be applied. */
    interface Aside {
        void put(BatchTransaction batch, ConsumerRecord<byte[], byte[]> record, String reason) throws SQLException;
    }

    /** Puts a record aside, whole and with the reason, so that the others go on: in the {@link io.restock.contracts.operations.Quarantine} a person looks at it. */
    public void putAside(ConsumerRecord<byte[], byte[]> record, String reason) throws SQLException {
        aside.put(this, record, reason);
    }

    /** The position that the next appended row will get. */
    public long nextPosition() throws SQLException {
        return journal.nextPosition(connection);
    }

    /**
     * Appends rows to the journal with the next gap-free positions.
     *
     * @return the position of the first row
     */
    public long append(List<JournalRow> rows) throws SQLException {
        return journal.append(connection, rows, recordedAt);
    }
}
