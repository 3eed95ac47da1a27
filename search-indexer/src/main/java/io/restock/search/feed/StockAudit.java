package io.restock.search.feed;

import io.restock.contracts.StoreItemId;
import io.restock.contracts.operations.Verification;
import io.restock.contracts.operations.Verification.Check;
import io.restock.contracts.stock.StockLevel;
import io.restock.search.stock.StockDocument;
import io.restock.search.stock.StockIndex;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Compares the index with {@code inventory.stock}, folded from the topic while sales go on. The keys are folded in slices, so that memory
 * stays bounded however many there are. A document that seems to differ may only have moved since: it is looked at again, a few times, at
 * the topic's new end.
 */
public final class StockAudit {
    private static final int KEYS_IN_A_SLICE = 250_000;
    private static final int LOOKS = 5;

    private final TopicFold fold;
    private final StockIndex index;
    private final Visibility visibility;
    private final Set<TopicPartition> partitions;

    StockAudit(Supplier<Consumer<byte[], byte[]>> consumers, StockIndex index, Visibility visibility, Set<TopicPartition> live) {
        this.partitions = live.stream().filter(partition -> partition.topic().equals(TopicFold.TOPIC)).collect(Collectors.toSet());
        this.fold = new TopicFold(consumers, partitions);
        this.index = index;
        this.visibility = visibility;
    }

    /** May take seconds: reads the whole topic. */
    public List<Check> checks() throws InterruptedException {
        var ends = fold.ends();
        boolean taken = visibility.awaits(ends);
        long slices = Math.ceilDiv(Math.max(1, fold.records(ends)), KEYS_IN_A_SLICE);
        long keys = 0;
        var differing = new TreeSet<StoreItemId>();
        for (int slice = 0; slice < slices; slice++) {
            int mine = slice;
            var levels = fold.between(Map.of(), ends, id -> Math.floorMod(id.hashCode(), slices) == mine);
            keys += levels.size();
            differing.addAll(differing(levels, ends));
        }
        return List.of(
                new Check("the index has taken everything from the topic that was there when the check began", ends.size(), taken ? 0 : 1,
                        taken ? List.of() : visibility.behind(ends)),
                new Check("every store-item of inventory.stock has a document with the same on hand, in transit, promised units and sequence", keys,
                        differing.size(), listed(differing)),
                counted(keys, ends));
    }

    private Check counted(long keys, Map<TopicPartition, Long> ends) {
        long documents = index.documentsWithStock();
        boolean moving = !fold.ends().equals(ends);
        long broken = moving ? Math.max(0, keys - documents) : Math.abs(keys - documents);
        return new Check("there are as many documents with stock as store-items in inventory.stock", documents, broken,
                broken == 0 ? List.of() : List.of(documents + " documents, " + keys + " store-items"));
    }

    private Set<StoreItemId> differing(Map<StoreItemId, StockLevel> levels, Map<TopicPartition, Long> ends) throws InterruptedException {
        var known = new HashMap<>(levels);
        var from = ends;
        var differing = compare(known, levels.keySet());
        for (int look = 1; look < LOOKS && !differing.isEmpty(); look++) {
            var now = fold.ends();
            visibility.awaits(now);
            var suspects = differing;
            fold.between(from, now, suspects::contains).forEach((id, level) -> known.merge(id, level, TopicFold::later));
            from = now;
            differing = compare(known, suspects);
        }
        return differing;
    }

    private Set<StoreItemId> compare(Map<StoreItemId, StockLevel> levels, Collection<StoreItemId> ids) {
        var differing = new TreeSet<StoreItemId>();
        var all = new ArrayList<>(ids);
        for (int from = 0; from < all.size(); from += StockIndex.BATCH_AT_MOST) {
            var some = all.subList(from, Math.min(all.size(), from + StockIndex.BATCH_AT_MOST));
            var documents = index.find(some);
            some.stream().filter(id -> !agree(levels.get(id), documents.get(id))).forEach(differing::add);
        }
        return differing;
    }

    private static boolean agree(@Nullable StockLevel level, @Nullable StockDocument document) {
        return level != null && document != null && document.level() != null
                && document.level().sequence() == level.sequence()
                && document.level().onHand() == level.onHand()
                && document.level().inTransit() == level.inTransit()
                && document.level().promised() == level.promised();
    }

    private static List<String> listed(Set<StoreItemId> ids) {
        return ids.stream().limit(Verification.LISTED_AT_MOST).map(StoreItemId::toString).toList();
    }
}
