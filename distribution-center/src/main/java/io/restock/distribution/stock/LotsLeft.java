package io.restock.distribution.stock;

import io.restock.contracts.Gtin;
import io.restock.distribution.stock.DcStock.Held;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Of which lots goods go: of the lot that they name as far as the books have it, then of what nobody has named, then of the lots that expire first. What one takes is gone for the next, so
 * that many go by one look at the books.
 */
final class LotsLeft {
    private record Place(Gtin item, Location location) {}

    /** Units by lot, first those that expire first. */
    private final Map<Place, Map<String, Integer>> lots = new HashMap<>();
    private final Map<Place, Integer> unnamed = new HashMap<>();

    /** @param named in the order in which they expire; @param held what lies where, of any lot and of none */
    LotsLeft(Map<Gtin, List<LotStock.Named>> named, Map<Gtin, Map<Location, Held>> held) {
        held.forEach((item, places) -> places.forEach((location, all) -> unnamed.put(new Place(item, location), all.units())));
        named.forEach((item, ofItem) -> ofItem.forEach(lot -> {
            var place = new Place(item, lot.location());
            lots.computeIfAbsent(place, at -> new LinkedHashMap<>()).put(lot.lot(), lot.held().units());
            unnamed.merge(place, -lot.held().units(), Integer::sum);
        }));
    }

    /** @param entry of what goes; @return its parts; what the books have not is of no lot */
    List<StockEntry> take(StockEntry entry) {
        var place = new Place(entry.item(), entry.location());
        Map<String, Integer> here = lots.getOrDefault(place, Map.of());
        var parts = new ArrayList<StockEntry>();
        int left = -entry.units();
        if (entry.lot() != null && here.containsKey(entry.lot())) {
            left -= takeOf(here, entry.lot(), left, entry, parts);
        }
        int ofNone = Math.clamp(unnamed.getOrDefault(place, 0), 0, left);
        unnamed.merge(place, -ofNone, Integer::sum);
        left -= part(entry, ofNone, null, parts);
        for (String lot : here.keySet()) {
            if (!lot.equals(entry.lot())) {
                left -= takeOf(here, lot, left, entry, parts);
            }
        }
        part(entry, left, null, parts);
        return parts;
    }

    private static int takeOf(Map<String, Integer> here, String lot, int left, StockEntry entry, List<StockEntry> parts) {
        int some = Math.min(left, here.getOrDefault(lot, 0));
        here.merge(lot, -some, Integer::sum);
        return part(entry, some, lot, parts);
    }

    private static int part(StockEntry entry, int units, @Nullable String lot, List<StockEntry> parts) {
        if (units > 0) {
            parts.add(entry.with(-units, lot));
        }
        return units;
    }
}
