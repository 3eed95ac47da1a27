package io.restock.ledger.intake;

import io.restock.contracts.stock.StockLevel;
import io.restock.contracts.store.StoreRecord.RetailTransaction;
import io.restock.journal.BatchTransaction;
import io.restock.journal.FencedException;
import io.restock.journal.PartitionHandler;
import io.restock.ledger.forgetting.Forgotten;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Takes the records of one partition in their order: drops what was seen, turns the rest into commands, lets the store-items decide, and
 * writes events, stock and memory in the batch's one transaction.
 *
 * <p>A record that cannot be read or applied goes to the quarantine and its partition goes on. Where a batch fails as a whole, it is tried
 * again record by record, to find the one that is to blame; that one is quarantined at the next try.
 */
public final class StoreRecordHandler implements PartitionHandler {
    /** Observes what was committed. */
    public interface Observer {
        void committed(BatchTransaction batch, List<StockLevel> levels, int lines);
    }

    private final Observer observer;
    private final StoreItems storeItems = new StoreItems();
    private final ItemUnits units = new ItemUnits();
    private final Map<Long, String> blamed = new HashMap<>();
    private boolean oneByOne;
    private BatchTransaction batch;
    private List<StockLevel> levels = List.of();
    private int lines;

    public StoreRecordHandler(Observer observer) {
        this.observer = observer;
    }

    @Override
    public void apply(BatchTransaction batch) throws SQLException {
        this.batch = batch;
        this.levels = new ArrayList<>();
        this.lines = 0;
        List<Taken> readable = readable(batch);
        if (oneByOne) {
            for (Taken taken : readable) {
                applyAlone(batch, taken);
            }
        } else {
            applyTogether(batch, readable);
        }
    }

    private void applyAlone(BatchTransaction batch, Taken taken) throws SQLException {
        try {
            applyTogether(batch, List.of(taken));
        } catch (SQLException | RuntimeException e) {
            if (isTheRecordsFault(e)) {
                blamed.put(taken.source().offset(), e.toString());
            }
            throw e;
        }
    }

    /** SQLState class 22 is "data exception"; everything else of the database, such as a lost connection, is not the record's doing. */
    private static boolean isTheRecordsFault(Exception e) {
        return e instanceof SQLException sql ? sql.getSQLState() != null && sql.getSQLState().startsWith("22") : !(e instanceof FencedException);
    }

    private void applyTogether(BatchTransaction batch, List<Taken> records) throws SQLException {
        SeenRecords seen = SeenRecords.load(batch.connection(), records);
        var ledger = new LedgerBatch(batch, storeItems, units);
        var clerk = new Clerk(ledger, seen);
        for (Taken taken : records) {
            if (clerk.take(taken) && taken.record() instanceof RetailTransaction sold) {
                lines += sold.lines().size();
            }
        }
        levels.addAll(ledger.finish());
    }

    private List<Taken> readable(BatchTransaction batch) throws SQLException {
        var readable = new ArrayList<Taken>(batch.records().size());
        for (var source : batch.records()) {
            try {
                if (blamed.containsKey(source.offset())) {
                    throw new Unappliable(blamed.get(source.offset()));
                }
                readable.add(new Taken(source, RecordReader.read(source)));
            } catch (Unappliable e) {
                putAside(batch, source, e.getMessage());
            }
        }
        return known(batch, readable);
    }

    private List<Taken> known(BatchTransaction batch, List<Taken> records) throws SQLException {
        var forgotten = Forgotten.of(batch.connection(), records.stream().map(Taken::record).toList(), batch.recordedAt());
        var known = new ArrayList<Taken>(records.size());
        for (Taken taken : records) {
            Optional<String> reason = forgotten.reason(taken.record());
            if (reason.isPresent()) {
                putAside(batch, taken.source(), reason.get());
            } else {
                known.add(taken);
            }
        }
        return known;
    }

    @Override
    public void putAside(BatchTransaction batch, ConsumerRecord<byte[], byte[]> record, String reason) throws SQLException {
        Quarantine.put(batch.connection(), record, reason, batch.recordedAt());
        var totals = new Totals();
        totals.add(Total.QUARANTINED, 1);
        totals.write(batch.connection(), batch.partition());
    }

    @Override
    public void committed() {
        oneByOne = false;
        blamed.clear();
        observer.committed(batch, levels, lines);
    }

    @Override
    public void rolledBack() {
        oneByOne = true;
        storeItems.forget();
    }

    @Override
    public void close() {
        storeItems.close();
    }
}
