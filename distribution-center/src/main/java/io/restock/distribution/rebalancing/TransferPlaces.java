package io.restock.distribution.rebalancing;

import static java.util.Comparator.comparing;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.distribution.rebalancing.TransferArrivals.Arrival;
import io.restock.distribution.stock.Bin;
import io.restock.distribution.stock.DcStock;
import io.restock.distribution.stock.DcStock.Lying;
import io.restock.distribution.stock.Location;
import io.restock.distribution.stock.Lot;
import io.restock.distribution.stock.PuttingAway.Goods;
import io.restock.distribution.stock.TravellingLots;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where the goods of a transfer lie until it leaves, and which lots travel with it. */
final class TransferPlaces {
    private static final List<Location> FROM = List.of(Location.RESERVE, Location.PICK_FACE);

    private TransferPlaces() {}

    /** Promises what is good, in reserve first, of each place what expires first. @return units that could be promised */
    static int reserve(Sql sql, Proposal proposal, long transfer, LocalDate goodOn) throws SQLException {
        var stock = new DcStock(sql, proposal.from());
        var good = stock.lying(List.of(proposal.item())).getOrDefault(proposal.item(), List.of()).stream()
                .filter(lying -> FROM.contains(lying.bin().location()) && lying.isGoodOn(goodOn))
                .sorted(comparing((Lying lying) -> FROM.indexOf(lying.bin().location()))).toList();
        int promised = 0;
        for (Lying lying : good) {
            int here = Math.min(proposal.units() - promised, lying.held().free());
            if (here > 0) {
                stock.allocate(proposal.item(), lying.bin(), here);
                sql.execute("insert into distribution.center_transfer_place (transfer, location, lot, units) values (?, ?, ?, ?)", transfer, lying.bin().location(),
                        lying.bin().lot(), here);
                promised += here;
            }
        }
        return promised;
    }

    /** What was promised is free again. @return how much of it was promised where */
    static Map<Bin, Integer> free(Sql sql, CenterTransfer transfer) throws SQLException {
        var stock = new DcStock(sql, transfer.from());
        var places = new LinkedHashMap<Bin, Integer>();
        sql.list("delete from distribution.center_transfer_place where transfer = ? returning location, lot, units",
                row -> places.put(new Bin(Location.valueOf(row.getString("location")), row.getString("lot")), row.getInt("units")), transfer.id());
        for (var place : places.entrySet()) {
            stock.allocate(transfer.item(), place.getKey(), -place.getValue());
        }
        return places;
    }

    /** Units of a lot went. */
    static void sent(Sql sql, CenterTransfer transfer, String lot, int units) throws SQLException {
        sql.execute("""
                insert into distribution.center_transfer_lot as l (transfer, lot, best_before, units)
                select ?, ?, (select best_before from distribution.lot where dc = ? and item = ? and lot = ?), ?
                on conflict (transfer, lot) do update set units = l.units + excluded.units""", transfer.id(), lot, transfer.from(), transfer.item(), lot, units);
    }

    /** What came, lot by lot. */
    static List<Goods> arrived(Sql sql, CenterTransfer transfer, TransferPart part, Arrival arrival, DcStock stock) throws SQLException {
        var sent = new LinkedHashMap<Lot, Integer>();
        sql.list("""
                select lot, best_before, units - arrived as units from distribution.center_transfer_lot where transfer = ? and arrived < units
                order by best_before nulls last, lot""",
                row -> sent.put(new Lot(row.getString("lot"), row.getObject("best_before", LocalDate.class)), row.getInt("units")), transfer.id());
        for (Lot lot : sent.keySet()) {
            stock.hear(transfer.item(), lot); // its last day travels along
        }
        if (arrival.lot() != null) {
            stock.mustBe(transfer.item(), arrival.lot(), "");
        }
        var goods = new ArrayList<Goods>();
        if (arrival.units() > 0) {
            for (TravellingLots.Part came : new TravellingLots(sent).take(new Goods(transfer.item(), arrival.units(), arrival.location(), null, null, arrival.lot()))) {
                if (came.travelled() && came.goods().lot() != null) {
                    part.isOf(sql, came.goods().lot(), came.goods().units());
                }
                goods.add(came.goods());
            }
        }
        return goods;
    }
}
