package io.restock.benchmarks.search;

import io.restock.benchmarks.search.Judged.Kind;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.catalog.Item;
import io.restock.search.catalog.Catalog;
import io.restock.search.index.Engine;
import io.restock.search.index.IndexOpening;
import io.restock.search.stock.Facets;
import io.restock.search.stock.Order;
import io.restock.search.stock.StockDocument;
import io.restock.search.stock.StockIndex;
import io.restock.search.stock.StockPage;
import io.restock.search.stock.StockQuery;
import io.restock.search.stock.Words;
import io.restock.search.words.Understanding;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A store with one of each, and those who look for it. */
public final class NamedShelf implements AutoCloseable {
    private static final Gln STORE = Gln.of("708000000001");
    private static final int FIRST = 10;
    private static final int AT_ONCE = 2_000;

    private final List<Named> names;
    private final StockIndex index;
    private final Catalog catalog = new Catalog(Set.of(), Instant.EPOCH);

    public NamedShelf(Engine engine, List<Named> names) {
        this.names = names;
        index = IndexOpening.open(engine);
        index.clear();
        for (Named named : names) {
            catalog.put(new Item(named.item(), named.name(), named.brand(), null, named.category(), Item.Unit.EACH, 1, List.of()));
        }
        for (int from = 0; from < names.size(); from += AT_ONCE) {
            index.write(names.subList(from, Math.min(names.size(), from + AT_ONCE)).stream()
                    .map(named -> StockDocument.blank(new StoreItemId(STORE, named.item())).listed(catalog.describe(named.item()))).toList());
        }
        index.refresh();
    }

    /** @param rank of the wanted item, from 1, or 0 where it is not among the first ten */
    public record Rank(Judged judged, int rank, double millis) {}

    /** How well many were found. */
    public record Ranks(List<Rank> ranks) {
        public Ranks of(Kind kind) {
            return new Ranks(ranks.stream().filter(each -> each.judged().kind() == kind).toList());
        }

        public int queries() {
            return ranks.size();
        }

        /** Share of those that were among the first ten. */
        public double found() {
            return ranks.stream().mapToInt(each -> each.rank() > 0 ? 1 : 0).average().orElse(0);
        }

        public double reciprocalRank() {
            return ranks.stream().mapToDouble(each -> each.rank() == 0 ? 0 : 1.0 / each.rank()).average().orElse(0);
        }

        public double medianMillis() {
            return millis(0.5);
        }

        public double slowMillis() {
            return millis(0.99);
        }

        private double millis(double share) {
            var sorted = ranks.stream().map(Rank::millis).sorted().toList();
            return sorted.get((int) (share * (sorted.size() - 1)));
        }

        /** Queries whose item was not found. */
        public List<Judged> missed() {
            return ranks.stream().filter(each -> each.rank() == 0).map(Rank::judged).toList();
        }
    }

    public Ranks judge(List<Judged> judged) {
        return new Ranks(judged.stream().map(this::judge).toList());
    }

    private Rank judge(Judged judged) {
        long begin = System.nanoTime();
        var hits = search(judged.query()).hits();
        double millis = (System.nanoTime() - begin) / 1e6;
        String wanted = Words.ordered(names.get(judged.wanted()).name());
        for (int i = 0; i < hits.size(); i++) {
            if (Words.ordered(hits.get(i).listing().name()).equals(wanted)) {
                return new Rank(judged, i + 1, millis);
            }
        }
        return new Rank(judged, 0, millis);
    }

    /** Names that are found by it, the best first. */
    public List<String> best(String typed) {
        return search(typed).hits().stream().map(hit -> hit.listing().name()).toList();
    }

    private StockPage search(String typed) {
        Gtin number = number(typed);
        var words = number != null && !typed.chars().allMatch(Character::isDigit) ? Words.of("") : Words.of(typed);
        var wanted = number == null ? new Understanding(catalog.lexicon()).understand(words).wanted() : words;
        return index.search(new StockQuery(wanted, number, List.of(), Map.of(), Map.of(), Facets.USUAL, Order.RELEVANCE, false, null, FIRST));
    }

    private static @Nullable Gtin number(String typed) {
        try {
            return Gtin.scanned(typed);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    @Override
    public void close() {
        index.close();
        catalog.close();
    }
}
