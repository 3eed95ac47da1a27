package io.restock.ledger.rules;

import io.restock.contracts.Gtin;
import io.restock.contracts.catalog.Item.Unit;
import io.restock.contracts.store.StoreRecord.CountedLine;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the lines of a report are worth at the prices of their store. What was found counts as what was lost does: neither makes up for the other.
 *
 * @param sums by currency
 * @param unpriced items that had no price there
 */
record Worth(Map<String, BigDecimal> sums, List<Gtin> unpriced) {
    private static final int GRAMS_PRICED = 3;

    /** @param amount for one each, or for 1,000 grams */
    record Priced(BigDecimal amount, String currency, Unit unit) {
        private BigDecimal of(int units) {
            BigDecimal whole = amount.multiply(BigDecimal.valueOf(Math.abs((long) units)));
            return switch (unit) {
                case EACH -> whole;
                case GRAM -> whole.movePointLeft(GRAMS_PRICED);
            };
        }
    }

    static Worth of(List<CountedLine> lines, Map<Gtin, Priced> prices) {
        var sums = new TreeMap<String, BigDecimal>();
        lines.forEach(line -> {
            Priced priced = prices.get(line.item());
            if (priced != null) {
                sums.merge(priced.currency(), priced.of(line.units()), BigDecimal::add);
            }
        });
        return new Worth(sums, lines.stream().map(CountedLine::item).filter(item -> !prices.containsKey(item)).distinct().toList());
    }
}
