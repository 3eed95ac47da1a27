package io.restock.replenishment.neighbourhood;

import io.restock.contracts.Gln;
import io.restock.engine.DemandState;
import io.restock.engine.TaylorsLaw;
import io.restock.engine.newcomer.CategoryLevels.Level;
import io.restock.replenishment.catalog.Catalog.Peers;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** Goes through a store's items at the close of a day, and says what they are like together. */
public final class StoreClose {
    /** So many days make an item's level its own. */
    private static final int KNOWN_DAYS = 28;
    /** And so many its variance. */
    private static final int KNOWN_SPREAD_DAYS = 56;

    private final Gln store;
    private final Map<String, Level> levels = new TreeMap<>();
    private final Map<String, TaylorsLaw.Sums> spreads = new TreeMap<>();

    public StoreClose(Gln store) {
        this.store = store;
    }

    public void see(Peers peers, DemandState demand) {
        if (demand.days() >= KNOWN_DAYS) {
            levels.merge(peers.category(), new Level(1, demand.level()), (all, one) -> new Level(all.items() + 1, all.units() + one.units()));
        }
        if (demand.days() >= KNOWN_SPREAD_DAYS && demand.level() > 0 && demand.variance() > 0) {
            spreads.put(peers.department(), spreads.getOrDefault(peers.department(), TaylorsLaw.Sums.NONE).with(demand.level(), demand.variance()));
        }
    }

    /** In the place of what was said at the close before. */
    public void save(Sql sql) throws SQLException {
        sql.execute("delete from replenishment.category_level where store = ?", store);
        sql.execute("delete from replenishment.department_spread where store = ?", store);
        sql.batch("insert into replenishment.category_level values (?, ?, ?, ?)",
                levels.entrySet().stream().map(level -> new Object[] {store, level.getKey(), level.getValue().items(), level.getValue().units()}).toList());
        sql.batch("insert into replenishment.department_spread values (?, ?, ?, ?, ?, ?, ?)", spreads.entrySet().stream().map(spread -> {
            var sums = spread.getValue();
            return new Object[] {store, spread.getKey(), (int) sums.n(), sums.x(), sums.y(), sums.xx(), sums.xy()};
        }).toList());
    }
}
