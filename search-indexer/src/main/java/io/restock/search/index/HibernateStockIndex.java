package io.restock.search.index;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.StoreItemId;
import io.restock.search.stock.Cursor;
import io.restock.search.stock.Order;
import io.restock.search.stock.Progress;
import io.restock.search.stock.StockDocument;
import io.restock.search.stock.StockIndex;
import io.restock.search.stock.StockPage;
import io.restock.search.stock.StockPage.Facet;
import io.restock.search.stock.StockQuery;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.search.engine.backend.work.execution.DocumentCommitStrategy;
import org.hibernate.search.engine.backend.work.execution.DocumentRefreshStrategy;
import org.hibernate.search.engine.search.predicate.SearchPredicate;
import org.hibernate.search.engine.search.query.SearchResult;
import org.hibernate.search.engine.search.sort.SearchSort;
import org.hibernate.search.mapper.pojo.standalone.mapping.CloseableSearchMapping;
import org.hibernate.search.mapper.pojo.standalone.scope.SearchScope;
import org.hibernate.search.mapper.pojo.work.IndexingPlanSynchronizationStrategy;
import org.hibernate.search.mapper.pojo.work.SearchIndexingPlanExecutionReport;
import org.jspecify.annotations.Nullable;

/** The index on either engine. Writes are bulked without commit or refresh; one refresh then shows all of them, and commits come when the writer asks. */
public final class HibernateStockIndex implements StockIndex {
    private static final long QUERY_SECONDS = 10;

    private final CloseableSearchMapping mapping;
    private final SearchScope<IndexedStock> stock;
    private final Runnable closed;

    private HibernateStockIndex(CloseableSearchMapping mapping, Runnable closed) {
        this.mapping = mapping;
        this.closed = closed;
        this.stock = mapping.scope(IndexedStock.class);
    }

    /**
     * @param closed what to do after closing; not called when opening fails
     * @throws RuntimeException if the engine cannot be reached, or if what it holds cannot be read
     */
    static HibernateStockIndex open(Engine engine, Runnable closed) {
        var mapping = engine.open();
        try {
            var index = new HibernateStockIndex(mapping, closed);
            index.documents();
            index.progress();
            return index;
        } catch (RuntimeException e) {
            mapping.close();
            throw e;
        }
    }

    @Override
    public Map<StoreItemId, StockDocument> find(Collection<StoreItemId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        var keys = ids.stream().map(StoreItemId::toString).toList();
        return read(stock.predicate().terms().field("key").matchingAny(keys).toPredicate(), null, ids.size()).stream()
                .collect(Collectors.toMap(StockDocument::id, Function.identity()));
    }

    @Override
    public List<StockDocument> next(Collection<Gtin> items, Collection<Gln> stores, @Nullable StoreItemId after, int limit) {
        var factory = stock.predicate();
        var scope = items.isEmpty()
                ? factory.terms().field("store").matchingAny(stores.stream().map(Gln::digits).toList())
                : factory.terms().field("item").matchingAny(items.stream().map(Gtin::digits).toList());
        var rest = after == null ? scope : factory.and(scope, factory.range().field("key").greaterThan(after.toString()));
        return read(rest.toPredicate(), stock.sort().field("key").asc().toSort(), limit);
    }

    private List<StockDocument> read(SearchPredicate predicate, @Nullable SearchSort sort, int limit) {
        try (var session = mapping.createSession()) {
            var query = session.search(stock).select(f -> f.field("body", String.class)).where(predicate);
            var bodies = sort == null ? query.fetchHits(limit) : query.sort(sort).fetchHits(limit);
            return bodies.stream().map(IndexedStock::read).toList();
        }
    }

    @Override
    public void write(Collection<StockDocument> documents) {
        plan(documents.stream().map(IndexedStock::new).toList());
    }

    @Override
    public void refresh() {
        stock.workspace().refresh();
    }

    @Override
    public void commit(Progress progress) {
        stock.workspace().flush();
        plan(List.of(new IndexedProgress(progress)));
        var workspace = mapping.scope(IndexedProgress.class).workspace();
        workspace.flush();
        workspace.refresh();
    }

    private void plan(List<?> entities) {
        try (var session = mapping.createSessionWithOptions().indexingPlanSynchronizationStrategy(whenWritten()).build()) {
            entities.forEach(entity -> session.indexingPlan().addOrUpdate(entity));
        }
    }

    private static IndexingPlanSynchronizationStrategy whenWritten() {
        return context -> {
            context.documentCommitStrategy(DocumentCommitStrategy.NONE);
            context.documentRefreshStrategy(DocumentRefreshStrategy.NONE);
            context.indexingFutureHandler(HibernateStockIndex::await);
        };
    }

    private static void await(CompletableFuture<? extends SearchIndexingPlanExecutionReport> written) {
        written.join().throwable().ifPresent(e -> {
            throw new IllegalStateException("the index did not take a batch: " + e.getMessage(), e);
        });
    }

    @Override
    public Progress progress() {
        try (var session = mapping.createSession()) {
            return session.search(IndexedProgress.class).select(f -> f.field("body", String.class)).where(f -> f.matchAll())
                    .fetchSingleHit().map(IndexedProgress::read).orElse(Progress.NONE);
        }
    }

    /** Behind the first page, the hits of the page and the count of all are two searches: the count must not begin at the cursor. */
    @Override
    public StockPage search(StockQuery query) {
        var predicates = new Predicates(stock.predicate());
        boolean byRelevance = query.order() == Order.RELEVANCE;
        Cursor after = query.after();
        int skipped = byRelevance && after != null ? after.hits() : 0;
        var counts = new FacetCounts(query);
        if (after == null || byRelevance) {
            var found = fetch(query, predicates.matching(query), counts, skipped, query.limit());
            return page(query, found.hits(), found, counts, skipped);
        }
        var all = fetch(query, predicates.matching(query), counts, 0, 0);
        var page = fetch(query, predicates.behind(query, after), FacetCounts.none(query), 0, query.limit());
        return page(query, page.hits(), all, counts, 0);
    }

    @Override
    public List<StockDocument> list(StockQuery query) {
        var predicates = new Predicates(stock.predicate());
        var predicate = query.after() == null ? predicates.matching(query) : predicates.behind(query, query.after());
        return read(predicate, Sorts.by(stock.sort(), query.order(), query.descending(), false), query.limit());
    }

    private SearchResult<String> fetch(StockQuery query, SearchPredicate predicate, FacetCounts counts, int skipped, int limit) {
        try (var session = mapping.createSession()) {
            var search = counts.asked(session.search(stock).select(f -> f.field("body", String.class)).where(predicate));
            return search.sort(Sorts.by(stock.sort(), query.order(), query.descending(), !query.everything()))
                    .failAfter(QUERY_SECONDS, TimeUnit.SECONDS).fetch(skipped, limit);
        }
    }

    private StockPage page(StockQuery query, List<String> bodies, SearchResult<String> all, FacetCounts counts, int skipped) {
        var hits = bodies.stream().map(IndexedStock::read).toList();
        var facets = new LinkedHashMap<String, List<Facet>>(counts.of(all));
        for (FacetCounts own : counts.ownFiltersOut()) {
            facets.putAll(own.of(fetch(own.query(), new Predicates(stock.predicate()).matching(own.query()), own, 0, 0)));
        }
        return new StockPage(hits, all.total().hitCount(), counts.sorted(facets), next(query, hits, skipped));
    }

    private static @Nullable Cursor next(StockQuery query, List<StockDocument> hits, int skipped) {
        int reached = skipped + hits.size();
        boolean byRelevance = query.order() == Order.RELEVANCE;
        if (hits.size() < query.limit() || byRelevance && reached > Cursor.HITS_AT_MOST) {
            return null;
        }
        var last = hits.getLast();
        return new Cursor(query.sort(), query.order().valueOf(last), last.id().toString(), byRelevance ? reached : 0);
    }

    @Override
    public long documents() {
        return count(stock.predicate().matchAll().toPredicate());
    }

    @Override
    public long documentsWithStock() {
        return count(stock.predicate().match().field("counted").matching(true).toPredicate());
    }

    private long count(SearchPredicate predicate) {
        try (var session = mapping.createSession()) {
            return session.search(stock).where(predicate).fetchTotalHitCount();
        }
    }

    @Override
    public void clear() {
        mapping.scope(Object.class).schemaManager().dropAndCreate();
    }

    @Override
    public void close() {
        try {
            mapping.close();
        } finally {
            closed.run();
        }
    }
}
