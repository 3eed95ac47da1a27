package io.restock.distribution.pick;

import io.restock.distribution.stock.Bin;
import io.restock.distribution.stock.DcStock;
import io.restock.distribution.stock.DcStock.Lying;
import io.restock.distribution.stock.Lot;
import java.sql.SQLException;
import java.util.List;

/**
 * Where a picker took what he found, and what the books make of it. Goods of a lot of which the books have too few there are taken to be of those whose lot nobody had named; beyond those, nobody
 * knew of them.
 *
 * @param from the bin of the lot that he named, or the one to which he was sent
 * @param onHand units of what was asked for in its bin, before
 * @param units that he found
 */
record Took(Bin from, int onHand, int units, PickRule.Shelf shelf) {
    /** Notes the lot that he names. @param lying of the item, before. */
    static Took of(DcStock stock, List<Lying> lying, Pick pick, Picking.Answered answer) throws SQLException {
        Lot named = answer.lot();
        if (named != null) {
            stock.hear(pick.item(), named);
        }
        Bin from = named == null ? pick.bin() : new Bin(pick.location(), named.name());
        int onHand = units(lying, pick.bin());
        int ofLot = from.equals(pick.bin()) ? onHand : units(lying, from);
        int unnamed = from.lot() == null ? 0 : units(lying, new Bin(pick.location(), null));
        int unknown = Math.max(0, answer.units() - ofLot - unnamed);
        int takenOfLot = Math.min(answer.units(), ofLot + unknown);
        int left = from.equals(pick.bin()) ? ofLot + unknown - takenOfLot : pick.lot() == null ? unnamed - (answer.units() - takenOfLot) : onHand;
        return new Took(from, onHand, answer.units(), new PickRule.Shelf(unknown, left));
    }

    private static int units(List<Lying> lying, Bin bin) {
        return lying.stream().filter(each -> each.bin().equals(bin)).mapToInt(each -> each.held().units()).sum();
    }
}
