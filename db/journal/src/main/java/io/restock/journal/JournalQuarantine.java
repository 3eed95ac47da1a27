package io.restock.journal;

import static java.util.Objects.requireNonNull;

import io.restock.contracts.Headers;
import io.restock.contracts.access.Author;
import io.restock.contracts.access.Deed;
import io.restock.contracts.access.DeedKind;
import io.restock.contracts.operations.Quarantine;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** The quarantine of a service whose records are taken into a schema: what its {@link PartitionedConsumer}s put aside. */
public final class JournalQuarantine implements Quarantine {
    private static final int ANSWERS_WITHIN_SECONDS = 3;

    /** How a record is applied once more. */
    public interface Again {
        /**
         * @param corrected whether a person has written type and value
         * @param ended must be called within the transaction that applies the record
         */
        void apply(ConsumerRecord<byte[], byte[]> record, boolean corrected, Ended ended) throws SQLException;
    }

    /** Writes down that the waiting is over. */
    public interface Ended {
        /** @throws Refused if it has been ended meanwhile */
        void in(Connection connection) throws SQLException;
    }

    /** Keeps who ended the waiting and how, in the transaction that ends it: the audit of the service. */
    public interface Witness {
        void saw(Connection connection, Deed deed) throws SQLException;
    }

    private interface Query<T> {
        T ask(Connection connection) throws SQLException;
    }

    private final QuarantineTable table;
    private final DataSource dataSource;
    private final Clock clock;
    private final Again again;
    private final Witness witness;

    public JournalQuarantine(String schema, DataSource dataSource, Clock clock, Again again, Witness witness) {
        this.table = new QuarantineTable(schema);
        this.dataSource = dataSource;
        this.clock = clock;
        this.again = again;
        this.witness = witness;
    }

    @Override
    public List<Quarantined> list(boolean ended, long after, int limit) {
        return with(connection -> table.list(connection, ended, after, limit));
    }

    /** @throws IllegalStateException if PostgreSQL does not answer within three seconds: readiness asks */
    @Override
    public long waiting() {
        return with(connection -> {
            if (!connection.isValid(ANSWERS_WITHIN_SECONDS)) {
                throw new SQLException("PostgreSQL does not answer within " + ANSWERS_WITHIN_SECONDS + " s");
            }
            return table.waiting(connection);
        });
    }

    @Override
    public Optional<Quarantined> replay(long id, @Nullable Correction correction, Author by) {
        var held = with(connection -> table.waiting(connection, id));
        if (held.isEmpty()) {
            return Optional.empty();
        }
        var ended = new AtomicReference<Quarantined>();
        try {
            DeedKind kind = correction == null ? DeedKind.QUARANTINE_REPLAYED : DeedKind.QUARANTINE_CORRECTED;
            again.apply(correction == null ? held.get() : corrected(held.get(), correction, by), correction != null,
                    connection -> ended.set(end(connection, id, kind, by, null).orElseThrow(() -> new Refused("it has just been ended by another request"))));
        } catch (SQLException e) {
            throw new Refused(e);
        }
        return Optional.of(requireNonNull(ended.get()));
    }

    @Override
    public Optional<Quarantined> dismiss(long id, @Nullable String note, Author by) {
        return with(connection -> {
            connection.setAutoCommit(false);
            try {
                var dismissed = end(connection, id, DeedKind.QUARANTINE_DISMISSED, by, note);
                connection.commit();
                return dismissed;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        });
    }

    private Optional<Quarantined> end(Connection connection, long id, DeedKind kind, Author by, @Nullable String note) throws SQLException {
        Ending ending = kind == DeedKind.QUARANTINE_DISMISSED ? Ending.DISMISSED : Ending.REPLAYED;
        var ended = table.end(connection, id, ending, by.subject(), note, clock.instant());
        if (ended.isPresent()) {
            Quarantined it = ended.get();
            var details = new LinkedHashMap<String, @Nullable Object>();
            details.put("type", it.type());
            details.put("key", it.key());
            details.put("reason", it.reason());
            details.put("note", it.note());
            witness.saw(connection, Deed.of(clock.instant(), by, kind, it.topic() + "-" + it.partition() + "@" + it.offset(), details));
        }
        return ended;
    }

    /** In its place, under its key, with the other headers that it had; what it says is said by the one who corrects it. */
    private static ConsumerRecord<byte[], byte[]> corrected(ConsumerRecord<byte[], byte[]> record, Correction correction, Author by) {
        var headers = new RecordHeaders(record.headers());
        headers.remove(Headers.TYPE).add(Headers.TYPE, correction.type().getBytes(StandardCharsets.UTF_8));
        headers.remove(Headers.AUTHOR);
        String author = by.text();
        if (author != null) {
            headers.add(Headers.AUTHOR, author.getBytes(StandardCharsets.UTF_8));
        }
        return new ConsumerRecord<>(record.topic(), record.partition(), record.offset(), record.timestamp(), record.timestampType(), record.serializedKeySize(),
                correction.value().length, record.key(), correction.value(), headers, Optional.empty());
    }

    private <T> T with(Query<T> query) {
        try (var connection = dataSource.getConnection()) {
            return query.ask(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL refuses: " + e.getMessage(), e);
        }
    }
}
