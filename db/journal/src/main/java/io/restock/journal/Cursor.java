package io.restock.journal;

import java.sql.Connection;
import java.sql.SQLException;
import org.apache.kafka.common.TopicPartition;

/**
 * How far a partition of a topic has been taken, in the database that the taking changes.
 *
 * @param offset next Kafka offset to take
 * @param sourcePosition highest position header taken, for topics that a journal was relayed to; 0 elsewhere
 */
record Cursor(TopicPartition from, long offset, long sourcePosition) {
    /** Reads the cursor, or makes one that begins with the first record that ever was; if the log has dropped that, {@link #within} refuses to pass over it. */
    static Cursor load(Connection connection, String schema, TopicPartition from) throws SQLException {
        try (var insert = connection.prepareStatement("insert into " + schema
                + ".cursor (topic, partition, kafka_offset) values (?, ?, 0) on conflict do nothing")) {
            insert.setString(1, from.topic());
            insert.setInt(2, from.partition());
            insert.executeUpdate();
        }
        try (var select = connection.prepareStatement("select kafka_offset, source_position from " + schema
                + ".cursor where topic = ? and partition = ?")) {
            select.setString(1, from.topic());
            select.setInt(2, from.partition());
            try (var row = select.executeQuery()) {
                row.next();
                return new Cursor(from, row.getLong(1), row.getLong(2));
            }
        }
    }

    /**
     * This cursor, if the log can be read on from it.
     *
     * @param beginning the first offset that the log still has
     * @param end the offset of the record that will be written next
     * @throws OutOfLogException if records were dropped untaken, or if the log ends before the cursor
     */
    Cursor within(long beginning, long end) {
        if (offset < beginning) {
            throw new OutOfLogException(beginning - offset + " records of " + from + " from offset " + offset
                    + " on are gone from the log and were not taken; bring them back, or do without them: set kafka_offset of their cursor to " + beginning);
        }
        if (offset > end) {
            throw new OutOfLogException("the log of " + from + " ends " + (offset - end) + " before the cursor, at offset " + end
                    + ": records were lost or the topic was made anew; bring it back, or set kafka_offset of its cursor to the first record that was not taken, "
                    + beginning + " to " + end);
        }
        return this;
    }

    /**
     * Moves the cursor by compare-and-set; its row stays locked until the transaction ends, so a second writer waits here and then fails.
     *
     * @throws FencedException if the cursor is not where we left it
     */
    Cursor advance(Connection connection, String schema, long toOffset, long toSourcePosition) throws SQLException {
        try (var update = connection.prepareStatement("update " + schema
                + ".cursor set kafka_offset = ?, source_position = ? where topic = ? and partition = ? and kafka_offset = ? and source_position = ?")) {
            update.setLong(1, toOffset);
            update.setLong(2, toSourcePosition);
            update.setString(3, from.topic());
            update.setInt(4, from.partition());
            update.setLong(5, offset);
            update.setLong(6, sourcePosition);
            if (update.executeUpdate() != 1) {
                throw new FencedException("cursor of " + from + " is no longer at " + offset);
            }
        }
        return new Cursor(from, toOffset, toSourcePosition);
    }
}
