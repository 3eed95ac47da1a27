package io.restock.ledger.outbox;

import io.restock.contracts.RecordSize;
import io.restock.contracts.Topics;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Collects records that must go to Kafka if, and only if, the transaction that decides on them commits. {@link OutboxSender} sends them. */
public final class Outbox {
    private final List<Object[]> records = new ArrayList<>();

    public void add(Topics topic, String key, String type, byte[] value) {
        records.add(new Object[] {topic.topic(), key, type, RecordSize.fitting(type, value)});
    }

    public void write(Sql sql) throws SQLException {
        sql.batch("insert into ledger.outbox (topic, record_key, type, value) values (?, ?, ?, ?)", records);
    }
}
