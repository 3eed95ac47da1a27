package io.restock.replenishment.neighbourhood;

import io.restock.contracts.Gtin;
import io.restock.contracts.StoreItemId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The promotions of a partition, by what they name. */
final class Offers {
    /** As many as a store-item may have. */
    private static final int MOST = 100;

    private final Map<Gtin, List<Offer>> byItem = new HashMap<>();
    private final Map<String, List<Offer>> byCategory = new HashMap<>();

    Offers(List<Offer> offers) {
        for (Offer offer : offers) {
            offer.items().forEach(item -> byItem.computeIfAbsent(item, _ -> new ArrayList<>()).add(offer));
            if (offer.category() != null) {
                byCategory.computeIfAbsent(offer.category(), _ -> new ArrayList<>()).add(offer);
            }
        }
    }

    /** Those of a store-item; of more than 100, those that end last. */
    List<Offer> of(StoreItemId id, String category) {
        var named = byItem.getOrDefault(id.item(), List.of());
        var ofCategory = byCategory.getOrDefault(category, List.of());
        if (named.isEmpty() && ofCategory.isEmpty()) {
            return List.of();
        }
        return Stream.concat(named.stream(), ofCategory.stream()).filter(offer -> offer.stores().isEmpty() || offer.stores().contains(id.store()))
                .sorted(Comparator.comparing(Offer::last).reversed()).limit(MOST).toList();
    }
}
