package io.restock.replenishment.neighbourhood;

import io.restock.contracts.Gln;
import io.restock.engine.DemandState;
import io.restock.engine.TaylorsLaw;
import io.restock.engine.newcomer.CategoryLevels.Level;
import io.restock.replenishment.catalog.Catalog.Peers;
import java.sql.Connection;
import java.sql.PreparedStatement;
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
    public void save(Connection connection) throws SQLException {
        delete(connection, "category_level");
        delete(connection, "department_spread");
        try (var insert = connection.prepareStatement("insert into replenishment.category_level values (?, ?, ?, ?)")) {
            for (var level : levels.entrySet()) {
                add(insert, level.getKey(), level.getValue().items(), level.getValue().units());
            }
            insert.executeBatch();
        }
        try (var insert = connection.prepareStatement("insert into replenishment.department_spread values (?, ?, ?, ?, ?, ?, ?)")) {
            for (var spread : spreads.entrySet()) {
                var sums = spread.getValue();
                add(insert, spread.getKey(), (int) sums.n(), sums.x(), sums.y(), sums.xx(), sums.xy());
            }
            insert.executeBatch();
        }
    }

    private void delete(Connection connection, String table) throws SQLException {
        try (var delete = connection.prepareStatement("delete from replenishment." + table + " where store = ?")) {
            delete.setString(1, store.digits());
            delete.executeUpdate();
        }
    }

    private void add(PreparedStatement insert, String name, int items, double... sums) throws SQLException {
        insert.setString(1, store.digits());
        insert.setString(2, name);
        insert.setInt(3, items);
        for (int i = 0; i < sums.length; i++) {
            insert.setDouble(4 + i, sums[i]);
        }
        insert.addBatch();
    }
}
