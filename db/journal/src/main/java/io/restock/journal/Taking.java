package io.restock.journal;

import static java.util.Objects.requireNonNull;

import io.restock.contracts.Topics;
import io.restock.contracts.operations.Quarantine.Refused;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** The transactions of one partition number: each takes some records of a topic, moves its cursor behind them, and puts aside what cannot be taken. */
final class Taking {
    private static final Set<String> COMPACTED = new HashSet<>(Arrays.stream(Topics.values()).filter(Topics::compacted).map(Topics::topic).toList());

    private final String schema;
    private final int partition;
    private final Set<String> gapFree;
    private final DataSource dataSource;
    private final Clock clock;
    private final PartitionHandler handler;
    private final JournalWriter journal;
    private final QuarantineTable quarantine;
    private final Map<String, Cursor> cursors = new ConcurrentHashMap<>();
    /** By topic, what is waited for. */
    private final Map<String, String> gaps = new ConcurrentHashMap<>();
    /** Topics of which something waits in quarantine, or did since we began. */
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();

    Taking(String schema, int partition, Set<String> gapFree, DataSource dataSource, Clock clock, PartitionHandler handler) {
        this.schema = schema;
        this.partition = partition;
        this.gapFree = gapFree;
        this.dataSource = dataSource;
        this.clock = clock;
        this.handler = handler;
        this.journal = new JournalWriter(schema, partition);
        this.quarantine = new QuarantineTable(schema);
    }

    private interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /**
     * Reads how far a topic has been taken, and what waits of it.
     *
     * @param partitions that the topic has
     */
    Cursor begin(TopicPartition from, int partitions, long beginning, long end) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            Cursor cursor = Cursor.load(connection, schema, from, partitions).within(beginning, end);
            if (quarantine.anyWaits(connection, from)) {
                waiting.add(from.topic());
            }
            cursors.put(from.topic(), cursor);
            gaps.remove(from.topic());
            return cursor;
        }
    }

    /** The next offset to take, or -1 before the first cursor was read. */
    long offset(String topic) {
        Cursor cursor = cursors.get(topic);
        return cursor == null ? -1 : cursor.offset();
    }

    /** What of a topic is missing, so that nothing behind it is taken; null if nothing is. */
    @Nullable
    String gap(String topic) {
        return gaps.get(topic);
    }

    /** The rows of the last transaction, in their places. */
    List<JournalRow.Placed> appended() {
        return journal.appended();
    }

    /**
     * @param blamed why none of the records can be applied, so that they are put aside; null if they can be, as far as we know
     * @return whether the handler has taken anything
     */
    boolean take(TopicPartition from, List<ConsumerRecord<byte[], byte[]>> records, @Nullable String blamed) throws SQLException {
        Cursor at = requireNonNull(cursors.get(from.topic()), "a batch is handed over behind its cursor");
        var sorted = new Sorting(at, gaps.get(from.topic()), gapFree.contains(from.topic()), records);
        Cursor moved = transaction(connection -> {
            Cursor next = at.advance(connection, schema, sorted.offset(), sorted.position(), acceptedUpTo(sorted.offset(), records));
            var applied = new ArrayList<>(sorted.taken());
            BatchTransaction batch = batch(connection, from.topic(), sorted.taken(), (whole, record, reason) -> {
                quarantine.put(connection, record, reason, whole.recordedAt());
                waiting.add(from.topic());
                applied.remove(record);
                handler.putAside(whole);
            });
            for (Sorting.Aside aside : sorted.aside()) {
                batch.putAside(aside.record(), aside.reason());
            }
            if (blamed != null) {
                for (var record : sorted.taken()) {
                    batch.putAside(record, blamed);
                }
            } else if (!sorted.taken().isEmpty()) {
                handler.apply(batch);
            }
            if (COMPACTED.contains(from.topic()) && waiting.contains(from.topic())) {
                quarantine.replace(connection, from, applied, batch.recordedAt());
            }
            return next;
        });
        cursors.put(from.topic(), moved);
        if (sorted.gap() == null) {
            gaps.remove(from.topic());
        } else {
            gaps.put(from.topic(), sorted.gap());
        }
        return blamed == null && !sorted.taken().isEmpty();
    }

    private static @Nullable Instant acceptedUpTo(long offset, List<ConsumerRecord<byte[], byte[]>> records) {
        return records.reversed().stream().filter(record -> record.offset() < offset).findFirst().map(last -> Instant.ofEpochMilli(last.timestamp())).orElse(null);
    }

    /**
     * Takes a record that was put aside, where the cursor is now.
     *
     * @throws Refused if the handler puts it aside again
     */
    void again(ConsumerRecord<byte[], byte[]> record, JournalQuarantine.Ended ended) throws SQLException {
        Cursor at = cursors.get(record.topic());
        if (at == null) {
            throw new Refused("partition " + partition + " of " + record.topic() + " is not read yet; try again");
        }
        transaction(connection -> {
            at.advance(connection, schema, at.offset(), at.sourcePosition(), null); // nobody else writes this partition meanwhile
            ended.in(connection);
            handler.apply(batch(connection, record.topic(), List.of(record), (_, _, reason) -> {
                throw new Refused(reason);
            }));
            return at;
        });
    }

    private BatchTransaction batch(Connection connection, String topic, List<ConsumerRecord<byte[], byte[]>> records, BatchTransaction.Aside aside) {
        Instant recordedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new BatchTransaction(connection, topic, partition, records, recordedAt, journal, aside);
    }

    private <T> T transaction(Work<T> work) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                journal.begin();
                T done = work.with(connection);
                connection.commit();
                return done;
            } catch (SQLException | RuntimeException | Error e) {
                rollback(connection, e);
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    private static void rollback(Connection connection, Throwable cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
