package io.restock.ledger.quarantine;

import io.restock.border.http.Checking;
import io.restock.border.http.ProblemException;
import io.restock.border.kafka.KafkaHeaders;
import io.restock.contracts.Gln;
import io.restock.contracts.Headers;
import io.restock.contracts.Topics;
import io.restock.contracts.despatch.DespatchEvent;
import io.restock.contracts.exceptions.ExceptionRaised;
import io.restock.contracts.operations.Quarantine;
import io.restock.contracts.store.StoreRecord;
import io.restock.journal.JournalQuarantine;
import io.restock.ledger.Kafka;
import io.restock.ledger.audit.LedgerAudit;
import io.restock.sql.Database;
import io.restock.sql.Sql;
import io.restock.sql.audit.AuditTrail;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The ledger's records that wait. One that is replayed or corrected is sent to its topic once more, so that a reader of the log from its beginning finds it,
 * too. It is a new record there, and is applied or quarantined again.
 */
@Singleton
class LedgerQuarantine {
    @Produces
    @Singleton
    Quarantine quarantine(DataSource dataSource, Clock clock, Database database, Kafka kafka) {
        return new JournalQuarantine("ledger", dataSource, clock, (record, corrected, ended) -> database.decide(sql -> {
            ended.in(sql.connection());
            String type = KafkaHeaders.of(record).text(Headers.TYPE);
            if (record.key() == null || record.value() == null || type == null) {
                throw ProblemException.conflict("it has no key, type or value, so it would come back here; dismiss it");
            }
            String key = corrected ? storeOf(record, type).digits() : new String(record.key(), StandardCharsets.UTF_8);
            kafka.deliver(List.of(Kafka.record(record.topic(), null, key, type, record.value(), KafkaHeaders.of(record).text(Headers.AUTHOR))));
            return true;
        }), (connection, deed) -> LedgerAudit.TRAIL.append(new Sql(connection), AuditTrail.DESK, List.of(deed)));
    }

    /** The store is the record's key, so that it goes where the store's other records are. */
    private static Gln storeOf(ConsumerRecord<byte[], byte[]> record, String type) {
        var checking = new Checking();
        Gln store = checking.read("value", type, given -> {
            if (record.topic().equals(Topics.EXCEPTIONS.topic())) {
                return ExceptionRaised.CODEC.read(given, record.value()).store();
            }
            return record.topic().equals(Topics.POS_TRANSACTIONS.topic()) ? StoreRecord.CODEC.read(given, record.value()).store()
                    : DespatchEvent.CODEC.read(given, record.value()).store();
        });
        checking.require(store != null || !checking.areNone(), "value.store", "is missing");
        return checking.held(store);
    }
}
