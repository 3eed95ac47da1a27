package io.restock.benchmarks.search;

import io.restock.contracts.Gln;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.stock.StockLevel;
import io.restock.search.index.Engine;
import io.restock.search.index.IndexOpening;
import io.restock.search.stock.Listing;
import io.restock.search.stock.OpenOrders;
import io.restock.search.stock.OpenOrders.Demand;
import io.restock.search.stock.StockDocument;
import io.restock.search.stock.StockIndex;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Each of some items at each of some stores, as the indexer writes them, and stock that changes there. */
final class ChainOfShelves implements AutoCloseable {
    static final int AT_ONCE = StockIndex.BATCH_AT_MOST;
    private static final Instant OPENED = Instant.parse("2026-03-02T06:00:00Z");
    private static final int BRANDS = 400;
    private static final int CATEGORIES = 60;
    private static final int REGIONS = 8;
    private static final int DEAREST = 400;

    private final List<Named> names;
    private final List<Gln> stores = new ArrayList<>();
    private final Random random;
    private final StockIndex index;
    private long sequence = 1;

    ChainOfShelves(Engine engine, List<Named> names, int stores, long seed) {
        this.names = names;
        this.random = new Random(seed);
        for (int i = 0; i < stores; i++) {
            this.stores.add(Gln.of("708%09d".formatted(100_000 + i)));
        }
        index = IndexOpening.open(engine);
        index.clear();
    }

    StockIndex index() {
        return index;
    }

    int documents() {
        return names.size() * stores.size();
    }

    List<Named> names() {
        return names;
    }

    List<Gln> stores() {
        return stores;
    }

    /** Writes all of it, and shows it. */
    void fill() {
        for (int from = 0; from < documents(); from += AT_ONCE) {
            var some = new ArrayList<StockDocument>(AT_ONCE);
            for (int place = from; place < Math.min(documents(), from + AT_ONCE); place++) {
                some.add(document(place));
            }
            index.write(some);
        }
        index.refresh();
    }

    /** Writes new levels of so many of them, whichever they are. */
    void change(int many) {
        var changed = new ArrayList<StockDocument>(many);
        for (int i = 0; i < many; i++) {
            changed.add(document(random.nextInt(documents())));
        }
        index.write(changed);
    }

    private StockDocument document(int place) {
        Named named = names.get(place / stores.size());
        int number = place / stores.size();
        int at = place % stores.size();
        var id = new StoreItemId(stores.get(at), named.item());
        int onHand = random.nextInt(10) == 0 ? 0 : random.nextInt(60);
        var listing = new Listing("Store " + at, "Region " + at % REGIONS, named.name(), "Brand " + number % BRANDS, "Department " + number % 12, "Category " + number % CATEGORIES,
                "Seller " + number % 50, BigDecimal.valueOf(5 + number % DEAREST), "NOK", 6, null, stores.get(at % 4));
        var level = new StockLevel(id.store(), id.item(), onHand, 0, sequence, sequence, OPENED.plusSeconds(sequence), OPENED.plusSeconds(sequence));
        sequence++;
        return new StockDocument(id, listing, level, new OpenOrders(onHand == 0 ? Map.of("R/1", 6) : Map.of(), 1, new Demand(1 + number % 9, 12)));
    }

    @Override
    public void close() {
        index.close();
    }
}
