package io.restock.replenishment.neighbourhood;

import io.restock.contracts.Gtin;
import io.restock.engine.newcomer.Supersession;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** An item that takes the place of another in every store. */
public record Succession(Gtin predecessor, Supersession how) {
    /** By the item that comes. */
    static Map<Gtin, Succession> load(Sql sql, int partition) throws SQLException {
        var found = new HashMap<Gtin, Succession>();
        sql.list("select item, predecessor, units, share from replenishment.supersession where partition = ?", row -> found.put(new Gtin(row.getString(1)),
                new Succession(new Gtin(row.getString(2)), new Supersession(row.getDouble(3), row.getDouble(4)))), partition);
        return found;
    }

    /** For the item that comes. */
    public void put(Sql sql, int partition, Gtin item) throws SQLException {
        sql.execute("""
                insert into replenishment.supersession (predecessor, units, share, partition, item) values (?, ?, ?, ?, ?)
                on conflict (partition, item) do update set predecessor = excluded.predecessor, units = excluded.units, share = excluded.share""",
                predecessor, how.units(), how.share(), partition, item);
    }
}
