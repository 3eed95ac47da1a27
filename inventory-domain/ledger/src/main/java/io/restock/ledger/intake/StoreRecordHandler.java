package io.restock.ledger.intake;

import static java.util.Objects.requireNonNull;

import io.restock.contracts.stock.StockLevel;
import io.restock.contracts.store.StoreRecord.RetailTransaction;
import io.restock.journal.BatchTransaction;
import io.restock.journal.PartitionHandler;
import io.restock.ledger.forgetting.Forgotten;
import io.restock.ledger.quarantine.Unappliable;
import io.restock.ledger.records.SeenRecords;
import io.restock.ledger.records.SetBackClocks;
import io.restock.ledger.stock.StoreItems;
import io.restock.ledger.totals.ItemUnits;
import io.restock.ledger.totals.Total;
import io.restock.ledger.totals.Totals;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes the records of one partition in their order: drops what was seen, turns the rest into commands, lets the store-items decide, and
 * writes events, stock and memory in the batch's one transaction.
 *
 * <p>A record that cannot be read or applied goes to the quarantine and its partition goes on.
 */
public final class StoreRecordHandler implements PartitionHandler {
    /** Observes what was committed. */
    public interface Observer {
        void committed(BatchTransaction batch, List<StockLevel> levels, int lines);
    }

    private final Observer observer;
    private final StoreItems storeItems = new StoreItems();
    private final ItemUnits units = new ItemUnits();
    private @Nullable BatchTransaction batch;
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
        List<Taken> records = readable(batch);
        var sql = new Sql(batch.connection());
        SeenRecords seen = SeenRecords.load(sql, records.stream().map(Taken::record).toList());
        var ledger = new LedgerBatch(batch, storeItems, units, SetBackClocks.load(sql, sold(records)));
        var clerk = new Clerk(ledger, seen);
        for (Taken taken : records) {
            if (clerk.take(taken) && taken.record() instanceof RetailTransaction sold) {
                lines += sold.lines().size();
            }
        }
        levels.addAll(ledger.finish());
    }

    private static List<RetailTransaction> sold(List<Taken> records) {
        return records.stream().map(Taken::record).filter(RetailTransaction.class::isInstance).map(RetailTransaction.class::cast).toList();
    }

    private static List<Taken> readable(BatchTransaction batch) throws SQLException {
        var readable = new ArrayList<Taken>(batch.records().size());
        for (var source : batch.records()) {
            try {
                readable.add(new Taken(source, NotAhead.of(RecordReader.read(source), batch.recordedAt())));
            } catch (Unappliable e) {
                batch.putAside(source, e.reason());
            }
        }
        return known(batch, readable);
    }

    private static List<Taken> known(BatchTransaction batch, List<Taken> records) throws SQLException {
        var forgotten = Forgotten.of(new Sql(batch.connection()), records.stream().map(Taken::record).toList(), batch.recordedAt());
        var known = new ArrayList<Taken>(records.size());
        for (Taken taken : records) {
            Optional<String> reason = forgotten.reason(taken.record());
            if (reason.isPresent()) {
                batch.putAside(taken.source(), reason.get());
            } else {
                known.add(taken);
            }
        }
        return known;
    }

    @Override
    public void putAside(BatchTransaction batch) throws SQLException {
        var totals = new Totals();
        totals.add(Total.QUARANTINED, 1);
        totals.write(new Sql(batch.connection()), batch.partition());
    }

    @Override
    public void committed() {
        observer.committed(requireNonNull(batch), levels, lines);
    }

    @Override
    public void rolledBack() {
        storeItems.forget();
    }

    @Override
    public void close() {
        storeItems.close();
    }
}
