package io.restock.distribution.stock;

import io.restock.contracts.Gtin;
import io.restock.distribution.stock.DcStock.StockShare;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Columns of units by item and bin, each bin of an item once: a statement changes a row once. */
record Sums(List<Gtin> items, List<Location> locations, List<@Nullable String> lots, List<Integer> units) {
    /** By location, whatever the lots are. */
    static Sums byLocation(Collection<StockShare> shares) {
        return of(shares.stream().map(share -> new StockShare(share.item(), new Bin(share.bin().location(), null), share.units())).toList());
    }

    /** Of those that name a lot. */
    static Sums byLot(Collection<StockShare> shares) {
        return of(shares.stream().filter(share -> share.bin().lot() != null).toList());
    }

    private static Sums of(List<StockShare> shares) {
        var sums = new TreeMap<Gtin, Map<Bin, Integer>>();
        shares.forEach(share -> sums.computeIfAbsent(share.item(), item -> new LinkedHashMap<>()).merge(share.bin(), share.units(), Integer::sum));
        var columns = new Sums(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        sums.forEach((item, bins) -> bins.forEach((bin, units) -> {
            columns.items.add(item);
            columns.locations.add(bin.location());
            columns.lots.add(bin.lot());
            columns.units.add(units);
        }));
        return columns;
    }

    int size() {
        return items.size();
    }
}
