package io.restock.distribution.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.restock.contracts.BusinessClock;
import io.restock.contracts.Topics;
import io.restock.distribution.feed.Feed;
import io.restock.sql.Database;
import io.restock.sql.Sql;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a scrape reads; looked up every five seconds, so that a scrape costs nothing. The open lines are counted less often where there are so many that counting them would keep a processor
 * busy. Ages are in business seconds.
 */
@ApplicationScoped
class Gauges {
    /** Of its time the counting takes at most one part. */
    private static final int PARTS = 50;

    @Inject
    Database database;
    @Inject
    BusinessClock clock;
    @Inject
    Feed feed;
    private volatile double oldestOpenLine;
    private volatile double openLines;
    private volatile double behind;
    /** By {@link System#nanoTime}; only the scheduler's one look at a time sees it. */
    private volatile long countAgain = System.nanoTime();
    private volatile @Nullable Instant oldest;

    void register(@Observes StartupEvent event, MeterRegistry registry) {
        for (Topics topic : List.of(Topics.ORDERS, Topics.STOCK_EVENTS, Topics.STORES, Topics.ITEMS)) {
            Gauge.builder("restock.lag.events", feed, f -> f.lag().getOrDefault(topic.topic(), 0L)).tag("topic", topic.topic()).register(registry);
        }
        Gauge.builder("restock.lag.seconds", this, g -> g.behind).tag("topic", Topics.STOCK_EVENTS.topic()).register(registry);
        Gauge.builder("restock.order.age.seconds", this, g -> g.oldestOpenLine).register(registry);
        Gauge.builder("restock.dc.open.lines", this, g -> g.openLines).register(registry);
    }

    @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void look() {
        Instant now = clock.instant();
        long waiting = feed.lag().getOrDefault(Topics.STOCK_EVENTS.topic(), 0L);
        behind = waiting == 0 ? 0 : age(heard(), now);
        if (System.nanoTime() - countAgain >= 0) {
            count();
        }
        oldestOpenLine = age(oldest, now);
    }

    private @Nullable Instant heard() {
        return database.read(sql -> sql.list("select max(recorded_at) as heard from distribution.demand_heard", row -> Optional.ofNullable(Sql.instantOrNull(row, "heard"))))
                .getFirst().orElse(null);
    }

    private void count() {
        long since = System.nanoTime();
        database.read(sql -> sql.first("select count(*) as open, min(placed_at) as oldest from distribution.order_line where despatched + cancelled < units", row -> {
            openLines = row.getLong("open");
            oldest = Sql.instantOrNull(row, "oldest");
            return row;
        }));
        long now = System.nanoTime();
        countAgain = now + PARTS * (now - since);
    }

    private static double age(@Nullable Instant since, Instant now) {
        return since == null ? 0 : Math.max(0, Duration.between(since, now).toMillis() / 1000.0);
    }
}
