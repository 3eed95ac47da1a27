package io.restock.distribution.stock;

import io.restock.distribution.stock.PuttingAway.Goods;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lots of an item that are on the road, and less and less of them as goods come. Of goods whose lot nobody names it is not known which came: they are taken to be those that expire first, so that none is
 * sent after its last day. Where less came than left, what is missing is of those that last longest.
 */
public final class TravellingLots {
    private final Map<Lot, Integer> left;

    /** @param left units by lot, first what expires first */
    public TravellingLots(Map<Lot, Integer> left) {
        this.left = new LinkedHashMap<>(left);
    }

    /** @param travelled whether they are of a lot that was on the road; false for what came beyond that */
    public record Part(Goods goods, boolean travelled) {}

    /** @return the goods lot by lot */
    public List<Part> take(Goods goods) {
        var parts = new ArrayList<Part>();
        int rest = goods.units();
        for (var lot : left.entrySet()) {
            boolean fits = goods.lot() == null || goods.lot().name().equals(lot.getKey().name());
            int here = fits ? Math.min(rest, lot.getValue()) : 0;
            if (here > 0) {
                parts.add(new Part(new Goods(goods.item(), here, goods.location(), goods.grams(), goods.count(), lot.getKey()), true));
                lot.setValue(lot.getValue() - here);
                rest -= here;
            }
        }
        if (rest > 0) {
            parts.add(new Part(goods.at(goods.location(), rest), false));
        }
        return parts;
    }
}
