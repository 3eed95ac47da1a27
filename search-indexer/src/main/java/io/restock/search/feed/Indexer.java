package io.restock.search.feed;

import static java.util.Objects.requireNonNull;

import io.restock.contracts.BusinessClock;
import io.restock.contracts.StoreItemId;
import io.restock.search.catalog.Catalog;
import io.restock.search.stock.Progress;
import io.restock.search.stock.StockDocument;
import io.restock.search.stock.StockIndex;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The one writer of the index. Each round takes what waits, joins it with the documents as they are and with the catalog, writes what
 * became different, and makes it visible. Once in a while it commits, and only then notes how far the topics are covered: after a crash
 * the records since are read again, and change nothing where the index already has them.
 */
final class Indexer {
    /** While a change of the catalog is being carried to its documents. */
    private static final Duration SWEEPING = Duration.ofMillis(200);
    /** Where no more than this changes at once, changes are gathered too: each time they are made visible costs as much as writing a hundred of them. */
    private static final int FEW = 50;
    private static final Duration QUIET_GATHERING = Duration.ofMillis(100);
    /** Where more documents than this wait at once, more comes than is worth showing one by one: changes are gathered a little longer, and cost less. */
    private static final int CROWD = 3_000;
    private static final Duration GATHERING = Duration.ofMillis(300);
    private static final int SWEPT_AT_ONCE = StockIndex.BATCH_AT_MOST;
    private static final int REPRICED_AT_ONCE = 500;

    private final StockIndex index;
    private final Catalog catalog;
    private final ChangeBuffer buffer;
    private final BusinessClock clock;
    private final Visibility visibility;
    private final Asides asides;
    private final Duration linger;
    private final long commitNanos;
    private final Sweep sweep = new Sweep();
    private final RecentDocuments recent = new RecentDocuments();

    private Progress noted;
    private CompletableFuture<Void> committing = CompletableFuture.completedFuture(null);
    private final Map<TopicPartition, Long> covered = new HashMap<>();
    private long updates;
    private @Nullable Instant pricedAt;
    private boolean dirty;
    private boolean hidden;
    private long lastCommit = System.nanoTime();

    Indexer(StockIndex index, Catalog catalog, ChangeBuffer buffer, BusinessClock clock, Visibility visibility, Asides asides, Progress begin,
            Duration linger, Duration commitInterval) {
        this.index = index;
        this.catalog = catalog;
        this.buffer = buffer;
        this.clock = clock;
        this.visibility = visibility;
        this.asides = asides;
        this.noted = begin;
        this.updates = begin.updates();
        this.pricedAt = begin.pricedAt();
        this.linger = linger;
        this.commitNanos = commitInterval.toNanos();
    }

    /** One round; waits at most so long for something to do. */
    void round(Duration atMost) throws InterruptedException {
        Batch batch = buffer.take(sweep.done() ? atMost : SWEEPING);
        visibility.took(batch);
        Instant now = clock.instant();
        sweep.add(batch.items(), batch.stores());
        sweep.add(catalog.repriced(now, REPRICED_AT_ONCE), List.of());
        pricedAt = now;
        writeChanges(batch, now);
        writeSweep(now);
        cover(batch);
        visibility.shown(batch, updates, clock);
        if (System.nanoTime() - lastCommit >= commitNanos) {
            beginCommit();
        }
        if (!batch.changes().isEmpty()) {
            Thread.sleep(gathering(batch.changes().size()));
        }
    }

    private Duration gathering(int changes) {
        return changes > CROWD ? GATHERING : changes <= FEW ? QUIET_GATHERING : linger;
    }

    private void writeChanges(Batch batch, Instant now) {
        var ids = List.copyOf(batch.changes().keySet());
        for (int from = 0; from < ids.size(); from += StockIndex.BATCH_AT_MOST) {
            var some = ids.subList(from, Math.min(ids.size(), from + StockIndex.BATCH_AT_MOST));
            var known = recent.with(some, index::find);
            var changed = new ArrayList<StockDocument>(some.size());
            for (StoreItemId id : some) {
                var before = known.get(id);
                try {
                    var after = requireNonNull(batch.changes().get(id)).appliedTo(before == null ? StockDocument.blank(id) : before)
                            .listed(catalog.describe(id, now));
                    if (!after.equals(before)) {
                        changed.add(after);
                    }
                } catch (RuntimeException e) {
                    putAside(requireNonNull(batch.changes().get(id)), e);
                }
            }
            writeOrPutAside(changed, batch.changes());
        }
        show();
    }

    /** Where an engine refuses a batch and yet takes something, each document is written by itself, to find the one that is to blame. */
    private void writeOrPutAside(List<StockDocument> documents, Map<StoreItemId, Change> changes) {
        try {
            write(documents);
        } catch (RuntimeException refused) {
            committing.join();
            index.commit(noted);
            for (StockDocument document : documents) {
                try {
                    write(List.of(document));
                } catch (RuntimeException e) {
                    putAside(requireNonNull(changes.get(document.id())), e);
                }
            }
        }
    }

    private void putAside(Change change, RuntimeException reason) {
        change.records().forEach(record -> asides.add(record, reason));
    }

    private void writeSweep(Instant now) {
        var page = sweep.page(index, SWEPT_AT_ONCE);
        write(page.stream().map(document -> document.listed(catalog.describe(document.id(), now)))
                .filter(document -> !page.contains(document)).toList());
        sweep.written(page, SWEPT_AT_ONCE);
        show();
    }

    private void write(List<StockDocument> documents) {
        if (!documents.isEmpty()) {
            index.write(documents);
            recent.put(documents);
            updates += documents.size();
            dirty = true;
            hidden = true;
        }
    }

    private void show() {
        if (hidden) {
            index.refresh();
            hidden = false;
        }
    }

    /** The catalog's topics are covered only when all documents that they changed are written. */
    private void cover(Batch batch) {
        boolean swept = sweep.done();
        batch.reached().forEach((partition, offset) -> {
            if (swept || !FeedTopics.isCatalog(partition.topic())) {
                dirty |= !offset.equals(covered.put(partition, offset));
            }
        });
    }

    /**
     * Commits beside the rounds that follow: a disk may take longer than a merchandiser should wait. One at a time.
     *
     * @throws CompletionException if the commit before failed
     */
    private void beginCommit() {
        if (!committing.isDone()) {
            return;
        }
        committing.join();
        lastCommit = System.nanoTime();
        if (isDirty()) {
            Progress next = reached();
            committing = CompletableFuture.runAsync(() -> index.commit(next), task -> Thread.ofPlatform().name("search-commit").start(task));
        }
    }

    /** Commits what came since, and returns when it is durable. */
    void commit() {
        committing.join();
        if (isDirty()) {
            index.commit(reached());
        }
    }

    private boolean isDirty() {
        return dirty || !asides.places().equals(noted.aside());
    }

    /** What is written by now, and so will be in a commit that begins now. */
    private Progress reached() {
        var offsets = new HashMap<>(noted.offsets());
        covered.forEach((partition, offset) -> offsets.put(FeedTopics.name(partition), offset));
        Instant priced = sweep.done() ? pricedAt : noted.pricedAt();
        noted = new Progress(noted.logs(), offsets, index.documents(), updates, priced, visibility.newest(), asides.places());
        dirty = false;
        return noted;
    }
}
