package io.restock.search.stock;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.StoreItemId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The port to the search engine. One writer; any number of readers, who see what was written when {@link #refresh} has returned. */
public interface StockIndex extends AutoCloseable {
    /** Ids and documents are handed over in at most so many at once. */
    int BATCH_AT_MOST = 1_000;

    /** The documents that exist of these ids, at most {@value #BATCH_AT_MOST}. */
    Map<StoreItemId, StockDocument> find(Collection<StoreItemId> ids);

    /** The next documents of these items or stores, ordered by id. Only one of the two collections has members. */
    List<StockDocument> next(Collection<Gtin> items, Collection<Gln> stores, @Nullable StoreItemId after, int limit);

    /** Adds or replaces documents. */
    void write(Collection<StockDocument> documents);

    /** Makes everything written visible, also to {@link #find} and {@link #next}. */
    void refresh();

    /** Makes everything written durable, and then notes how far it goes. */
    void commit(Progress progress);

    /** As committed last, or {@link Progress#NONE}. */
    Progress progress();

    StockPage search(StockQuery query);

    /** Hits alone, as many as the query's limit; by any order but relevance. */
    List<StockDocument> list(StockQuery query);

    long documents();

    long documentsWithStock();

    /** Takes everything out, for a rebuild. */
    void clear();

    @Override
    void close();
}
