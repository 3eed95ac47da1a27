package io.restock.ledger.despatch;

import io.restock.border.kafka.KafkaHeaders;
import io.restock.contracts.Digest;
import io.restock.contracts.RecordHeaders;
import io.restock.contracts.Topics;
import io.restock.contracts.despatch.DespatchEvent;
import io.restock.contracts.despatch.DespatchEvent.CutOffMoved;
import io.restock.contracts.despatch.DespatchEvent.GoodsDespatched;
import io.restock.contracts.despatch.DespatchEvent.LineShorted;
import io.restock.contracts.store.StoreRecord;
import io.restock.contracts.store.StoreRecord.DespatchNotice;
import io.restock.journal.BatchTransaction;
import io.restock.journal.PartitionHandler;
import io.restock.journal.Provenance;
import io.restock.ledger.outbox.Outbox;
import io.restock.sql.Sql;
import java.sql.SQLException;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Leaves a notice for the store's own records in the outbox, within the transaction that moves the cursor: there it gets its place before or
 * after a count or a receipt. The outbox sends at least once; the despatch's SSCC is the notice's identity, so a second one is a duplicate.
 */
record AdviceHandler(Runnable left) implements PartitionHandler {
    @Override
    public void apply(BatchTransaction batch) throws SQLException {
        var outbox = new Outbox();
        for (ConsumerRecord<byte[], byte[]> record : batch.records()) {
            try {
                carry(record, outbox);
            } catch (RuntimeException e) {
                batch.putAside(record, e.toString());
            }
        }
        outbox.write(new Sql(batch.connection()));
    }

    private static void carry(ConsumerRecord<byte[], byte[]> record, Outbox outbox) {
        must(record.value() != null, "has no value");
        RecordHeaders headers = KafkaHeaders.of(record);
        switch (DespatchEvent.CODEC.read(headers.type(), record.value())) {
            case GoodsDespatched sent -> {
                must(sent.store() != null && sent.despatch() != null, "names no store or no SSCC");
                var notice = new DespatchNotice(sent.store(), sent.despatch().digits(), Digest.of(record.value()), sent.occurredAt(), sent.dc(),
                        sent.despatch(), sent.lines(), null);
                outbox.add(Topics.POS_TRANSACTIONS, notice.store().digits(), StoreRecord.CODEC.typeOf(notice), StoreRecord.CODEC.write(notice),
                        Provenance.of(headers).author());
            }
            case LineShorted _,CutOffMoved _ -> {}
        }
    }

    private static void must(boolean holds, String reason) {
        if (!holds) {
            throw new IllegalArgumentException(reason);
        }
    }

    @Override
    public void committed() {
        left.run();
    }
}
