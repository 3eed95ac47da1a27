package io.restock.ledger.exceptions;

import io.restock.border.kafka.KafkaHeaders;
import io.restock.contracts.RecordHeaders;
import io.restock.contracts.exceptions.ExceptionKind;
import io.restock.contracts.exceptions.ExceptionRaised;
import io.restock.contracts.exceptions.Work;
import io.restock.journal.BatchTransaction;
import io.restock.journal.PartitionHandler;
import io.restock.journal.Provenance;
import io.restock.ledger.exceptions.ExceptionTable.Close;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Folds what other services raise and close into the queue, within the transaction that moves the cursor. What the ledger raised itself stands there already: it was
 * written by what found it.
 */
record HeardExceptions(Clock clock) implements PartitionHandler {
    @Override
    public void apply(BatchTransaction batch) throws SQLException {
        var sql = new Sql(batch.connection());
        for (ConsumerRecord<byte[], byte[]> record : batch.records()) {
            ExceptionRaised raised;
            RecordHeaders headers = KafkaHeaders.of(record);
            try {
                raised = read(record, headers);
            } catch (RuntimeException e) {
                batch.putAside(record, e.toString());
                continue;
            }
            fold(sql, raised, Provenance.of(headers).author());
        }
    }

    private static ExceptionRaised read(ConsumerRecord<byte[], byte[]> record, RecordHeaders headers) {
        must(record.value() != null, "has no value");
        ExceptionRaised raised = ExceptionRaised.CODEC.read(headers.type(), record.value());
        must(raised.kind() != null && raised.store() != null && raised.subject() != null && raised.owner() != null, "names no kind, place, subject or owner");
        must(raised.occurredAt() != null && raised.recordedAt() != null, "says not when");
        return raised;
    }

    private void fold(Sql sql, ExceptionRaised raised, @Nullable String author) throws SQLException {
        Work work = Arrays.stream(ExceptionKind.values()).filter(kind -> kind.name().equals(raised.kind())).findFirst().map(Work::of).orElse(null);
        Raise raise = raise(raised, work);
        if (raise.isOwn()) {
            return;
        }
        var table = new ExceptionTable(sql, clock.instant(), author);
        if (raised.open()) {
            table.raise(List.of(raise));
        } else {
            table.close(List.of(new Close(raised.kind(), raised.subject(), raised.occurredAt(), raised.recordedAt())));
        }
    }

    private static Raise raise(ExceptionRaised raised, @Nullable Work work) {
        boolean ofCenter = work != null && work.isOfCenter();
        String place = raised.store().digits();
        String center = ofCenter ? place : work == null ? null : work.parts(raised.subject()).get("dc");
        return new Raise(raised.kind(), work, raised.subject(), ofCenter ? null : place, center, raised.owner(), raised.detail() == null ? "" : raised.detail(),
                raised.occurredAt(), 1,
                raised.stake(), raised.recordedAt());
    }

    private static void must(boolean holds, String reason) {
        if (!holds) {
            throw new IllegalArgumentException(reason);
        }
    }
}
