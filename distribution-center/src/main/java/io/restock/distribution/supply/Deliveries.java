package io.restock.distribution.supply;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.distribution.stock.GoodsAwaited.Delivery;
import io.restock.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What came under which number, by the report of it, until that is taken back. The lorry may be faster than the one who types the order: what came under a number under which nothing was ordered
 * yet counts for the order that is.
 */
final class Deliveries {
    private Deliveries() {}

    /** Of an item, good and damaged units. */
    record Came(Gtin item, long received, long damaged) {
        private static Came from(ResultSet row) throws SQLException {
            return new Came(new Gtin(row.getString("item")), row.getLong("received"), row.getLong("damaged"));
        }

        private Came takenBack() {
            return new Came(item, -received, -damaged);
        }
    }

    /** @param came negative: no more there */
    record TakenBack(String number, List<Came> came) {}

    /** @return what came, by item */
    static List<Came> keep(Sql sql, Delivery delivery, Instant now) throws SQLException {
        var came = new TreeMap<Gtin, Came>();
        delivery.goods().forEach(line -> came.merge(line.item(), new Came(line.item(), line.units(), 0), Deliveries::sum));
        delivery.damaged().forEach(line -> came.merge(line.item(), new Came(line.item(), 0, line.units()), Deliveries::sum));
        sql.batch("insert into distribution.supplier_delivery (dc, report, number, item, received, damaged, complete, came_at) values (?, ?, ?, ?, ?, ?, ?, ?)",
                came.values().stream()
                        .map(line -> new Object[] {delivery.dc(), delivery.report(), delivery.number(), line.item, line.received, line.damaged, delivery.complete(), now})
                        .toList());
        return came.values().stream().filter(line -> line.received + line.damaged > 0).toList();
    }

    private static Came sum(Came one, Came other) {
        return new Came(one.item, one.received + other.received, one.damaged + other.damaged);
    }

    /** All that came under a number. */
    static List<Came> of(Sql sql, Gln dc, String number) throws SQLException {
        return sql.list("""
                select item, sum(received) as received, sum(damaged) as damaged from distribution.supplier_delivery where dc = ? and number = ?
                group by item having sum(received) + sum(damaged) > 0 order by item""", Came::from, dc, number);
    }

    /** Whether any of them said that nothing more comes. */
    static boolean areComplete(Sql sql, Gln dc, String number) throws SQLException {
        return sql.number("select count(*) from distribution.supplier_delivery where dc = ? and number = ? and complete", dc, number) > 0;
    }

    /** @return what the report had brought; nothing if it named no number, or has been forgotten */
    static Optional<TakenBack> takeBack(Sql sql, Gln dc, String report) throws SQLException {
        var number = sql.first("select number from distribution.supplier_delivery where dc = ? and report = ?", row -> row.getString(1), dc, report);
        List<Came> came = sql.list("delete from distribution.supplier_delivery where dc = ? and report = ? returning item, received, damaged", Came::from, dc, report);
        return number.map(each -> new TakenBack(each, came.stream().map(Came::takenBack).toList()));
    }
}
