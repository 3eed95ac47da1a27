package io.restock.ledger.reports;

import io.restock.border.http.IdempotencyKey;
import io.restock.border.http.ProblemException;
import io.restock.contracts.Digest;
import io.restock.contracts.Gln;
import io.restock.contracts.Json;
import io.restock.contracts.Topics;
import io.restock.contracts.access.Author;
import io.restock.contracts.store.StoreRecord;
import io.restock.ledger.Kafka;
import io.restock.sql.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts a report among the store's records. It is applied in its turn, usually within milliseconds. */
@ApplicationScoped
public class Reports {
    /** @param href where the report can be looked up once it is applied */
    public record Recorded(String status, String href) {}

    @Inject
    Database database;
    @Inject
    Kafka kafka;

    /** The sender's key, or without one the content itself: sent again, it is the same report. */
    public static String identity(@Nullable String key, String digest) {
        String checked = IdempotencyKey.checked(key);
        return checked == null ? digest : checked;
    }

    public static String digest(Object body) {
        try {
            return Digest.of(Json.MAPPER.writeValueAsBytes(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns once Kafka has the record, or has had the same before.
     *
     * @param kind of report, as in the address where it can be looked up
     * @throws ProblemException 409 if the same identity came with other content
     */
    Recorded take(String kind, StoreRecord record, Author by) {
        if (!hasHad(record)) {
            String type = StoreRecord.CODEC.typeOf(record);
            kafka.deliver(List.of(Kafka.record(Topics.POS_TRANSACTIONS.topic(), null, record.store().digits(), type, StoreRecord.CODEC.write(record), by.text())));
        }
        return new Recorded("RECORDED", "/v1/stores/" + record.store() + "/" + kind + "/" + record.identity());
    }

    /** Whether the same was applied before. @throws ProblemException 409 if the same identity came with other content */
    boolean hasHad(StoreRecord record) {
        Optional<String> before = digestOf(record.store(), StoreRecord.CODEC.typeOf(record), record.identity());
        if (before.isPresent() && !before.get().equals(record.digest())) {
            throw ProblemException.conflict(IdempotencyKey.HEADER + " " + record.identity() + " was used for other content; send a new key for a new report");
        }
        return before.isPresent();
    }

    private Optional<String> digestOf(Gln store, String type, String identity) {
        return database.read(sql -> sql.first("select digest from ledger.record where store = ? and type = ? and identity = ?",
                row -> row.getString(1), store.digits(), type, identity));
    }
}
