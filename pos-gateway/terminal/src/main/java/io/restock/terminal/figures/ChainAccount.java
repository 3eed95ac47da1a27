package io.restock.terminal.figures;

import io.restock.terminal.world.StoreFloor;
import io.restock.terminal.world.StoreLife;
import io.restock.terminal.world.World;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The world beside what the system believes, when trade has ended. Pieces and grams stand apart: they are never added.
 *
 * @param wants times that customers wanted an item
 * @param lost those of them that were not met in full
 * @param lostValue what the units that were not there would have cost, in the chain's currency
 * @param shelvesFilled share of items times half hours of opening in which something stood on the shelf, 0 to 1; absent before the first
 * @param eaches of items sold by the piece
 * @param grams of items sold by weight
 */
public record ChainAccount(long wants, long lost, BigDecimal lostValue, String currency, @Nullable Double shelvesFilled, Units eaches, Units grams) {
    /**
     * Of all items with the same unit.
     *
     * @param cover days that the stock lasts at an average day's wants; absent without sales
     * @param storeItems that were compared with the system's on hand; the rest of the line is about these
     * @param exact of which the system knew the units exactly
     * @param withinOnePercent or within one percent of what is there
     * @param withinTenPercent or within ten percent of it
     * @param unitsOff by which the system is off, up or down, together
     */
    public record Units(long wanted, long bought, long lost, long stock, long inBackRooms, double averageStock, @Nullable Double cover, int storeItems, int exact,
            int withinOnePercent, int withinTenPercent, long unitsOff) {}

    /**
     * @param onHand what the system believes of each store, by store and item; a store that could not be asked is left out
     * @param perDay units that all stores sell of an item on an average day
     */
    static ChainAccount of(World world, Map<StoreLife, Map<Integer, Integer>> onHand, double[] perDay) {
        long wants = 0;
        long met = 0;
        long seen = 0;
        long filled = 0;
        var value = BigDecimal.ZERO;
        var eaches = new Sum();
        var grams = new Sum();
        var articles = world.chain().articles();
        for (var life : world.stores()) {
            wants += life.shelves().wants();
            met += life.shelves().met();
            seen += life.shelves().seen();
            filled += life.shelves().seenFilled();
            var believed = onHand.getOrDefault(life, Map.of());
            for (int item = 0; item < articles.size(); item++) {
                var seenOf = life.shelves().of(item);
                value = value.add(articles.get(item).amountFor((int) (seenOf.unitsWanted() - seenOf.unitsBought())));
                (articles.get(item).weighed() ? grams : eaches).add(life, item, believed.get(item));
            }
        }
        double eachesADay = 0;
        double gramsADay = 0;
        for (int item = 0; item < perDay.length; item++) {
            eachesADay += articles.get(item).weighed() ? 0 : perDay[item];
            gramsADay += articles.get(item).weighed() ? perDay[item] : 0;
        }
        return new ChainAccount(wants, wants - met, value, world.chain().currency(), seen == 0 ? null : (double) filled / seen,
                eaches.units(eachesADay), grams.units(gramsADay));
    }

    private static final class Sum {
        private long wanted;
        private long bought;
        private long stock;
        private long behind;
        private double average;
        private int compared;
        private int exact;
        private int withinOne;
        private int withinTen;
        private long off;

        void add(StoreLife life, int item, @Nullable Integer believed) {
            var seen = life.shelves().of(item);
            StoreFloor floor = life.floor();
            wanted += seen.unitsWanted();
            bought += seen.unitsBought();
            stock += floor.units(item);
            behind += floor.inBackRoom(item);
            average += seen.averageUnits();
            if (believed != null) {
                compare(believed, floor.units(item));
            }
        }

        private void compare(int believed, int there) {
            long apart = Math.abs((long) believed - there);
            compared++;
            exact += apart == 0 ? 1 : 0;
            withinOne += apart * 100 <= there ? 1 : 0;
            withinTen += apart * 10 <= there ? 1 : 0;
            off += apart;
        }

        Units units(double perDay) {
            return new Units(wanted, bought, wanted - bought, stock, behind, average, perDay == 0 ? null : stock / perDay, compared, exact, withinOne, withinTen, off);
        }
    }
}
