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
import org.jspecify.annotations.Nullable;

/** What a scrape reads; looked up every five seconds, so that a scrape costs nothing. Ages are in business seconds. */
@ApplicationScoped
class Gauges {
    @Inject
    Database database;
    @Inject
    BusinessClock clock;
    @Inject
    Feed feed;
    private volatile double oldestOpenLine;
    private volatile double openLines;
    private volatile double behind;

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
        database.decide(sql -> sql.first("""
                select count(*) as open, min(placed_at) as oldest, (select max(recorded_at) from distribution.demand_heard) as heard
                from distribution.order_line where despatched + cancelled < units""", row -> {
            openLines = row.getLong("open");
            oldestOpenLine = age(Sql.instantOrNull(row, "oldest"), now);
            behind = waiting == 0 ? 0 : age(Sql.instantOrNull(row, "heard"), now);
            return row;
        }));
    }

    private static double age(@Nullable Instant since, Instant now) {
        return since == null ? 0 : Math.max(0, Duration.between(since, now).toMillis() / 1000.0);
    }
}
