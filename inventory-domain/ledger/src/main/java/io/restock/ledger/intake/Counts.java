package io.restock.ledger.intake;

import io.restock.contracts.Gtin;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.store.StoreRecord.CountedLine;
import io.restock.contracts.store.StoreRecord.StockCount;
import io.restock.inventory.StoreItemCommand.RecordCount;
import io.restock.ledger.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts need what moved since their instant, which only the journal knows. It must hold everything that came before the count. */
final class Counts {
    private Counts() {}

    /** One command an item; an item on several lines (shelf and back room) was counted in parts. */
    static List<RecordCount> commands(Connection connection, StockCount count) throws SQLException {
        Instant countedAt = count.occurredInstant().truncatedTo(ChronoUnit.MICROS);
        var units = new TreeMap<Gtin, Integer>();
        for (CountedLine line : count.lines()) {
            units.merge(line.item(), line.units(), Math::addExact);
        }
        List<StoreItemId> items = units.keySet().stream().map(item -> new StoreItemId(count.store(), item)).toList();
        Map<String, Integer> movedSince = movedSince(connection, items, countedAt);
        var commands = new ArrayList<RecordCount>(items.size());
        for (StoreItemId item : items) {
            commands.add(new RecordCount(item, countedAt, count.identity(), units.get(item.item()), movedSince.getOrDefault(item.toString(), 0)));
        }
        return commands;
    }

    /** Only store-items with an event since the instant have their history read; most shelves are quiet while they are counted. A count comes first in its instant. */
    private static Map<String, Integer> movedSince(Connection connection, List<StoreItemId> items, Instant instant) throws SQLException {
        var moved = new HashMap<String, Integer>();
        Sql.list(connection, """
                select s.key, (select coalesce(sum(ledger.moved(j.type, j.payload)), 0) from ledger.journal j
                               where j.key = s.key and j.occurred_at >= ?
                                 and (j.occurred_at > ? or j.type not in ('StockCounted', 'CountOffset')))::int
                from ledger.stock s where s.key = any(?) and s.latest_at >= ?""",
                row -> moved.put(row.getString(1), row.getInt(2)), instant, instant, items.stream().map(StoreItemId::toString).toList(), instant);
        return moved;
    }
}
