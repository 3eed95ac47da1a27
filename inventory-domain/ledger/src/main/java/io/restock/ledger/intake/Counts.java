package io.restock.ledger.intake;

import io.restock.contracts.Gtin;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.store.StoreRecord.CountedLine;
import io.restock.contracts.store.StoreRecord.StockCount;
import io.restock.inventory.StoreItemCommand.RecordCount;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts need what moved since their instant, which only the books know. */
final class Counts {
    private Counts() {}

    /** One command an item; an item on several lines (shelf and back room) was counted in parts. */
    static List<RecordCount> commands(Clerk.Books books, StockCount count) throws SQLException {
        Instant countedAt = count.occurredInstant().truncatedTo(ChronoUnit.MICROS);
        var units = new TreeMap<Gtin, Integer>();
        for (CountedLine line : count.lines()) {
            units.merge(line.item(), line.units(), Math::addExact);
        }
        List<StoreItemId> items = units.keySet().stream().map(item -> new StoreItemId(count.store(), item)).toList();
        Map<String, Integer> movedSince = books.movedSince(items, countedAt);
        return items.stream().map(item -> new RecordCount(item, countedAt, count.identity(), units.get(item.item()),
                movedSince.getOrDefault(item.toString(), 0))).toList();
    }
}
