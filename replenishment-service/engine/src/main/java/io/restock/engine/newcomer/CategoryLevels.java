package io.restock.engine.newcomer;

import io.restock.engine.DemandState;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the items of a category sell in each store, which is where a new item starts. A store with few known items of the category leans on the
 * chain's, which counts like three items. A week later the item's own sales count as much as this.
 *
 * @param byStore by store and category
 * @param byChain by category
 */
public record CategoryLevels(Map<Place, Level> byStore, Map<String, Level> byChain) {
    private static final int KNOWN_DAYS = 28;
    private static final double CHAIN_ITEMS = 3;

    public record Place(String store, String category) {}

    /** @param units a day, of all these items together */
    public record Level(int items, double units) {
        private Level and(Level other) {
            return new Level(items + other.items, units + other.units);
        }

        private double mean() {
            return units / items;
        }
    }

    /** A store-item and what is known of it. */
    public record Neighbour(String store, String category, DemandState state) {}

    public CategoryLevels {
        byStore = Map.copyOf(byStore);
        byChain = Map.copyOf(byChain);
    }

    /** Those known for fewer than four weeks say nothing. */
    public static CategoryLevels of(Collection<Neighbour> neighbours) {
        var known = neighbours.stream().filter(neighbour -> neighbour.state.days() >= KNOWN_DAYS).toList();
        return new CategoryLevels(
                known.stream().collect(Collectors.toMap(n -> new Place(n.store, n.category), n -> new Level(1, n.state.level()), Level::and)),
                known.stream().collect(Collectors.toMap(Neighbour::category, n -> new Level(1, n.state.level()), Level::and)));
    }

    /** A new item of a category in a store; where nobody knows the category, one case pack a week is expected. */
    public DemandState starting(String store, String category, LocalDateTime firstSeen, int casePack) {
        var chain = byChain.get(category);
        if (chain == null) {
            return DemandState.starting(firstSeen, casePack);
        }
        var own = byStore.getOrDefault(new Place(store, category), new Level(0, 0));
        return DemandState.startingAt(firstSeen, (own.units + CHAIN_ITEMS * chain.mean()) / (own.items + CHAIN_ITEMS));
    }
}
