package io.restock.ledger.stock;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.catalog.Item.State;
import io.restock.ledger.catalog.ItemStates;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** How an item stands in the range of a store. @param stocked whether it has stock of its own: a kit has none */
record Range(State state, boolean stocked) {
    private static final Range USUAL = new Range(State.ACTIVE, true);

    /** Of items that are listed or not, as they stand at a store: what is called back from there is held there. */
    static Map<Gtin, Range> at(Sql sql, Gln store, Collection<Gtin> items) throws SQLException {
        var found = new HashMap<Gtin, Range>();
        items.forEach(item -> found.put(item, USUAL));
        sql.list("select gtin, state, stocked and not exists (select from ledger.kit_part where kit = gtin) as stocked from ledger.item where gtin = any(?)",
                row -> found.put(new Gtin(row.getString("gtin")), new Range(State.valueOf(row.getString("state")), row.getBoolean("stocked"))),
                items.stream().map(Gtin::digits).toList());
        for (Gtin held : ItemStates.heldAt(sql, store, items)) {
            found.computeIfPresent(held, (_, range) -> new Range(State.HELD, range.stocked));
        }
        return found;
    }
}
