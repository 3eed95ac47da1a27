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

    /** What came: of the lot that people name, or by the lots that are still on the road. Where less came, those that last longest are taken to be missing. */
    static List<Goods> arrived(Sql sql, CenterTransfer transfer, TransferPart part, Arrival arrival, DcStock stock) throws SQLException {
        List<OnTheRoad> sent = sql.list("""
                select lot, best_before, units - arrived as units from distribution.center_transfer_lot where transfer = ? and arrived < units
                order by best_before nulls last, lot""", row -> new OnTheRoad(new Lot(row.getString("lot"), row.getObject("best_before", LocalDate.class)), row.getInt("units")),
                transfer.id());
        Lot named = arrival.lot();
        for (OnTheRoad lot : sent) {
            stock.hear(transfer.item(), lot.lot); // its last day travels along
        }
        if (named != null) {
            stock.mustBe(transfer.item(), named, "");
        }
        var arrived = new ArrayList<Goods>();
        int left = arrival.units();
        for (OnTheRoad lot : sent) {
            int here = named == null || named.name().equals(lot.lot.name()) ? Math.min(left, lot.units) : 0;
            if (here > 0) {
                part.isOf(sql, lot.lot, here);
                arrived.add(new Goods(transfer.item(), here, arrival.location(), null, null, lot.lot));
                left -= here;
            }
        }
        if (left > 0) {
            arrived.add(new Goods(transfer.item(), left, arrival.location(), null, null, named));
        }
        return arrived;
    }

    /** Units of a lot that left and have not come. */
    private record OnTheRoad(Lot lot, int units) {}
}
