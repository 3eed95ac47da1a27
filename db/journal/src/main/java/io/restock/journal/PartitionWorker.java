package io.restock.journal;

import io.restock.contracts.Troubles;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Owns one partition number of all topics of a consumer: one thread, one handler, one batch at a time. */
final class PartitionWorker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PartitionWorker.class);
    private static final long LONGEST_PAUSE_MILLIS = 5_000;

    /** How a batch ended; anything but {@code DONE} must be read again from the cursor in the database. */
    enum Outcome { DONE, FAILED, FENCED }

    private final String schema;
    private final DataSource dataSource;
    private final Clock clock;
    private final PartitionHandler handler;
    private final Consumer<List<JournalRow.Placed>> committed;
    private final Troubles troubles;
    private final JournalWriter journal;
    private final int partition;
    private final ExecutorService thread;
    private final Map<String, Cursor> cursors = new ConcurrentHashMap<>();
    /** By topic, what is waited for. */
    private final Map<String, String> gaps = new ConcurrentHashMap<>();
    private final Set<String> gapFree;
    private int failuresInARow;

    PartitionWorker(String schema, Set<String> gapFree, DataSource dataSource, Clock clock, int partition, PartitionHandler handler,
            Consumer<List<JournalRow.Placed>> committed, Troubles troubles) {
        this.schema = schema;
        this.gapFree = gapFree;
        this.dataSource = dataSource;
        this.clock = clock;
        this.partition = partition;
        this.handler = handler;
        this.committed = committed;
        this.troubles = troubles;
        this.journal = new JournalWriter(schema, partition);
        this.thread = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name(schema + "-" + partition).factory());
    }

    /** Continues at a cursor that was just read from the database. */
    void continueAt(Cursor cursor) {
        cursors.put(cursor.from().topic(), cursor);
        gaps.remove(cursor.from().topic());
    }

    /** The next offset to take, or -1 before the first cursor was read. */
    long offset(String topic) {
        Cursor cursor = cursors.get(topic);
        return cursor == null ? -1 : cursor.offset();
    }

    /** Takes a batch on the worker's own thread and tells how it ended, whatever is thrown: a partition of which nothing is told stays paused for ever. */
    void take(TopicPartition from, List<ConsumerRecord<byte[], byte[]>> records, Consumer<Outcome> ended) {
        thread.execute(() -> ended.accept(attempt(from, records)));
    }

    private Outcome attempt(TopicPartition from, List<ConsumerRecord<byte[], byte[]>> records) {
        troubles.waits(name(partition), records.size() + " records of " + from + " from offset " + records.getFirst().offset() + " on wait to be durable");
        try {
            boolean any = apply(cursors.get(from.topic()), records);
            failuresInARow = 0;
            if (any) {
                handler.committed();
            }
            committed.accept(journal.appended());
            troubles.repaired(name(partition));
            return Outcome.DONE;
        } catch (FencedException e) {
            LOG.warn("{}: {}; we leave the partition and read it anew", schema, e.getMessage());
            forget();
            return Outcome.FENCED;
        } catch (SQLException | RuntimeException | Error e) {
            LOG.error("{}: batch of {} at offset {} is undone and will be tried again", schema, from, records.getFirst().offset(), e);
            troubles.failed(name(partition), e);
            forget();
            pauseBeforeRetry();
            return Outcome.FAILED;
        } finally {
            troubles.rests(name(partition));
        }
    }

    /** Under which a partition's troubles stand. */
    static String name(int partition) {
        return "partition " + partition;
    }

    private void tell(TopicPartition from, String gap) {
        if (gap == null) {
            troubles.repaired(nameOfGap(from));
        } else {
            gaps.put(from.topic(), gap);
            troubles.failed(nameOfGap(from), new IllegalStateException(gap + "; nothing behind it is taken until it comes"));
        }
    }

    static String nameOfGap(TopicPartition from) {
        return "the order of " + from;
    }

    private void forget() {
        try {
            handler.rolledBack();
        } catch (RuntimeException | Error e) {
            LOG.error("{}: the handler of partition {} cannot forget", schema, partition, e);
            troubles.failed(name(partition), e);
        }
    }

    /** @return whether the handler has taken anything */
    private boolean apply(Cursor at, List<ConsumerRecord<byte[], byte[]>> records) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                String topic = at.from().topic();
                var sorted = new Sorting(at, gaps.get(topic), gapFree.contains(topic), records);
                Cursor moved = at.advance(connection, schema, sorted.offset(), sorted.position(), acceptedUpTo(sorted.offset(), records));
                journal.begin();
                var batch = new BatchTransaction(connection, topic, partition, sorted.taken(), clock.instant().truncatedTo(ChronoUnit.MICROS), journal);
                for (Sorting.Aside aside : sorted.aside()) {
                    handler.putAside(batch, aside.record(), aside.reason());
                }
                if (!sorted.taken().isEmpty()) {
                    handler.apply(batch);
                }
                connection.commit();
                continueAt(moved);
                tell(at.from(), sorted.gap());
                return !sorted.taken().isEmpty();
            } catch (SQLException | RuntimeException | Error e) {
                rollback(connection, e);
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    private static Instant acceptedUpTo(long offset, List<ConsumerRecord<byte[], byte[]>> records) {
        return records.reversed().stream().filter(record -> record.offset() < offset).findFirst().map(last -> Instant.ofEpochMilli(last.timestamp())).orElse(null);
    }

    private static void rollback(Connection connection, Throwable cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private void pauseBeforeRetry() {
        failuresInARow++;
        long millis = Math.min(LONGEST_PAUSE_MILLIS, 100L << Math.min(failuresInARow, 6));
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for the batch under way, 10 seconds at most; if it is still running then, the cursor decides whether it counts. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
        handler.close();
    }
}
