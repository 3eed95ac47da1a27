package io.restock.terminal.world;

import static java.util.Objects.requireNonNull;

import io.restock.terminal.chain.Chain;
import io.restock.terminal.chain.Chain.Shop;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the same customers would have met in the same stores, from the same opening stock, had these been replenished by fixed minima and maxima: ordered at each
 * lane's last cut-off, delivered as its lorries drive, by a distribution center that always has everything. That last is in favour of the baseline.
 */
public record Baseline(Chain chain, long seed, int tillsPerStore, Instant from, Instant until) {
    /**
     * @param days of which the average demand was known when minima and maxima were set
     * @param availability share of wants met in full at once, 0 to 1; absent without wants
     */
    public record Outcome(int days, long wants, long lost, @Nullable Double availability, BigDecimal lostValue, long lostEaches, long lostGrams, double averageEaches,
            double averageGrams) {}

    public Outcome minMax(int days) throws InterruptedException {
        var world = new World(chain, seed, tillsPerStore, true);
        var systems = new HashMap<Shop, MinMaxStore>();
        for (var shop : chain.shops()) {
            systems.put(shop, opened(world, shop, days));
        }
        world.begin(from, systems::get);
        for (var life : world.stores()) {
            life.closeAt(until);
            live(life, requireNonNull(systems.get(life.shop())));
        }
        return outcome(world, days);
    }

    private MinMaxStore opened(World world, Shop shop, int days) {
        var today = from.atZone(shop.store().zone()).toLocalDate();
        double[] perDay = new double[chain.articles().size()];
        for (int item = 0; item < perDay.length; item++) {
            perDay[item] = world.customers().average(shop, item, today, days);
        }
        var system = new MinMaxStore(chain.articles(), perDay);
        for (int item = 0; item < perDay.length; item++) {
            int units = world.opening().ofStore(shop, chain.articles().get(item), item, today);
            world.open(shop, item, units);
            system.open(item, units);
        }
        return system;
    }

    private void live(StoreLife life, MinMaxStore system) throws InterruptedException {
        var lane = life.shop().lane();
        var nightly = lane.cutOffs().getLast();
        var zone = lane.zone();
        for (var day = from.atZone(zone).toLocalDate();; day = day.plusDays(1)) {
            var cutOff = day.atTime(nightly).atZone(zone).toInstant();
            while (life.next().isBefore(until) && life.next().isBefore(cutOff)) {
                life.step();
            }
            if (!life.next().isBefore(until)) {
                return;
            }
            var order = system.order();
            if (!order.isEmpty()) {
                life.inherit(new Lorry("night of " + day, lane.arrivalFor(cutOff), Map.copyOf(order)));
            }
        }
    }

    private Outcome outcome(World world, int days) {
        long wants = 0;
        long met = 0;
        var value = BigDecimal.ZERO;
        long[] lost = new long[2];
        double[] average = new double[2];
        for (var life : world.stores()) {
            wants += life.shelves().wants();
            met += life.shelves().met();
            for (int item = 0; item < chain.articles().size(); item++) {
                var article = chain.articles().get(item);
                var seen = life.shelves().of(item);
                int unit = article.weighed() ? 1 : 0;
                lost[unit] += seen.unitsWanted() - seen.unitsBought();
                average[unit] += seen.averageUnits();
                value = value.add(article.amountFor((int) (seen.unitsWanted() - seen.unitsBought())));
            }
        }
        return new Outcome(days, wants, wants - met, wants == 0 ? null : (double) met / wants, value, lost[0], lost[1], average[0], average[1]);
    }
}
