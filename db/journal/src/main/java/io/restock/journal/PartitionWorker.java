package io.restock.journal;

import static java.util.Objects.requireNonNull;

import io.restock.contracts.Troubles;
import io.restock.contracts.operations.Quarantine.Refused;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Owns one partition number of all topics of a consumer: one thread, one handler, one batch at a time. A batch that fails by what is in it is taken in
 * halves, each in a transaction of its own, down to the one record that is to blame. That one is put aside, and the others are taken.
 */
final class PartitionWorker implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(PartitionWorker.class);
    private static final long LONGEST_PAUSE_MILLIS = 5_000;
    private static final int AGAIN_WITHIN_SECONDS = 30;
    /** If so many fail one after the other, it is hardly them: rather we lack something, and then all of them wait on the topic, in their order. */
    private static final int BLAMED_IN_A_ROW_AT_MOST = 100;

    /** How a batch ended; anything but {@code DONE} must be read again from the cursor in the database. */
    enum Outcome { DONE, FAILED, FENCED }

    private final String schema;
    private final int partition;
    private final PartitionHandler handler;
    private final Taking taking;
    private final Consumer<List<JournalRow.Placed>> committed;
    private final Troubles troubles;
    private final ExecutorService thread;
    private int failuresInARow;
    private int blamedInARow;

    PartitionWorker(String schema, int partition, PartitionHandler handler, Taking taking, Consumer<List<JournalRow.Placed>> committed, Troubles troubles) {
        this.schema = schema;
        this.partition = partition;
        this.handler = handler;
        this.taking = taking;
        this.committed = committed;
        this.troubles = troubles;
        this.thread = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name(schema + "-" + partition).factory());
    }

    /** Where the partition's records are taken; its cursors are read while no batch of their topic is in work. */
    Taking taking() {
        return taking;
    }

    /** Takes a batch on the worker's own thread and reports how it ended, an exception included: a partition of which nothing is reported stays paused for ever. */
    void take(TopicPartition from, List<ConsumerRecord<byte[], byte[]>> records, Consumer<Outcome> ended) {
        thread.execute(() -> ended.accept(attempt(from, records)));
    }

    private Outcome attempt(TopicPartition from, List<ConsumerRecord<byte[], byte[]>> records) {
        troubles.waits(name(partition), records.size() + " records of " + from + " from offset " + records.getFirst().offset() + " on wait to be durable");
        try {
            takeOrPart(from, records);
            failuresInARow = 0;
            troubles.repaired(name(partition));
            return Outcome.DONE;
        } catch (FencedException e) {
            LOG.warnf("%s: %s; we leave the partition and read it anew", schema, e.getMessage());
            forget();
            return Outcome.FENCED;
        } catch (SQLException | RuntimeException | Error e) {
            LOG.errorf(e, "%s: batch of %s at offset %s is undone and will be tried again", schema, from, records.getFirst().offset());
            troubles.failed(name(partition), e);
            forget();
            pauseBeforeRetry();
            return Outcome.FAILED;
        } finally {
            troubles.rests(name(partition));
        }
    }

    private void takeOrPart(TopicPartition from, List<ConsumerRecord<byte[], byte[]>> records) throws SQLException {
        Throwable reason = failing(from, records);
        if (reason != null && records.size() > 1) {
            int half = records.size() / 2;
            takeOrPart(from, records.subList(0, half));
            takeOrPart(from, records.subList(half, records.size()));
        } else if (reason != null) {
            takeOrPutAside(from, records);
        }
    }

    /** Alone, and with nothing remembered: what fails once more now fails by itself. */
    private void takeOrPutAside(TopicPartition from, List<ConsumerRecord<byte[], byte[]>> one) throws SQLException {
        Throwable reason = failing(from, one);
        if (reason == null) {
            return;
        }
        if (++blamedInARow > BLAMED_IN_A_ROW_AT_MOST) {
            throw new IllegalStateException(BLAMED_IN_A_ROW_AT_MOST + " records in a row could not be applied: it is hardly them", reason);
        }
        LOG.errorf(reason, "%s: %s at offset %s cannot be applied and is put aside", schema, from, one.getFirst().offset());
        committed(taking.take(from, one, reason.toString()));
    }

    /**
     * Takes the records in one transaction.
     *
     * @return what failed, if one of the records is to blame; null if they are taken
     */
    private @Nullable Throwable failing(TopicPartition from, List<ConsumerRecord<byte[], byte[]>> records) throws SQLException {
        boolean any;
        try {
            any = taking.take(from, records, null);
        } catch (SQLException | RuntimeException | StackOverflowError e) {
            if (!Blame.isTheRecords(e)) {
                throw e;
            }
            forget();
            return e;
        }
        blamedInARow = any ? 0 : blamedInARow;
        reportGap(from);
        committed(any);
        return null;
    }

    private void committed(boolean any) {
        if (any) {
            handler.committed();
        }
        committed.accept(taking.appended());
    }

    /**
     * Takes a record that was put aside, between two batches.
     *
     * @throws Refused with the reason, if it cannot be applied
     */
    void again(ConsumerRecord<byte[], byte[]> record, JournalQuarantine.Ended ended) {
        try {
            Future<?> done = thread.submit(() -> applyAgain(record, ended));
            if (!awaited(done)) {
                done.cancel(false);
                throw new Refused("partition " + partition + " is busy for more than " + AGAIN_WITHIN_SECONDS + " s; look again, and try again");
            }
        } catch (RejectedExecutionException e) {
            throw new Refused("partition " + partition + " is being left; try again");
        }
    }

    private @Nullable Void applyAgain(ConsumerRecord<byte[], byte[]> record, JournalQuarantine.Ended ended) throws SQLException {
        try {
            taking.again(record, ended);
        } catch (SQLException | RuntimeException | Error e) {
            forget();
            throw e;
        }
        committed(true);
        return null;
    }

    private static boolean awaited(Future<?> done) {
        try {
            done.get(AGAIN_WITHIN_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Refused refused ? refused : new Refused(requireNonNull(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused("the service is stopping; try again");
        }
    }

    /** Under which a partition's troubles stand. */
    static String name(int partition) {
        return "partition " + partition;
    }

    private void reportGap(TopicPartition from) {
        String gap = taking.gap(from.topic());
        if (gap == null) {
            troubles.repaired(nameOfGap(from));
        } else {
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
            LOG.errorf(e, "%s: the handler of partition %s cannot forget", schema, partition);
            troubles.failed(name(partition), e);
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
