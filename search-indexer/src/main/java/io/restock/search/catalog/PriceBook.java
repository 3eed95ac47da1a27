package io.restock.search.catalog;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.catalog.Price;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which price holds where and when: of those that have begun and not ended, the store's before the chain's, and then the one that began
 * last. A price that begins or ends later changes documents without any record to say so, so the book also knows those instants. What has ended or was
 * replaced is forgotten, so that the book does not grow with history.
 */
final class PriceBook {
    private record Place(Gtin item, @Nullable Gln store) {}

    private record Border(Instant at, Place place) {}

    private final Map<Place, List<Price>> prices = new ConcurrentHashMap<>();
    private final PriorityQueue<Border> borders = new PriorityQueue<>(Comparator.comparing(Border::at));

    /** @param pricedAt what began or ended up to this instant is in the index already */
    void put(Price price, Instant pricedAt, Instant now) {
        var place = new Place(price.item(), price.store());
        prices.compute(place, (_, before) -> standing(with(before == null ? List.of() : before, price, now), now));
        remember(price.from(), place, pricedAt);
        remember(price.until(), place, pricedAt);
    }

    /** The price at a store now, or null. */
    @Nullable
    Price at(Gln store, Gtin item, Instant now) {
        Price own = holding(prices.get(new Place(item, store)), now);
        return own != null ? own : holding(prices.get(new Place(item, null)), now);
    }

    /** Items of which a price began or ended until now, each named once; at most {@code atMost}, the rest comes with the next call. */
    Set<Gtin> changedUntil(Instant now, int atMost) {
        var changed = new LinkedHashSet<Gtin>();
        synchronized (borders) {
            while (changed.size() < atMost && !borders.isEmpty() && !borders.peek().at.isAfter(now)) {
                Place place = borders.poll().place;
                prices.computeIfPresent(place, (_, known) -> standing(known, now));
                changed.add(place.item);
            }
        }
        return changed;
    }

    /** How many are kept. */
    int count() {
        return prices.values().stream().mapToInt(List::size).sum();
    }

    private void remember(@Nullable Instant at, Place place, Instant pricedAt) {
        if (at != null && at.isAfter(pricedAt)) {
            synchronized (borders) {
                borders.add(new Border(at, place));
            }
        }
    }

    /** Lasting prices that a later lasting one has replaced are forgotten. */
    private static List<Price> with(List<Price> before, Price added, Instant now) {
        var kept = new ArrayList<Price>(before.size() + 1);
        boolean lasting = added.until() == null && !begin(added).isAfter(now);
        for (Price price : before) {
            boolean replaced = begin(price).equals(begin(added)) && Objects.equals(price.until(), added.until())
                    || lasting && !begin(price).isAfter(begin(added));
            if (!replaced) {
                kept.add(price);
            }
        }
        kept.add(added);
        return kept;
    }

    /** Those that have not ended, or null if all have. */
    private static @Nullable List<Price> standing(List<Price> prices, Instant now) {
        List<Price> standing = prices.stream().filter(price -> price.until() == null || price.until().isAfter(now)).toList();
        return standing.isEmpty() ? null : standing;
    }

    private static @Nullable Price holding(@Nullable List<Price> prices, Instant now) {
        if (prices == null) {
            return null;
        }
        Price best = null;
        for (Price price : prices) {
            boolean holds = !begin(price).isAfter(now) && (price.until() == null || price.until().isAfter(now));
            if (holds && (best == null || !begin(price).isBefore(begin(best)))) {
                best = price;
            }
        }
        return best;
    }

    private static Instant begin(Price price) {
        return price.from() == null ? Instant.EPOCH : price.from();
    }
}
