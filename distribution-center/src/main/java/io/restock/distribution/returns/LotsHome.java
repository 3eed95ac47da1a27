package io.restock.distribution.returns;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Sscc;
import io.restock.distribution.stock.Lot;
import io.restock.distribution.stock.PuttingAway.Goods;
import io.restock.distribution.stock.StockReports;
import io.restock.distribution.stock.TravellingLots;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Of which lots goods are that come home: the center knows which left, though nobody names them when they come. */
final class LotsHome {
    private LotsHome() {}

    /** @param goods counted in items. @return the same, lot by lot as far as lots of the despatch have not come home before */
    static List<Goods> named(Sql sql, Gln dc, Sscc sscc, List<Goods> goods) throws SQLException {
        var left = new HashMap<Gtin, Map<Lot, Integer>>();
        sql.list("""
                select l.item, o.lot, o.best_before, sum(o.units) - coalesce((
                    select sum(e.units) from distribution.store_return_arrival a join distribution.stock_entry e on (e.dc, e.report_kind, e.report) = (a.dc, ?, a.report)
                    where a.dc = ? and a.transfer = ? and not a.reversed and e.item = l.item and e.lot = o.lot), 0) as units
                from distribution.despatch_lot o join distribution.despatch_line l using (sscc, order_line) where o.sscc = ?
                group by l.item, o.lot, o.best_before order by o.best_before nulls last, o.lot""",
                row -> left.computeIfAbsent(new Gtin(row.getString("item")), _ -> new LinkedHashMap<>())
                        .put(new Lot(row.getString("lot"), row.getObject("best_before", LocalDate.class)), Math.max(0, row.getInt("units"))),
                StockReports.Kind.RETURN_ARRIVAL, dc, HomeBook.number(sscc), sscc);
        var lots = new HashMap<Gtin, TravellingLots>();
        left.forEach((item, ofItem) -> lots.put(item, new TravellingLots(ofItem)));
        return goods.stream().flatMap(line -> {
            TravellingLots ofItem = lots.get(line.item());
            return ofItem == null || line.units() == 0 ? Stream.of(line) : ofItem.take(line).stream().map(TravellingLots.Part::goods);
        }).toList();
    }
}
