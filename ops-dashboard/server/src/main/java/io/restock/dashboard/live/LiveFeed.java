package io.restock.dashboard.live;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.restock.border.kafka.KafkaConnection;
import io.restock.border.kafka.KafkaHeaders;
import io.restock.border.kafka.PutAside;
import io.restock.border.kafka.StartingPoint;
import io.restock.border.kafka.TopicFollower;
import io.restock.contracts.BusinessClock;
import io.restock.contracts.Topics;
import io.restock.contracts.Troubles;
import io.restock.contracts.despatch.DespatchEvent;
import io.restock.contracts.despatch.DespatchEvent.CutOffMoved;
import io.restock.contracts.despatch.DespatchEvent.DespatchCalledOff;
import io.restock.contracts.despatch.DespatchEvent.GoodsDespatched;
import io.restock.contracts.despatch.DespatchEvent.LineHandedOver;
import io.restock.contracts.despatch.DespatchEvent.LineShorted;
import io.restock.contracts.despatch.DespatchEvent.LineSubstituted;
import io.restock.contracts.despatch.DespatchEvent.ReturnCalledOff;
import io.restock.contracts.despatch.DespatchEvent.ReturnReceived;
import io.restock.contracts.despatch.DespatchEvent.ReturnReversed;
import io.restock.contracts.exceptions.ExceptionRaised;
import io.restock.contracts.operations.Verification.Check;
import io.restock.contracts.store.StoreRecord;
import io.restock.contracts.store.StoreRecord.RetailTransaction;
import io.restock.dashboard.names.Names;
import io.restock.dashboard.services.ServiceWatch;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Follows the topics from their ends and, four times a second, sends what happened to every open page; the figures once a second.
 * However fast the chain sells, a tick carries a bounded number of rows and says how many more there were.
 */
@ApplicationScoped
public class LiveFeed {
    private static final long TICK_MILLIS = 250;
    private static final long TICKS_PER_SECOND = 1_000 / TICK_MILLIS;
    /** Nobody at the page sees the difference. */
    private static final Duration GATHERING = Duration.ofMillis(90);
    /** Enough to know what is open; older exceptions are with the ledger. */
    private static final StartingPoint RECENT = new StartingPoint(20_000);

    private final KafkaConnection kafka;
    private final PutAside putAside;
    private final Names names;
    private final ServiceWatch services;
    private final BusinessClock clock;
    private final Troubles troubles;
    private final SalesRate rate = new SalesRate();
    private final Today today = new Today();
    private final TillToStock tillToStock = new TillToStock();
    private final Despatches despatches;
    private final StockTicker stock;
    private final OrderTicker orders;
    private final ExceptionBook exceptions;
    private final Broadcast broadcast = new Broadcast();
    private final List<TopicFollower> followers = new ArrayList<>();
    private final ScheduledExecutorService ticker =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("tick").factory());
    private long ticks;

    LiveFeed(KafkaConnection kafka, PutAside putAside, Names names, ServiceWatch services, BusinessClock clock, Troubles troubles, MeterRegistry meters) {
        this.kafka = kafka;
        this.putAside = putAside;
        this.troubles = troubles;
        this.names = names;
        this.services = services;
        this.clock = clock;
        this.despatches = new Despatches(names);
        this.stock = new StockTicker(names, rate, today, tillToStock, despatches);
        this.orders = new OrderTicker(names);
        this.exceptions = new ExceptionBook(names);
        meters.gauge("restock_lag_events", this, LiveFeed::lagRecords);
        meters.gauge("restock_dashboard_viewers", broadcast, Broadcast::viewers);
    }

    void start(@Observes StartupEvent event) {
        beginDay();
        follow(Topics.STOCK_EVENTS, StartingPoint.END, stock::take);
        follow(Topics.POS_TRANSACTIONS, StartingPoint.END, this::sample);
        follow(Topics.ORDERS, StartingPoint.END, orders::take);
        follow(Topics.DESPATCHES, StartingPoint.END, this::takeDespatch);
        follow(Topics.EXCEPTIONS, RECENT, record -> exceptions.take(ExceptionRaised.CODEC.read("ExceptionRaised", record.value())));
        ticker.scheduleAtFixedRate(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        ticker.shutdownNow();
        followers.forEach(TopicFollower::close);
    }

    private void follow(Topics topic, StartingPoint start, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        followers.add(TopicFollower.follow(kafka, List.of(topic), start, GATHERING, putAside, reader));
    }

    /** Whether every topic is being followed. */
    public boolean following() {
        return followers.stream().allMatch(TopicFollower::following);
    }

    /** What has been failing for some seconds, with its reason. */
    public Optional<String> trouble() {
        return followers.stream().flatMap(each -> each.trouble().stream()).findFirst();
    }

    /** Stock events that wait to be taken. */
    public long lagRecords() {
        return followers.isEmpty() ? 0 : followers.getFirst().lag();
    }

    public long eventsTaken() {
        return stock.check().counted();
    }

    /** Whether the stock events are all there, and what was put aside of each topic. */
    public List<Check> checks() {
        return Stream.concat(Stream.of(stock.check()), followers.stream().map(TopicFollower::check)).toList();
    }

    int viewers() {
        return broadcast.viewers();
    }

    int viewers(String person) {
        return broadcast.viewers(person);
    }

    /**
     * For one of this person's pages: a snapshot and all that follows, or where that is remembered what it missed since.
     *
     * @param stores that the person may see
     * @param since the last event that the page has heard, or null
     */
    Multi<Broadcast.Frame> frames(String person, OwnStores stores, @Nullable String since) {
        return Multi.createBy().concatenating().streams(
                Multi.createFrom().deferred(() -> Multi.createFrom().iterable(beginning(since))),
                broadcast.subscribe(person)).map(frame -> frame.of(stores));
    }

    private List<Broadcast.Frame> beginning(@Nullable String since) {
        return Optional.ofNullable(since).flatMap(broadcast::since).orElseGet(() -> List.of(broadcast.now("snapshot", snapshot())));
    }

    /** What the page shows at this moment. */
    public Snapshot snapshot() {
        return new Snapshot(figures(), rate.history(), stock.remembered(), exceptions.latest());
    }

    private void sample(ConsumerRecord<byte[], byte[]> record) {
        if (!tillToStock.wantsMore()) {
            return;
        }
        String type = KafkaHeaders.of(record).type();
        if ("RetailTransaction".equals(type) && StoreRecord.CODEC.read(type, record.value()) instanceof RetailTransaction sale) {
            tillToStock.arrived(sale, record.timestamp());
        }
    }

    private void takeDespatch(ConsumerRecord<byte[], byte[]> record) {
        switch (DespatchEvent.CODEC.read(KafkaHeaders.of(record).type(), record.value())) {
            case GoodsDespatched goods -> despatches.despatched(goods);
            case LineShorted _,LineSubstituted _,CutOffMoved _,LineHandedOver _ -> {} // its order shows it
            case DespatchCalledOff off -> despatches.calledOff(off.despatch());
            case ReturnReceived _,ReturnCalledOff _,ReturnReversed _ -> {} // it is no order's
        }
    }

    /** An executor that repeats does so until something is thrown, and then never again. */
    private void tick() {
        try {
            troubles.attempt("ticking", this::showWhatChanged);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void showWhatChanged() {
        tillToStock.tick();
        sendStock();
        sendOrders();
        sendExceptions();
        if (++ticks % TICKS_PER_SECOND == 0) {
            beginDay();
            rate.endSecond(TimeUnit.MILLISECONDS.toSeconds(System.currentTimeMillis()));
            if (viewers() > 0) {
                broadcast.send("figures", figures());
            }
        }
    }

    private void sendStock() {
        var batch = stock.drain();
        if (!batch.rows().isEmpty()) {
            broadcast.send("stock", batch);
        }
    }

    private void sendOrders() {
        var batch = orders.drain();
        if (!batch.placed().isEmpty() || !batch.changed().isEmpty()) {
            broadcast.send("orders", batch);
        }
    }

    private void sendExceptions() {
        var batch = exceptions.drain();
        if (!batch.rows().isEmpty()) {
            broadcast.send("exceptions", batch);
        }
    }

    private void beginDay() {
        today.beginIfNew(businessDate(), clock.instant());
    }

    private LocalDate businessDate() {
        return names.anyStore().map(store -> store.businessDateOf(clock.instant()))
                .orElseGet(() -> LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    private Figures figures() {
        var seconds = rate.history();
        var sales = new Figures.Sales(seconds.isEmpty() ? null : seconds.getLast(), rate.linesPerSecond(),
                rate.linesPerBusinessHour(clock.presentSpeed()), today.totals());
        return new Figures(new Figures.Clock(clock.instant(), clock.speed(), clock.presentSpeed(), clock.waitsFor().orElse(null), zone()), troubles(), sales, tillToStock.latency(),
                lagRecords(),
                despatches.underWay(), exceptions.countsByKind(), services.states());
    }

    private String zone() {
        // Browsers know UTC by this name, not as ZoneOffset's "Z".
        return names.anyStore().map(store -> store.zone().getId()).orElse("UTC");
    }

    private List<String> troubles() {
        var troubles = new ArrayList<String>();
        if (!following()) {
            troubles.add("Kafka does not answer: nothing new can be shown. `./restock status` says why.");
        }
        troubles.addAll(services.troubles());
        return troubles;
    }
}
