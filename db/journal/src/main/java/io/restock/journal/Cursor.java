package io.restock.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * How far a partition of a topic has been taken, in the database that the taking changes.
 *
 * @param offset next Kafka offset to take
 * @param sourcePosition highest position header taken, for topics that a journal was relayed to; 0 elsewhere
 */
record Cursor(TopicPartition from, long offset, long sourcePosition) {
    /**
     * Reads the cursor. The first time that a topic is taken, every partition gets one that begins with the first record that ever was; if the log has
     * dropped that, {@link #within} refuses to pass over it.
     *
     * @param partitions that the topic has
     * @throws OutOfLogException if the topic was taken when it had more or fewer: its keys have moved to other partitions since
     */
    static Cursor load(Connection connection, String schema, TopicPartition from, int partitions) throws SQLException {
        try (var insert = connection.prepareStatement("insert into " + schema + ".cursor (topic, partition, kafka_offset)"
                + " select ?, number, 0 from generate_series(0, ? - 1) number where not exists (select from " + schema + ".cursor where topic = ?) on conflict do nothing")) {
            insert.setString(1, from.topic());
            insert.setInt(2, partitions);
            insert.setString(3, from.topic());
            insert.executeUpdate();
        }
        try (var select = connection.prepareStatement("select partition, kafka_offset, source_position, count(*) over () as cursors from " + schema
                + ".cursor where topic = ? order by partition = ? desc limit 1")) {
            select.setString(1, from.topic());
            select.setInt(2, from.partition());
            try (var row = select.executeQuery()) {
                row.next();
                if (row.getInt("cursors") != partitions) {
                    throw new OutOfLogException(from.topic() + " was taken in " + row.getInt("cursors") + " partitions and has " + partitions
                            + " now, so that a key's records are in two of them; bring the topic back as it was");
                }
                return new Cursor(from, row.getLong("kafka_offset"), row.getLong("source_position"));
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
     * @param upTo when the last record before {@code toOffset} was accepted; null if none was taken
     * @throws FencedException if the cursor is not where we left it
     */
    Cursor advance(Connection connection, String schema, long toOffset, long toSourcePosition, @Nullable Instant upTo) throws SQLException {
        try (var update = connection.prepareStatement("update " + schema
                + ".cursor set kafka_offset = ?, source_position = ?, taken_up_to = coalesce(?, taken_up_to) where topic = ? and partition = ? and kafka_offset = ? and source_position = ?")) {
            update.setLong(1, toOffset);
            update.setLong(2, toSourcePosition);
            update.setObject(3, upTo == null ? null : upTo.atOffset(ZoneOffset.UTC));
            update.setString(4, from.topic());
            update.setInt(5, from.partition());
            update.setLong(6, offset);
            update.setLong(7, sourcePosition);
            if (update.executeUpdate() != 1) {
                throw new FencedException("cursor of " + from + " is no longer at " + offset);
            }
        }
        return new Cursor(from, toOffset, toSourcePosition);
    }
}
