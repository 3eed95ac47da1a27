package io.restock.ledger.reports;

import io.restock.border.http.ProblemException;
import io.restock.contracts.Gln;
import io.restock.contracts.Topics;
import io.restock.contracts.access.Author;
import io.restock.contracts.store.StoreRecord;
import io.restock.ledger.Kafka;
import io.restock.sql.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Puts a report among the store's records. It is applied in its turn, usually within milliseconds. */
@ApplicationScoped
public class Reports {
    @Inject
    Database database;
    @Inject
    Kafka kafka;

    /** Returns once Kafka has the record, or has had the same before. @throws ProblemException 409 if the same identity came with other content */
    void record(StoreRecord record, Author by) {
        String type = StoreRecord.CODEC.typeOf(record);
        Optional<String> before = digestOf(record.store(), type, record.identity());
        if (before.isPresent() && !before.get().equals(record.digest())) {
            throw ProblemException.conflict("Idempotency-Key " + record.identity() + " was used for other content; send a new key for a new report");
        }
        if (before.isEmpty()) {
            kafka.deliver(List.of(Kafka.record(Topics.POS_TRANSACTIONS.topic(), null, record.store().digits(), type, StoreRecord.CODEC.write(record), by.text())));
        }
    }

    /** Whether it, or another under its identity, was applied before. */
    boolean isApplied(StoreRecord record) {
        return digestOf(record.store(), StoreRecord.CODEC.typeOf(record), record.identity()).isPresent();
    }

    private Optional<String> digestOf(Gln store, String type, String identity) {
        return database.read(sql -> sql.first("select digest from ledger.record where store = ? and type = ? and identity = ?",
                row -> row.getString(1), store.digits(), type, identity));
    }
}
