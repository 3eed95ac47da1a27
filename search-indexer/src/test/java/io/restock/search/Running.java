package io.restock.search;

import static io.restock.local.testing.Patience.PATIENCE;
import static io.restock.search.Shop.item;
import static io.restock.search.Shop.store;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.restock.border.kafka.KafkaConnection;
import io.restock.border.kafka.PutAside;
import io.restock.border.kafka.TopicShape;
import io.restock.contracts.BusinessClock;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.Troubles;
import io.restock.search.feed.SearchSettings;
import io.restock.search.index.Engine;
import io.restock.search.stock.StockDocument;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** A live search outside of Quarkus, ready and caught up. */
record Running(LiveSearch live, PutAside aside) implements AutoCloseable {
    static Running start(String kafka, Path directory) {
        var settings = new SearchSettings(new KafkaConnection(Map.of("bootstrap.servers", kafka), TopicShape.onOneBroker(4)), new Engine.Lucene(directory), Set.of());
        var aside = new PutAside(Clock.systemUTC());
        var live = LiveSearch.start(settings, BusinessClock.configured(_ -> null), new Troubles(Duration.ZERO), aside, new SimpleMeterRegistry());
        await().atMost(PATIENCE).until(() -> live.missing() == null && live.running().lag().values().stream().allMatch(records -> records == 0));
        return new Running(live, aside);
    }

    StockDocument awaits(int store, int item, Predicate<StockDocument> state) {
        var id = new StoreItemId(store(store), item(item));
        return await().atMost(PATIENCE).until(() -> live.index().find(List.of(id)).get(id), found -> found != null && state.test(found));
    }

    @Override
    public void close() {
        try {
            live.close();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
