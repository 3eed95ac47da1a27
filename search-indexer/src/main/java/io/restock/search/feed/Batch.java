package io.restock.search.feed;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.StoreItemId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * What the writer takes at once.
 *
 * @param items whose documents must be written anew, for the catalog changed
 * @param stores likewise
 * @param reached next offsets of all records that are in this batch or in an earlier one
 * @param recorded when the levels in it were recorded, of those that came live; for the time to visibility
 * @param oldest when the oldest level in it was recorded, or null
 * @param newest likewise the latest
 */
record Batch(Map<StoreItemId, Change> changes, Set<Gtin> items, Set<Gln> stores, Map<TopicPartition, Long> reached, List<Instant> recorded,
        @Nullable Instant oldest, @Nullable Instant newest) {}
