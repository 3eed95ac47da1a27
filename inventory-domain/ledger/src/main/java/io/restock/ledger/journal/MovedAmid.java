package io.restock.ledger.journal;

import io.restock.contracts.StoreItemId;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What moved store-items within hours that have passed: each movement with its instant, counts and their offsets left out. */
public final class MovedAmid {
    /** @param byTill whether a till sold it or took it back */
    private record Movement(Instant at, int units, boolean byTill) {}

    private final Map<String, List<Movement>> movements;

    private MovedAmid(Map<String, List<Movement>> movements) {
        this.movements = movements;
    }

    /** @param from the earliest instant that will be asked about; @param until the latest */
    public static MovedAmid of(Sql sql, Collection<StoreItemId> items, Instant from, Instant until) throws SQLException {
        var movements = new HashMap<String, List<Movement>>();
        if (!items.isEmpty()) {
            sql.each("""
                    select key, occurred_at, type in ('ItemSold', 'SaleVoided', 'ItemReturned', 'ReturnVoided') as by_till, ledger.moved(type, payload) as moved
                    from ledger.journal where key = any(?) and occurred_at >= ? and occurred_at < ? and recorded_at >= ?
                      and type not in ('StockCounted', 'CountOffset', 'CountReversed')""",
                    row -> movements.computeIfAbsent(row.getString("key"), _ -> new ArrayList<>())
                            .add(new Movement(Sql.instant(row, "occurred_at"), row.getInt("moved"), row.getBoolean("by_till"))),
                    items, from, until, from);
        }
        return new MovedAmid(movements);
    }

    /** From an instant until before another one; where the other is the earlier one, what moved between them with the opposite sign. */
    public int units(StoreItemId item, boolean byTill, Instant from, Instant until) {
        if (until.isBefore(from)) {
            return -units(item, byTill, until, from);
        }
        return movements.getOrDefault(item.toString(), List.of()).stream()
                .filter(each -> each.byTill() == byTill && !each.at().isBefore(from) && each.at().isBefore(until)).mapToInt(Movement::units).sum();
    }
}
