package io.restock.ledger.rounds;

import io.quarkus.scheduler.Scheduled;
import io.restock.contracts.Digest;
import io.restock.contracts.Gtin;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.Topics;
import io.restock.contracts.access.Author;
import io.restock.contracts.exceptions.ExceptionKind;
import io.restock.contracts.store.AdjustmentReason;
import io.restock.contracts.store.StoreRecord;
import io.restock.contracts.store.StoreRecord.CountedLine;
import io.restock.contracts.store.StoreRecord.StockAdjustment;
import io.restock.ledger.Kafka;
import io.restock.ledger.Round;
import io.restock.ledger.exceptions.ExceptionBook;
import io.restock.ledger.journal.Balance;
import io.restock.ledger.stock.StockTable;
import io.restock.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;

/**
 * What was sold and brought back of an item while nobody stocked it is no stock. When it is stocked again, each store begins with nothing, by an adjustment that takes the store's one road, and is
 * asked to count: whatever was on its shelves before nobody has watched since.
 */
@ApplicationScoped
public class StockedAgain extends Round {
    private static final AdjustmentReason STOCKED = new AdjustmentReason("STOCKED");
    private static final Author LEDGER = Author.system("ledger");
    private static final int AT_ONCE = 100;
    private static final int STORES_AT_ONCE = 10_000;

    @Inject
    Kafka kafka;

    @Scheduled(every = "2s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void go() throws SQLException {
        if (!turn.isOurs()) {
            return;
        }
        List<Gtin> items = database.read(sql -> sql.list("select gtin from ledger.item where begins_anew order by gtin limit ?", row -> new Gtin(row.getString(1)), AT_ONCE));
        for (Gtin item : items) {
            database.decide(sql -> begin(sql, item));
        }
    }

    /** Of a store that was asked before and the mark not taken off, the adjustment's identity says that it is the same. */
    private int begin(Sql sql, Gtin item) throws SQLException {
        if (sql.execute("update ledger.item set begins_anew = false where gtin = ? and begins_anew and stocked", item.digits()) == 0) {
            return sql.execute("update ledger.item set begins_anew = false where gtin = ? and not stocked", item.digits());
        }
        List<Balance> left = StockTable.left(sql, item, STORES_AT_ONCE);
        var exceptions = new ExceptionBook(clock.instant());
        left.forEach(each -> exceptions.raise(ExceptionKind.COUNT_TOO_OLD, each.storeItem().store(), each.storeItem().toString(),
                item + " was not stocked for a while, and nobody knows what the store has of it; count it", clock.instant()));
        kafka.deliver(left.stream().map(StockedAgain::nothing).map(record -> Kafka.record(Topics.POS_TRANSACTIONS.topic(), null, record.store().digits(),
                StoreRecord.CODEC.typeOf(record), StoreRecord.CODEC.write(record), LEDGER.text())).toList());
        return exceptions.write(sql);
    }

    /** At the instant of the last event: a count that comes after it stays right. */
    private static StockAdjustment nothing(Balance left) {
        StoreItemId id = left.storeItem();
        String identity = "stocked-" + id.item() + "-" + left.sequence();
        var lines = List.of(new CountedLine(id.item(), -left.onHand()));
        return new StockAdjustment(id.store(), identity, Digest.of(identity + lines), left.occurredAt().atOffset(ZoneOffset.UTC), STOCKED, lines);
    }
}
