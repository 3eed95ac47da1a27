package io.restock.replenishment.neighbourhood;

import io.restock.contracts.Gln;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Map;

/** What stores have traded, as rows: one for each store and day. */
final class TradingRows {
    private TradingRows() {}

    static Trading load(Sql sql, Gln store) throws SQLException {
        var trading = new Trading();
        sql.list("""
                select day, purchases from replenishment.store_trade
                where store = ? and day > (select max(day) from replenishment.store_trade where store = ?) - ?""",
                row -> {
                    var day = row.getObject(1, LocalDate.class);
                    var hours = (Float[]) row.getArray(2).getArray();
                    float[] purchases = new float[hours.length];
                    for (int hour = 0; hour < hours.length; hour++) {
                        purchases[hour] = hours[hour];
                    }
                    trading.put(day, purchases);
                    return day;
                }, store, store, Trading.KEPT_DAYS);
        return trading;
    }

    /** In one batch, however many sales there were. */
    static void save(Sql sql, Map<Gln, Trading> tradings) throws SQLException {
        var rows = new ArrayList<Object[]>();
        tradings.forEach((store, trading) -> trading.changes().forEach((day, hours) -> rows.add(new Object[] {store, day, hours})));
        sql.batch("insert into replenishment.store_trade (store, day, purchases) values (?, ?, ?) on conflict (store, day) do update set purchases = excluded.purchases", rows);
    }

    /** What is not looked at any more is not kept. */
    static void prune(Sql sql, Gln store, LocalDate oldest) throws SQLException {
        sql.execute("delete from replenishment.store_trade where store = ? and day < ?", store, oldest);
    }
}
