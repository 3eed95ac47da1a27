package io.restock.ledger.totals;

import io.restock.contracts.Gtin;
import io.restock.contracts.catalog.Item.Unit;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What items are counted in, as far as a partition has asked. A listed item's unit never changes, so what was read once stays true. */
public final class ItemUnits {
    private static final int REMEMBERED = 100_000;

    private final Map<Gtin, Unit> known = new HashMap<>();

    /** Null while it is unknown here: not listed, or not asked about yet. */
    @Nullable
    Unit of(Gtin item) {
        return known.get(item);
    }

    /** Asks the catalog; an item that nobody has listed stays unknown. */
    void ask(Sql sql, Collection<Gtin> items) throws SQLException {
        if (known.size() + items.size() > REMEMBERED) {
            known.clear();
        }
        sql.list("select gtin, unit from ledger.item where gtin = any(?)",
                row -> known.put(new Gtin(row.getString(1)), Unit.valueOf(row.getString(2))), items.stream().map(Gtin::digits).toList());
    }
}
