package io.restock.ledger.intake;

import io.restock.contracts.stock.StockLevel;
import io.restock.contracts.store.StoreRecord;
import io.restock.contracts.store.StoreRecord.DeliveryReceipt;
import io.restock.contracts.store.StoreRecord.DespatchNotice;
import io.restock.contracts.store.StoreRecord.RetailTransaction;
import io.restock.contracts.store.StoreRecord.ReturnElsewhere;
import io.restock.contracts.store.StoreRecord.StockAdjustment;
import io.restock.contracts.store.StoreRecord.StockCount;
import io.restock.contracts.store.StoreRecord.StockTransfer;
import io.restock.contracts.store.StoreRecord.TransferArrival;
import io.restock.inventory.StoreItemCommand;
import io.restock.journal.BatchTransaction;
import io.restock.journal.FencedException;
import io.restock.journal.PartitionHandler;
import io.restock.ledger.exceptions.ExceptionKind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
        var ledger = new LedgerBatch(batch, storeItems);
        for (Taken taken : records) {
            switch (seen.verdict(taken.record())) {
                case NEW -> takeNew(ledger, seen, taken);
                case DUPLICATE -> ledger.totals.add(Total.DUPLICATES, 1);
                case CONFLICT -> takeConflict(ledger, taken.record());
            }
        }
        levels.addAll(ledger.finish());
    }

    private void takeNew(LedgerBatch ledger, SeenRecords seen, Taken taken) throws SQLException {
        try {
            ledger.add(taken, commands(ledger, taken.record()));
            seen.note(taken.record());
            lines += taken.record() instanceof RetailTransaction sold ? sold.lines().size() : 0;
        } catch (Unappliable e) {
            Quarantine.put(ledger.connection(), taken.source(), e.getMessage(), batch.recordedAt());
            ledger.totals.add(Total.QUARANTINED, 1);
        }
    }

    private static List<? extends StoreItemCommand> commands(LedgerBatch ledger, StoreRecord record) throws SQLException {
        return switch (record) {
            case RetailTransaction transaction -> TransactionCommands.of(transaction);
            case StockCount count -> {
                ledger.decide();
                yield Counts.commands(ledger.connection(), count);
            }
            case StockAdjustment adjustment -> StaffCommands.of(adjustment);
            case StockTransfer transfer -> StaffCommands.of(transfer);
            case TransferArrival arrival -> StaffCommands.of(arrival);
            case ReturnElsewhere back -> StaffCommands.of(back);
            case DeliveryReceipt receipt -> new Despatches(ledger.connection(), ledger.exceptions).receive(receipt);
            case DespatchNotice notice -> new Despatches(ledger.connection(), ledger.exceptions).advise(notice);
        };
    }

    private static void takeConflict(LedgerBatch ledger, StoreRecord record) {
        ledger.totals.add(Total.CONFLICTS, 1);
        String subject = StoreRecord.CODEC.typeOf(record) + "/" + record.store() + "/" + record.identity();
        ledger.exceptions.raise(ExceptionKind.CONFLICTING_TRANSACTION, record.store(), subject,
                "came again with other content; the first stays. Correct it by a return, a void or an adjustment, not by sending it again", record.occurredInstant());
    }

    private List<Taken> readable(BatchTransaction batch) throws SQLException {
        var readable = new ArrayList<Taken>(batch.records().size());
        var unreadable = new Totals();
        boolean any = false;
        for (var source : batch.records()) {
            try {
                if (blamed.containsKey(source.offset())) {
                    throw new Unappliable(blamed.get(source.offset()));
                }
                readable.add(new Taken(source, RecordReader.read(source)));
            } catch (Unappliable e) {
                Quarantine.put(batch.connection(), source, e.getMessage(), batch.recordedAt());
                unreadable.add(Total.QUARANTINED, 1);
                any = true;
            }
        }
        if (any) {
            unreadable.write(batch.connection(), batch.partition());
        }
        return readable;
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
