package io.restock.ledger.despatch;

import io.restock.border.kafka.KafkaHeaders;
import io.restock.contracts.Digest;
import io.restock.contracts.Gln;
import io.restock.contracts.Limits;
import io.restock.contracts.RecordHeaders;
import io.restock.contracts.Topics;
import io.restock.contracts.despatch.DespatchEvent;
import io.restock.contracts.despatch.DespatchEvent.CutOffMoved;
import io.restock.contracts.despatch.DespatchEvent.DespatchCalledOff;
import io.restock.contracts.despatch.DespatchEvent.GoodsDespatched;
import io.restock.contracts.despatch.DespatchEvent.LineHandedOver;
import io.restock.contracts.despatch.DespatchEvent.LineShorted;
import io.restock.contracts.despatch.DespatchEvent.LineSubstituted;
import io.restock.contracts.despatch.DespatchEvent.ReturnCalledOff;
import io.restock.contracts.despatch.DespatchEvent.ReturnReceived;
import io.restock.contracts.despatch.DespatchEvent.ReturnReversed;
import io.restock.contracts.store.StoreRecord;
import io.restock.contracts.store.StoreRecord.CenterCallOff;
import io.restock.contracts.store.StoreRecord.CenterReceipt;
import io.restock.contracts.store.StoreRecord.CenterReversal;
import io.restock.contracts.store.StoreRecord.DespatchCallOff;
import io.restock.contracts.store.StoreRecord.DespatchNotice;
import io.restock.journal.BatchTransaction;
import io.restock.journal.PartitionHandler;
import io.restock.journal.Provenance;
import io.restock.ledger.outbox.Outbox;
import io.restock.sql.Sql;
import java.sql.SQLException;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Leaves what a center says in the outbox for the store's own records, within the transaction that moves the cursor: there it gets its place before or
 * after a count or a receipt. The outbox sends at least once; the despatch's SSCC, or the number of the center's word about a transfer, is its identity, so a second one
 * is a duplicate.
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
                leave(new DespatchNotice(sent.store(), sent.despatch().digits(), Digest.of(record.value()), sent.occurredAt(), sent.dc(),
                        sent.despatch(), sent.lines(), null), headers, outbox);
            }
            case DespatchCalledOff off -> {
                must(off.store() != null && off.dc() != null && off.despatch() != null, "names no store, no center or no SSCC");
                leave(new DespatchCallOff(off.store(), off.despatch().digits(), Digest.of(record.value()), off.occurredAt(), off.dc(), off.despatch(), off.reason()), headers,
                        outbox);
            }
            case ReturnReversed back -> {
                must(back.store() != null && back.dc() != null && back.transfer() != null, "names no store, no center or no transfer");
                leave(new CenterReversal(back.store(), identity(back.dc(), back.transfer(), back.part()), Digest.of(record.value()), back.occurredAt(), back.dc(),
                        back.transfer(), back.lines(), back.complete()), headers, outbox);
            }
            case ReturnReceived came -> {
                must(came.store() != null && came.dc() != null && came.transfer() != null, "names no store, no center or no transfer");
                leave(new CenterReceipt(came.store(), identity(came.dc(), came.transfer(), came.part()), Digest.of(record.value()), came.occurredAt(), came.dc(),
                        came.transfer(), came.lines(), came.complete()), headers, outbox);
            }
            case ReturnCalledOff off -> {
                must(off.store() != null && off.dc() != null && off.transfer() != null, "names no store, no center or no transfer");
                leave(new CenterCallOff(off.store(), identity(off.dc(), off.transfer(), off.part()), Digest.of(record.value()), off.occurredAt(), off.dc(),
                        off.transfer(), off.reason(), off.lines()), headers, outbox);
            }
            case LineShorted _,LineSubstituted _,CutOffMoved _,LineHandedOver _ -> {}
        }
    }

    private static void leave(StoreRecord record, RecordHeaders headers, Outbox outbox) {
        outbox.add(Topics.POS_TRANSACTIONS, record.store().digits(), StoreRecord.CODEC.typeOf(record), StoreRecord.CODEC.write(record), Provenance.of(headers).author());
    }

    /** A transfer's number may be as long as an identity may be. */
    private static String identity(Gln dc, String transfer, int part) {
        String identity = dc + "/" + transfer + "/" + part;
        return identity.length() <= Limits.NAME ? identity : dc + "/" + Digest.of(transfer) + "/" + part;
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
