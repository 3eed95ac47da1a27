package io.restock.journal;

import io.restock.contracts.Headers;
import io.restock.contracts.IsoInstants;
import io.restock.contracts.Troubles;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.InterruptException;
import org.jboss.logging.Logger;

/**
 * Relays one partition: take what was just committed, or read a page of the journal; send it, wait for all acknowledgements, again. Once in a
 * while it notes the position.
 *
 * <p>A row is never passed over. If Kafka or the client refuses one, no later row lands, and the relay tries again from that row
 * on; it is then sent alone, so that others are not held up by the same row a second time. Rows of different topics are not under way
 * together, since nothing else keeps the order between topics.
 */
final class RelayWorker implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(RelayWorker.class);
    private static final long NOT_STARTED = -1;
    /** The one who commits rows says so; by itself the relay looks only for those of another process. */
    private static final long UNASKED_MILLIS = 2_000;
    /** The topic itself shows where to go on. */
    private static final long NOTE_MILLIS = 1_000;
    private static final int ACKNOWLEDGED_SECONDS = 10;
    private static final int GIVEN_UP_SECONDS = 120;

    private record Sent(long position, Future<RecordMetadata> acknowledgement) {}

    private final RelayedJournal journal;
    private final TopicTail tail;
    private final Function<JournalRow.Placed, ProducerRecord<byte[], byte[]>> toRecord;
    private final RelayProducer producer;
    private final JustCommitted fresh = new JustCommitted();
    private final Troubles troubles;
    private final Arrears arrears;
    private final Semaphore work = new Semaphore(1);
    private final Thread thread;
    private volatile long position = NOT_STARTED;
    private volatile long committed;
    /** The row that was refused last. */
    private long suspect;
    private long noted;
    private long notedAt = System.nanoTime();
    private volatile boolean closing;

    RelayWorker(RelayedJournal journal, TopicTail tail, Function<JournalRow.Placed, ProducerRecord<byte[], byte[]>> toRecord,
            RelayProducer producer, Troubles troubles, Arrears arrears) {
        this.journal = journal;
        this.tail = tail;
        this.toRecord = toRecord;
        this.producer = producer;
        this.troubles = troubles;
        this.arrears = arrears;
        this.thread = Thread.ofPlatform().daemon().name(journal.schema() + "-relay-" + journal.partition()).unstarted(this::run);
    }

    RelayWorker start() {
        thread.start();
        return this;
    }

    long position() {
        return Math.max(0, position);
    }

    synchronized void committed(List<JournalRow.Placed> rows) {
        arrears.begin();
        if (!rows.isEmpty()) {
            committed = Math.max(committed, rows.getLast().position());
            fresh.add(rows);
        }
        work.release();
    }

    private void run() {
        while (!closing) {
            try {
                if (position == NOT_STARTED) {
                    position = begin();
                }
                work.tryAcquire(position > noted ? NOTE_MILLIS : UNASKED_MILLIS, TimeUnit.MILLISECONDS);
                work.drainPermits();
                relayAll();
                if (position >= committed) {
                    arrears.end();
                }
                noteOnceInAWhile();
                troubles.repaired(name());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (SQLException | ExecutionException | RuntimeException | Error e) {
                LOG.warnf("%s: %s rests after position %s: %s", journal.schema(), name(), position, e.toString());
                troubles.failed(name(), e);
                position = NOT_STARTED;
                rest();
            }
        }
    }

    private String name() {
        return "the relay of partition " + journal.partition();
    }

    private void relayAll() throws SQLException, ExecutionException, InterruptedException {
        var batch = fresh.after(position);
        if (batch.isEmpty()) {
            relayFromJournal();
        }
        while (!batch.isEmpty() && !closing) {
            send(batch);
            batch = fresh.after(position);
        }
    }

    private void relayFromJournal() throws SQLException, ExecutionException, InterruptedException {
        List<JournalRow.Placed> page;
        do {
            page = journal.after(position);
            send(page);
        } while (page.size() == RelayedJournal.PAGE && !closing);
    }

    /**
     * After the last row that stands on the topic. What was noted counts only for rows of other topics behind it: the topic may have lost its end.
     *
     * @throws IllegalStateException if what stands on the topic is not of this journal
     */
    private long begin() throws SQLException {
        noted = journal.noted();
        long head = journal.head();
        var last = tail.last(head);
        long from = last.isPresent() ? Position.of(last.get()) : 0;
        if (from > head || last.isPresent() && !isOurs(last.get(), from)) {
            throw new IllegalStateException(tail.topic() + " partition " + tail.partition() + " has position " + from + " of another history than "
                    + journal.schema() + ".journal, which ends at " + head + ": the database was restored to an older state, or Kafka belongs to another one."
                    + " Nothing is sent until both are of one history: restore both from the same backup, or begin with topics made anew");
        }
        return pastOtherTopics(from);
    }

    /** A journal that was restored and has gone on since has other rows at the same positions. Rows that are moved away cannot be compared. */
    private boolean isOurs(ConsumerRecord<byte[], byte[]> record, long at) throws SQLException {
        var rows = journal.after(at - 1);
        if (rows.isEmpty() || rows.getFirst().position() != at) {
            return true;
        }
        var recordedAt = record.headers().lastHeader(Headers.RECORDED_AT);
        return Arrays.equals(record.value(), rows.getFirst().row().payload())
                && recordedAt != null && IsoInstants.text(rows.getFirst().recordedAt()).equals(new String(recordedAt.value(), StandardCharsets.UTF_8));
    }

    private long pastOtherTopics(long from) throws SQLException {
        long past = from;
        while (past < noted) {
            var rows = journal.after(past);
            for (JournalRow.Placed row : rows) {
                if (row.position() > noted || toRecord.apply(row).topic().equals(tail.topic())) {
                    return past;
                }
                past = row.position();
            }
            if (rows.isEmpty()) {
                return past;
            }
        }
        return past;
    }

    private void send(List<JournalRow.Placed> rows) throws ExecutionException, InterruptedException {
        var kafka = producer.current();
        var refused = new AtomicBoolean();
        Callback acknowledged = (_, e) -> {
            if (e != null && !refused.getAndSet(true) && Thread.currentThread() != thread) {
                producer.abandon(kafka);
            }
        };
        var sent = new ArrayDeque<Sent>(rows.size());
        String topic = null;
        for (JournalRow.Placed row : rows) {
            var record = toRecord.apply(row);
            boolean alone = row.position() == suspect;
            if (alone || !record.topic().equals(topic)) {
                await(sent, kafka);
                topic = alone ? null : record.topic();
            }
            try {
                sent.add(new Sent(row.position(), kafka.send(record, alone ? null : acknowledged)));
            } catch (RuntimeException e) {
                if (!refused.get()) {
                    abandonDead(kafka, e);
                    throw e;
                }
            }
            if (refused.get()) {
                break;
            }
        }
        await(sent, kafka);
    }

    /** One that refuses at once whatever it is handed does so for ever. */
    private void abandonDead(KafkaProducer<byte[], byte[]> kafka, RuntimeException e) {
        if (!(e instanceof InterruptException)) {
            producer.abandon(kafka);
        }
    }

    /** @throws ExecutionException at the first row that was refused */
    private void await(ArrayDeque<Sent> sent, KafkaProducer<byte[], byte[]> kafka) throws ExecutionException, InterruptedException {
        for (Sent each = sent.poll(); each != null; each = sent.poll()) {
            try {
                acknowledged(each, kafka);
            } catch (ExecutionException e) {
                suspect = each.position();
                throw new ExecutionException("position " + suspect + " is refused: " + e.getCause(), e.getCause());
            }
            position = each.position();
        }
    }

    /** Waits, but not in silence; and begins anew with another producer in the end, since this one's thread may have died. */
    private void acknowledged(Sent each, KafkaProducer<byte[], byte[]> kafka) throws ExecutionException, InterruptedException {
        for (int waited = 0; waited < GIVEN_UP_SECONDS; waited += ACKNOWLEDGED_SECONDS) {
            try {
                each.acknowledgement().get(ACKNOWLEDGED_SECONDS, TimeUnit.SECONDS);
                return;
            } catch (TimeoutException e) {
                troubles.failed(name(), new IllegalStateException("Kafka has not acknowledged position " + each.position() + " yet"));
            }
        }
        producer.abandon(kafka);
        throw new ExecutionException(new TimeoutException("not acknowledged within " + GIVEN_UP_SECONDS + " s"));
    }

    private void noteOnceInAWhile() throws SQLException {
        if (position > noted && (closing || System.nanoTime() - notedAt >= TimeUnit.MILLISECONDS.toNanos(NOTE_MILLIS))) {
            journal.note(position);
            noted = position;
            notedAt = System.nanoTime();
        }
    }

    private void rest() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closing = true;
        }
    }

    @Override
    public void close() {
        closing = true;
        work.release();
        troubles.repaired(name());
        arrears.end();
        try {
            if (!thread.join(Duration.ofSeconds(5))) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
