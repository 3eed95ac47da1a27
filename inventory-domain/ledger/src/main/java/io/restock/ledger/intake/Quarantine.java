package io.restock.ledger.intake;

import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Puts a record aside with its reason, so that the partition goes on. */
public final class Quarantine {
    private static final int REASON_AT_MOST = 2_000;

    private Quarantine() {}

    public static void put(Sql sql, ConsumerRecord<byte[], byte[]> source, String reason, Instant at) throws SQLException {
        String type = RecordReader.typeOf(source);
        sql.execute("""
                insert into ledger.quarantine (topic, partition, kafka_offset, type, record_key, value, reason, quarantined_at)
                values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (topic, partition, kafka_offset) do nothing""",
                source.topic(), source.partition(), source.offset(), type == null ? null : storable(type), source.key(), source.value(), storable(reason), at);
    }

    /** PostgreSQL keeps no NUL in text. */
    private static String storable(String text) {
        String whole = String.valueOf(text).replace("\0", "");
        return whole.length() <= REASON_AT_MOST ? whole : whole.substring(0, REASON_AT_MOST);
    }
}
