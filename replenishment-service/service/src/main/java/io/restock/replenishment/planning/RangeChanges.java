package io.restock.replenishment.planning;

import io.restock.contracts.Gtin;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.catalog.Store;
import io.restock.replenishment.catalog.Catalog.Rest;
import io.restock.replenishment.request.PlanningRequest.ReviewAsked;
import io.restock.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * Asks for the reviews of items that the catalog holds, delists, stocks or releases: needs and questions end, or what was not ordered for a while is ordered at once. What was asked for is noted, so
 * that a change is seen that came while nobody looked. Asking twice does no harm.
 */
@ApplicationScoped
public class RangeChanges extends Round {
    private static final int STORES_AT_ONCE = 5_000;

    @Inject
    Planning planning;

    @Override
    String name() {
        return "changes of the range";
    }

    @Override
    void look() throws SQLException {
        if (!turn.isOurs() || !planning.knowsCatalog()) {
            return;
        }
        Map<Gtin, Rest> now = catalog.resting();
        Map<Gtin, Rest> known = database.read(RangeChanges::known);
        var items = new HashSet<>(now.keySet());
        items.addAll(known.keySet());
        for (Gtin item : items) {
            Rest rest = now.get(item);
            if (rest != known.get(item)) {
                announce(item);
                database.decide(sql -> rest == null ? sql.execute("delete from replenishment.item_range where item = ?", item)
                        : sql.execute("insert into replenishment.item_range (item, rest) values (?, ?) on conflict (item) do update set rest = excluded.rest", item, rest.name()));
            }
        }
    }

    private static Map<Gtin, Rest> known(Sql sql) throws SQLException {
        var known = new HashMap<Gtin, Rest>();
        sql.list("select item, rest from replenishment.item_range", row -> known.put(new Gtin(row.getString("item")), Rest.valueOf(row.getString("rest"))));
        return known;
    }

    private void announce(Gtin item) {
        var stores = catalog.stores().stream().map(Store::gln).sorted().toList();
        for (int from = 0; from < stores.size(); from += STORES_AT_ONCE) {
            var some = stores.subList(from, Math.min(stores.size(), from + STORES_AT_ONCE));
            List<StoreItemId> ids =
                    database.read(sql -> sql.list("select store, item from replenishment.store_item where store = any(?) and item = ? order by store", StoreItemRow::id,
                            some, item));
            ids.forEach(id -> requests.send(new ReviewAsked(id.store(), id.item(), clock.instant())));
        }
    }
}
