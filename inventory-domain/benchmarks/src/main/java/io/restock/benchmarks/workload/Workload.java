package io.restock.benchmarks.workload;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.store.StoreRecord.RetailTransaction;
import io.restock.contracts.store.TransactionLine;
import io.restock.contracts.store.TransactionLine.Sale;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A chain's sales: baskets of ten lines, stores alike, items by Zipf's law. The same seed gives the same baskets.
 *
 * @param exponent of Zipf's law; 0 draws all items alike
 */
public record Workload(long seed, int stores, int items, double exponent) {
    public static final int LINES_A_BASKET = 10;
    /** What every shelf holds before the first sale, so that none is sold below zero. */
    public static final int OPENING = 1_000_000;
    /** The business instant of all measurements. */
    public static final Instant NOW = Instant.parse("2026-03-02T18:00:00Z");

    private static final BigDecimal PRICE = new BigDecimal("19.90");

    /** A hundred stores of a thousand items, as in the tables of the README. */
    public static Workload usual(long seed) {
        return new Workload(seed, 100, 1_000, 1.0);
    }

    /** Gives the first baskets, in their order. */
    public void baskets(int count, Consumer<RetailTransaction> to) {
        var random = new SplittableRandom(seed);
        var popularity = new Zipf(items, exponent);
        List<Gln> glns = IntStream.range(0, stores).mapToObj(Workload::store).toList();
        List<Gtin> gtins = IntStream.range(0, items).mapToObj(Workload::item).toList();
        OffsetDateTime opening = NOW.minusSeconds(8 * 3_600).atOffset(ZoneOffset.UTC);
        for (int number = 1; number <= count; number++) {
            var lines = new ArrayList<TransactionLine>(LINES_A_BASKET);
            Gln store = glns.get(random.nextInt(stores));
            for (int line = 1; line <= LINES_A_BASKET; line++) {
                lines.add(new Sale(line, gtins.get(popularity.draw(random)), 1 + random.nextInt(3), PRICE, "NOK", null));
            }
            OffsetDateTime at = opening.plusNanos(number * 25_000_000L % (7 * 3_600_000_000_000L));
            to.accept(new RetailTransaction(store, "1", LocalDate.from(at), number, at, at.toInstant(), "%032x".formatted(number), lines));
        }
    }

    /** On hand of every store-item that the first baskets touch, once they are applied. */
    public Map<String, Integer> stockAfter(int count) {
        var stock = new HashMap<String, Integer>();
        baskets(count, basket -> basket.lines().forEach(line -> {
            var sale = (Sale) line;
            stock.merge(new StoreItemId(basket.store(), sale.item()).toString(), OPENING - sale.units(), (onHand, opened) -> onHand - sale.units());
        }));
        return stock;
    }

    /** All store-items, sold or not. */
    public int storeItemCount() {
        return stores * items;
    }

    public static Gln store(int number) {
        return Gln.of("708%09d".formatted(number));
    }

    public static Gtin item(int number) {
        return Gtin.of("0703%09d".formatted(number));
    }
}
