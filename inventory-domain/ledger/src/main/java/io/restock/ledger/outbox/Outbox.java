package io.restock.ledger.outbox;

import io.restock.contracts.RecordSize;
import io.restock.contracts.Topics;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects records that must go to Kafka if, and only if, the transaction that decides on them commits. {@link OutboxSender} sends them. */
public final class Outbox {
    private final List<@Nullable Object[]> records = new ArrayList<>();

    /** @param author as {@link io.restock.contracts.access.Author#text()} writes it, or null where nobody knows */
    public void add(Topics topic, String key, String type, byte[] value, @Nullable String author) {
        records.add(new @Nullable Object[] {topic.topic(), key, type, RecordSize.fitting(type, value), author});
    }

    /** That there is nothing under the key any more, on a compacted topic. */
    public void addRemoval(Topics topic, String key, String type, @Nullable String author) {
        records.add(new @Nullable Object[] {topic.topic(), key, type, null, author});
    }

    public void write(Sql sql) throws SQLException {
        sql.batch("insert into ledger.outbox (topic, record_key, type, value, author) values (?, ?, ?, ?, ?)", records);
    }
}
