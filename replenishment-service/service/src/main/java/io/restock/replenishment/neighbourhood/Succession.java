package io.restock.replenishment.neighbourhood;

import io.restock.contracts.Gtin;
import io.restock.engine.newcomer.Supersession;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** An item that takes the place of another in every store. */
public record Succession(Gtin predecessor, Supersession how) {
    /** By the item that comes. */
    static Map<Gtin, Succession> load(Connection connection, int partition) throws SQLException {
        var found = new HashMap<Gtin, Succession>();
        try (var select = connection.prepareStatement("select item, predecessor, units, share from replenishment.supersession where partition = ?")) {
            select.setInt(1, partition);
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    found.put(new Gtin(row.getString(1)), new Succession(new Gtin(row.getString(2)), new Supersession(row.getDouble(3), row.getDouble(4))));
                }
            }
        }
        return found;
    }

    /** For the item that comes. */
    public void put(Connection connection, int partition, Gtin item) throws SQLException {
        try (var upsert = connection.prepareStatement("""
                insert into replenishment.supersession (predecessor, units, share, partition, item) values (?, ?, ?, ?, ?)
                on conflict (partition, item) do update set predecessor = excluded.predecessor, units = excluded.units, share = excluded.share""")) {
            upsert.setString(1, predecessor.digits());
            upsert.setDouble(2, how.units());
            upsert.setDouble(3, how.share());
            upsert.setInt(4, partition);
            upsert.setString(5, item.digits());
            upsert.executeUpdate();
        }
    }
}
