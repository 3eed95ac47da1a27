package io.restock.journal;

import io.restock.contracts.Troubles;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Relays one partition: take what was just committed, or read a page of the journal; send it, wait for all acknowledgements, again. Once in a while it notes the position. */
final class RelayWorker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RelayWorker.class);
    private static final int PAGE = 2_000;
    private static final long NOT_STARTED = -1;
    /** Whoever commits rows says so; by itself the relay looks only for those of another process. */
    private static final long UNASKED_MILLIS = 2_000;
    /** The topic itself tells where to go on; what is noted is for people, checks, and a topic that was emptied. */
    private static final long NOTE_MILLIS = 1_000;

    private final String schema;
    private final TopicTail tail;
    private final DataSource dataSource;
    private final Function<JournalRow.Placed, List<ProducerRecord<byte[], byte[]>>> toRecords;
    private final KafkaProducer<byte[], byte[]> producer;
    private final int partition;
    private final JustCommitted fresh = new JustCommitted();
    private final Troubles troubles;
    private final Arrears arrears;
    private final Semaphore work = new Semaphore(1);
    private final Thread thread;
    private volatile long position = NOT_STARTED;
    private volatile long committed;
    private long noted;
    private long notedAt = System.nanoTime();
    private volatile boolean closing;

    RelayWorker(String schema, TopicTail tail, DataSource dataSource,
            Function<JournalRow.Placed, List<ProducerRecord<byte[], byte[]>>> toRecords, KafkaProducer<byte[], byte[]> producer, int partition,
            Troubles troubles, Arrears arrears) {
        this.schema = schema;
        this.tail = tail;
        this.dataSource = dataSource;
        this.toRecords = toRecords;
        this.producer = producer;
        this.partition = partition;
        this.troubles = troubles;
        this.arrears = arrears;
        this.thread = Thread.ofPlatform().daemon().name(schema + "-relay-" + partition).unstarted(this::run);
    }

    RelayWorker start() {
        thread.start();
        return this;
    }

    long position() {
        return Math.max(0, position);
    }

    void committed(List<JournalRow.Placed> rows) {
        arrears.begin();
        if (!rows.isEmpty()) {
            committed = rows.getLast().position();
            fresh.add(rows);
        }
        work.release();
    }

    private void run() {
        while (!closing) {
            try {
                if (position == NOT_STARTED) {
                    noted = notedPosition();
                    position = Math.max(tail.position(), noted);
                }
                work.tryAcquire(position > noted ? NOTE_MILLIS : UNASKED_MILLIS, TimeUnit.MILLISECONDS);
                work.drainPermits();
                relayAll();
                if (position >= committed) {
                    arrears.end();
                }
                noteOnceInAWhile();
                troubles.mended(name());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (SQLException | ExecutionException | RuntimeException | Error e) {
                LOG.warn("{}: relay of partition {} rests after position {}: {}", schema, partition, position, e.toString());
                troubles.failed(name(), e);
                position = NOT_STARTED;
                rest();
            }
        }
    }

    private String name() {
        return "the relay of partition " + partition;
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
            page = read();
            send(page);
        } while (page.size() == PAGE && !closing);
    }

    private void send(List<JournalRow.Placed> rows) throws SQLException, ExecutionException, InterruptedException {
        var sent = new ArrayList<Future<RecordMetadata>>(rows.size());
        for (JournalRow.Placed placed : rows) {
            for (ProducerRecord<byte[], byte[]> record : toRecords.apply(placed)) {
                sent.add(producer.send(record));
            }
        }
        for (Future<RecordMetadata> each : sent) {
            each.get();
        }
        if (!rows.isEmpty()) {
            position = rows.getLast().position();
        }
    }

    private void noteOnceInAWhile() throws SQLException {
        if (position > noted && (closing || System.nanoTime() - notedAt >= TimeUnit.MILLISECONDS.toNanos(NOTE_MILLIS))) {
            note(position);
            noted = position;
            notedAt = System.nanoTime();
        }
    }

    private List<JournalRow.Placed> read() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                var select = connection.prepareStatement("select position, key, sequence, type, schema_version, occurred_at, recorded_at, payload, trace"
                        + " from " + schema + ".journal where partition = ? and position > ? order by position limit " + PAGE)) {
            select.setInt(1, partition);
            select.setLong(2, position);
            try (ResultSet rows = select.executeQuery()) {
                var page = new ArrayList<JournalRow.Placed>();
                while (rows.next()) {
                    page.add(placed(rows));
                }
                return page;
            }
        }
    }

    private JournalRow.Placed placed(ResultSet row) throws SQLException {
        return new JournalRow.Placed(partition, row.getLong(1), row.getObject(7, OffsetDateTime.class).toInstant(),
                new JournalRow(row.getString(2), row.getInt(3), row.getString(4), row.getInt(5),
                        row.getObject(6, OffsetDateTime.class).toInstant(), row.getBytes(8), row.getString(9)));
    }

    private long notedPosition() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                var select = connection.prepareStatement("select position from " + schema + ".relay where partition = ?")) {
            select.setInt(1, partition);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    private void note(long upTo) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                var upsert = connection.prepareStatement("insert into " + schema + ".relay (partition, position) values (?, ?)"
                        + " on conflict (partition) do update set position = greatest(excluded.position, relay.position)")) {
            upsert.setInt(1, partition);
            upsert.setLong(2, upTo);
            upsert.executeUpdate();
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
        troubles.mended(name());
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
