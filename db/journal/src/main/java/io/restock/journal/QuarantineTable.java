package io.restock.journal;

import static java.util.Objects.requireNonNull;

import io.restock.contracts.Headers;
import io.restock.contracts.operations.Quarantine.Ending;
import io.restock.contracts.operations.Quarantine.Quarantined;
import io.restock.contracts.operations.Quarantine;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** The table {@code quarantine} of a schema: whole records, so that each can be applied again. */
final class QuarantineTable {
    private static final int REASON_AT_MOST = 2_000;

    private final String table;

    QuarantineTable(String schema) {
        this.table = schema + ".quarantine";
    }

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** The same record may come again; it waits once. */
    void put(Connection connection, ConsumerRecord<byte[], byte[]> record, String reason, Instant at) throws SQLException {
        try (var insert = connection.prepareStatement("insert into " + table + " (topic, partition, kafka_offset, headers, record_key, value, reason, quarantined_at)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (topic, partition, kafka_offset) do nothing")) {
            bind(insert, record.topic(), record.partition(), record.offset(), headers(record), record.key(), record.value(), storable(reason), at);
            insert.executeUpdate();
        }
    }

    boolean anyWaits(Connection connection, TopicPartition from) throws SQLException {
        return !select(connection, "select 1 from " + table + " where topic = ? and partition = ? and ended is null limit 1", row -> row.getInt(1),
                from.topic(), from.partition()).isEmpty();
    }

    long waiting(Connection connection) throws SQLException {
        return select(connection, "select count(*) from " + table + " where ended is null", row -> row.getLong(1)).getFirst();
    }

    /** On a compacted topic, what was applied says all that an earlier record of its key could have said. */
    void replace(Connection connection, TopicPartition from, Collection<ConsumerRecord<byte[], byte[]>> applied, Instant at) throws SQLException {
        try (var update = connection.prepareStatement("update " + table + " q set ended = 'REPLACED', ended_at = ? from unnest(?, ?) as later (key, kafka_offset)"
                + " where q.topic = ? and q.partition = ? and q.ended is null and q.record_key = later.key and q.kafka_offset < later.kafka_offset")) {
            bind(update, at, connection.createArrayOf("bytea", applied.stream().map(ConsumerRecord::key).toArray(byte[][]::new)),
                    connection.createArrayOf("int8", applied.stream().map(ConsumerRecord::offset).toArray(Long[]::new)), from.topic(), from.partition());
            update.executeUpdate();
        }
    }

    List<Quarantined> list(Connection connection, boolean ended, long after, int limit) throws SQLException {
        return select(connection, "select * from " + table + " where id > ? and (ended is not null) = ? order by id limit ?", QuarantineTable::shown, after, ended, limit);
    }

    /** A record as it came. */
    Optional<ConsumerRecord<byte[], byte[]>> waiting(Connection connection, long id) throws SQLException {
        return select(connection, "select * from " + table + " where id = ? and ended is null", QuarantineTable::record, id).stream().findFirst();
    }

    /** @return empty if it does not wait any more */
    Optional<Quarantined> end(Connection connection, long id, Ending ending, String by, @Nullable String note, Instant at) throws SQLException {
        return select(connection, "update " + table + " set ended = ?, ended_at = ?, ended_by = ?, note = ? where id = ? and ended is null returning *",
                QuarantineTable::shown, ending.name(), at, by, storable(note), id).stream().findFirst();
    }

    private static <T> List<T> select(Connection connection, String sql, Reader<T> reader, @Nullable Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            try (var rows = statement.executeQuery()) {
                var all = new ArrayList<T>();
                while (rows.next()) {
                    all.add(reader.read(rows));
                }
                return all;
            }
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            switch (values[i]) {
                case Instant instant -> statement.setObject(i + 1, instant.atOffset(ZoneOffset.UTC));
                case String[] texts -> statement.setArray(i + 1, statement.getConnection().createArrayOf("text", texts));
                case byte[] bytes -> statement.setBytes(i + 1, bytes);
                case java.sql.Array array -> statement.setArray(i + 1, array);
                case null, default -> statement.setObject(i + 1, values[i]);
            }
        }
    }

    private static ConsumerRecord<byte[], byte[]> record(ResultSet row) throws SQLException {
        byte[] key = row.getBytes("record_key");
        byte[] value = row.getBytes("value");
        var headers = new RecordHeaders();
        String[] pairs = (String[]) row.getArray("headers").getArray();
        for (int i = 0; i + 1 < pairs.length; i += 2) {
            headers.add(pairs[i], pairs[i + 1].getBytes(StandardCharsets.UTF_8));
        }
        return new ConsumerRecord<>(row.getString("topic"), row.getInt("partition"), row.getLong("kafka_offset"), requireNonNull(instant(row, "quarantined_at")).toEpochMilli(),
                TimestampType.CREATE_TIME, length(key), length(value), key, value, headers, Optional.empty());
    }

    private static Quarantined shown(ResultSet row) throws SQLException {
        var record = record(row);
        Header type = record.headers().lastHeader(Headers.TYPE);
        String ended = row.getString("ended");
        return new Quarantined(row.getLong("id"), record.topic(), record.partition(), record.offset(), type == null ? null : text(type.value()), text(record.key()),
                text(record.value()), row.getString("reason"), requireNonNull(instant(row, "quarantined_at")), ended == null ? null : Ending.valueOf(ended),
                instant(row, "ended_at"),
                row.getString("ended_by"), row.getString("note"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static int length(byte @Nullable [] bytes) {
        return bytes == null ? ConsumerRecord.NULL_SIZE : bytes.length;
    }

    private static @Nullable String text(byte @Nullable [] bytes) {
        String text = bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
        return text == null || text.length() <= Quarantine.SHOWN_AT_MOST ? text : text.substring(0, Quarantine.SHOWN_AT_MOST);
    }

    /** Name, value, name, value. */
    private static String[] headers(ConsumerRecord<?, ?> record) {
        return Arrays.stream(record.headers().toArray()).filter(header -> header.value() != null)
                .flatMap(header -> Arrays.stream(new String[] {header.key(), text(header.value())})).map(QuarantineTable::withoutNul).toArray(String[]::new);
    }

    private static @Nullable String storable(@Nullable String text) {
        return text == null || text.length() <= REASON_AT_MOST ? withoutNul(text) : withoutNul(text.substring(0, REASON_AT_MOST));
    }

    /** PostgreSQL keeps no NUL in text. */
    private static @Nullable String withoutNul(@Nullable String text) {
        return text == null ? null : text.replace("\0", "");
    }
}
