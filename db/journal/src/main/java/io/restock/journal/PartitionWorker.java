package io.restock.journal;

import io.restock.contracts.Headers;
import io.restock.contracts.Troubles;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    private int failuresInARow;

    PartitionWorker(String schema, DataSource dataSource, Clock clock, int partition, PartitionHandler handler,
            Consumer<List<JournalRow.Placed>> committed, Troubles troubles) {
        this.schema = schema;
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
            apply(cursors.get(from.topic()), records);
            failuresInARow = 0;
            handler.committed();
            committed.accept(journal.appended());
            troubles.mended(name(partition));
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

    private void forget() {
        try {
            handler.rolledBack();
        } catch (RuntimeException | Error e) {
            LOG.error("{}: the handler of partition {} cannot forget", schema, partition, e);
            troubles.failed(name(partition), e);
        }
    }

    private void apply(Cursor at, List<ConsumerRecord<byte[], byte[]>> records) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var unseen = unseen(at, records);
                long source = unseen.isEmpty() ? at.sourcePosition() : Math.max(at.sourcePosition(), positionOf(unseen.getLast()));
                Cursor moved = at.advance(connection, schema, records.getLast().offset() + 1, source);
                journal.begin();
                if (!unseen.isEmpty()) {
                    handler.apply(new BatchTransaction(connection, at.from().topic(), partition, unseen,
                            clock.instant().truncatedTo(ChronoUnit.MICROS), journal));
                }
                connection.commit();
                continueAt(moved);
            } catch (SQLException | RuntimeException | Error e) {
                rollback(connection, e);
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    /** Leaves out what is below the cursor, and positions that were taken already: their writer sent them again after a crash. */
    private static List<ConsumerRecord<byte[], byte[]>> unseen(Cursor at, List<ConsumerRecord<byte[], byte[]>> records) {
        var unseen = new ArrayList<ConsumerRecord<byte[], byte[]>>(records.size());
        long highest = at.sourcePosition();
        for (var record : records) {
            long position = positionOf(record);
            if (record.offset() >= at.offset() && (position == 0 || position > highest)) {
                unseen.add(record);
                highest = Math.max(highest, position);
            }
        }
        return unseen;
    }

    private static long positionOf(ConsumerRecord<byte[], byte[]> record) {
        var header = record.headers().lastHeader(Headers.POSITION);
        return header == null ? 0 : Long.parseLong(new String(header.value(), StandardCharsets.US_ASCII));
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
