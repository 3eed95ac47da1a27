package io.restock.replenishment.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.restock.contracts.BusinessClock;
import io.restock.contracts.Topics;
import io.restock.replenishment.planning.Planning;
import io.restock.replenishment.promise.MissCause;
import io.restock.replenishment.promise.Promise;
import io.restock.replenishment.promise.Promises;
import io.restock.sql.Database;
import io.restock.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How old open orders are, and how much waits. Looked up every five seconds, not at every scrape. */
@ApplicationScoped
class Gauges {
    private static final List<Topics> TAKEN = List.of(Topics.STOCK_EVENTS, Topics.DESPATCHES, Topics.PLANNING);
    private static final String OPEN = "from replenishment.order_line where units - cancelled - closed > 0";

    @Inject
    Database database;
    @Inject
    BusinessClock clock;
    @Inject
    Promises promises;
    private volatile @Nullable Instant oldest;
    private volatile @Nullable Instant median;
    private volatile long late;
    private volatile @Nullable Promise promise;

    void register(@Observes StartupEvent event, MeterRegistry meters, Planning planning) {
        Gauge.builder("restock.order.age.seconds", () -> age(oldest)).tag("open", "oldest")
                .description("Business time since the need of open order lines arose").register(meters);
        Gauge.builder("restock.order.age.seconds", () -> age(median)).tag("open", "median")
                .description("Business time since the need of open order lines arose").register(meters);
        Gauge.builder("restock.orders.late", () -> late).description("Open order lines past their 24 hours").register(meters);
        registerPromise(meters);
        Gauge.builder("restock.lag.seconds", () -> seconds(planning.behind()))
                .description("Business time by which decisions are behind the events that wait").register(meters);
        for (var topic : TAKEN) {
            Gauge.builder("restock.lag.events", () -> planning.lag().getOrDefault(topic.topic(), 0L)).tag("topic", topic.topic())
                    .description("Records that wait to be taken").register(meters);
        }
    }

    private void registerPromise(MeterRegistry meters) {
        promised(meters, "restock.promise.due.lines", "Order lines whose 24 hours ended in the last day", Promise::due);
        promised(meters, "restock.promise.kept.lines", "Of these, received in time", Promise::kept);
        promised(meters, "restock.promise.overdue.lines", "Of these, still open", Promise::overdue);
        promised(meters, "restock.promise.share.ratio", "Kept of all lines whose 24 hours ended in the last day", Promise::share);
        promised(meters, "restock.promise.share.of.what.the.dc.had.ratio", "The same without what the distribution center did not have, might not send or heard of late",
                Promise::shareOfWhatTheDcHad);
        for (var cause : MissCause.values()) {
            Gauge.builder("restock.promise.missed.lines", () -> promise == null ? Double.NaN : promise.causes().getOrDefault(cause, 0L))
                    .tag("cause", cause.name()).description("Order lines whose 24 hours ended in the last day without it, by what went wrong").register(meters);
        }
    }

    /** NaN while it is not known, or nothing was due. */
    private void promised(MeterRegistry meters, String name, String description, Function<Promise, Number> figure) {
        Gauge.builder(name, () -> promise == null ? null : figure.apply(promise)).description(description).register(meters);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private double age(@Nullable Instant triggeredAt) {
        return triggeredAt == null ? 0 : seconds(Duration.between(triggeredAt, clock.instant()));
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        promise = promises.ofChain(Duration.ofDays(1));
        database.read(sql -> sql.first("select min(triggered_at) as oldest, percentile_disc(0.5) within group (order by triggered_at) as median,"
                + " count(*) filter (where due_at < ?) as late " + OPEN, row -> {
                    oldest = Sql.instantOrNull(row, "oldest");
                    median = Sql.instantOrNull(row, "median");
                    late = row.getLong("late");
                    return row;
                }, clock.instant()));
    }
}
