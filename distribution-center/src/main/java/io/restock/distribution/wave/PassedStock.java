package io.restock.distribution.wave;

import io.restock.contracts.Gtin;
import io.restock.distribution.lanes.Dc;
import io.restock.distribution.stock.DcStock.Lying;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a center has of an item and may send no more, since its last day is over or too near: it is there for everybody to see, and yet nobody gets it.
 *
 * @param lots with their last days
 * @param tooNear whether the last day of any of them is still to come
 */
record PassedStock(long units, SortedMap<String, LocalDate> lots, boolean tooNear) {
    private static final int NAMED = 3;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    /** Of the items that have some. */
    static Map<Gtin, PassedStock> of(Map<Gtin, List<Lying>> lying, Dc dc, Instant now) {
        LocalDate day = dc.goodOn(now);
        LocalDate today = day.minusDays(dc.minimumLifeDays());
        var passed = new HashMap<Gtin, PassedStock>();
        lying.forEach((item, bins) -> {
            List<Lying> over = bins.stream().filter(each -> !each.isGoodOn(day) && each.held().units() > 0).toList();
            if (!over.isEmpty()) {
                var lots = new TreeMap<String, LocalDate>();
                over.forEach(each -> lots.put(Objects.requireNonNull(each.bin().lot()), Objects.requireNonNull(each.bestBefore())));
                passed.put(item, new PassedStock(over.stream().mapToLong(each -> each.held().units()).sum(), lots, lots.values().stream().anyMatch(last -> !last.isBefore(today))));
            }
        });
        return passed;
    }

    /** As the end of a sentence: {@code all 12 that it could promise are past their date: lot A, 3 December 2026.} */
    String sentence() {
        String named = String.join("; ", lots.entrySet().stream().limit(NAMED).map(lot -> "lot " + lot.getKey() + ", " + DAY.format(lot.getValue())).toList());
        return "all " + units + " that it could promise are past their date" + (tooNear ? ", or too near it: " : ": ") + named
                + (lots.size() > NAMED ? " and " + (lots.size() - NAMED) + " more" : "") + ".";
    }
}
