package io.restock.replenishment.planning;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.restock.border.kafka.KafkaConnection;
import io.restock.border.kafka.PutAside;
import io.restock.border.kafka.TopicFollower;
import io.restock.contracts.BusinessClock;
import io.restock.contracts.Topics;
import io.restock.contracts.Troubles;
import io.restock.contracts.operations.Quarantine;
import io.restock.contracts.operations.Quarantine.Refused;
import io.restock.contracts.operations.Verification.Check;
import io.restock.contracts.orders.OrderLineId;
import io.restock.journal.Forwarding;
import io.restock.journal.JournalQuarantine;
import io.restock.journal.JournalRow;
import io.restock.journal.PartitionedConsumer;
import io.restock.journal.Relay;
import io.restock.journal.TopicLag;
import io.restock.replenishment.audit.PlanningAudit;
import io.restock.replenishment.catalog.Catalog;
import io.restock.replenishment.catalog.CatalogReader;
import io.restock.sql.Sql;
import io.restock.sql.audit.AuditTrail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Starts and stops the deciding: first the catalog is read, then stock events are taken. Waits for Kafka as long as it takes. */
@ApplicationScoped
public class Planning {
    private static final Logger LOG = Logger.getLogger(Planning.class);
    private static final String SCHEMA = "replenishment";
    private static final int RECORDS_A_BATCH = 4_000;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String[] TAKEN = {Topics.STOCK_EVENTS.topic(), Topics.DESPATCHES.topic(), Topics.PLANNING.topic()};
    private static final String START = "starting to plan";

    private final KafkaConnection kafka;
    private final DataSource database;
    private final BusinessClock clock;
    private final Catalog catalog;
    private final PutAside putAside;
    private final TopicLag lag;
    private final Timer latency;
    private final MeterRegistry meters;
    private final Troubles troubles = new Troubles(PATIENCE);
    private volatile @Nullable TopicFollower follower;
    private volatile @Nullable PartitionedConsumer consumer;
    private volatile @Nullable Relay relay;
    private volatile boolean stopping;
    private @Nullable Thread starter;

    Planning(KafkaConnection kafka, DataSource database, BusinessClock clock, Catalog catalog, PutAside putAside, MeterRegistry meters) {
        this.kafka = kafka;
        this.database = database;
        this.clock = clock;
        this.lag = new TopicLag(database, SCHEMA, kafka.settings(), TAKEN);
        this.catalog = catalog;
        this.putAside = putAside;
        this.meters = meters;
        this.latency = Timer.builder("restock.stage.latency").tag("stage", "decide").publishPercentileHistogram().register(meters);
    }

    void start(@Observes StartupEvent event) {
        starter = Thread.ofPlatform().daemon().name("planning-start").start(this::begin);
    }

    private void begin() {
        while (!stopping && !prepared()) {
            pause();
        }
        try {
            while (!stopping && !requireNonNull(follower).awaitLoaded(Duration.ofMillis(200))) {
                LOG.debug("the catalog is being read");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        while (!stopping && !taken()) {
            pause();
        }
    }

    private boolean prepared() {
        try {
            kafka.ensure(Topics.STOCK_EVENTS, Topics.DESPATCHES, Topics.PLANNING, Topics.STORES, Topics.ITEMS,
                    Topics.LANES, Topics.ORDERS);
            follower = TopicFollower.follow(kafka, CatalogReader.TOPICS, putAside, new CatalogReader(catalog)::take);
            troubles.repaired(START);
            return true;
        } catch (RuntimeException | Error e) {
            return again(e);
        }
    }

    private boolean again(Throwable e) {
        LOG.warnf(e, "planning cannot start just now; tried again in a second");
        troubles.failed(START, e);
        return false;
    }

    private boolean taken() {
        try {
            take();
            troubles.repaired(START);
            return true;
        } catch (RuntimeException | Error e) {
            return again(e);
        }
    }

    private void take() {
        relay = new Relay(SCHEMA, Topics.ORDERS.topic(), kafka.settings(), database, clock, Planning::orderRecord);
        consumer = PartitionedConsumer.builder().name(SCHEMA).schema(SCHEMA).kafka(kafka.settings()).dataSource(database).clock(clock)
                .topics(TAKEN)
                .gapFree(Topics.STOCK_EVENTS.topic())
                .handlers(partition -> new Decider(partition, catalog, this::decided))
                .relay(relay).maxPollRecords(RECORDS_A_BATCH).build().start();
    }

    /** Where the records of planning wait that it cannot apply. */
    @Produces
    @Singleton
    Quarantine quarantine() {
        return new JournalQuarantine(SCHEMA, database, clock, (record, _, ended) -> {
            if (consumer == null) {
                throw new Refused("planning has not begun yet");
            }
            consumer.again(record, ended);
        }, (connection, deed) -> PlanningAudit.TRAIL.append(new Sql(connection), AuditTrail.DESK, List.of(deed)));
    }

    /** The key of an order event is its store. */
    private static ProducerRecord<byte[], byte[]> orderRecord(JournalRow.Placed placed) {
        return Forwarding.of(Topics.ORDERS.topic(), OrderLineId.of(placed.row().key()).store().digits(), placed);
    }

    private void decided(Instant recordedAt, Instant decidedAt, int reviews, int placed) {
        latency.record(clock.wallTime(Duration.between(recordedAt, decidedAt)));
        meters.counter("restock.reviews").increment(reviews);
        meters.counter("restock.order.lines").increment(placed);
    }

    /** Whether the catalog as it stood at the start has been read. */
    public boolean knowsCatalog() {
        return follower != null && follower.loaded();
    }

    /** Whether all that the catalog's topics say is known, in so far as it has been read. */
    public Optional<Check> catalogCheck() {
        return Optional.ofNullable(follower).map(TopicFollower::check);
    }

    /** Whether stock events of at least one partition are being taken. */
    public boolean isTaking() {
        return consumer != null && consumer.isTaking();
    }

    /** What has been failing for some seconds, with its reason; empty when all goes well. */
    public Optional<String> trouble() {
        return troubles.lasting().or(() -> follower == null ? Optional.empty() : follower.trouble()).or(() -> consumer == null ? Optional.empty() : consumer.trouble());
    }

    /** Records that wait, by topic, of all instances; a topic is not named until Kafka has answered. */
    public Map<String, Long> lag() {
        return lag.records();
    }

    /** Business time since the newest record decided was accepted, while others wait; zero when none does. */
    public Duration behind() {
        return Duration.ofMillis((long) (lag.behind().toMillis() * clock.speed()));
    }

    private void pause() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        requireNonNull(starter).join(Duration.ofSeconds(5));
        if (consumer != null) {
            consumer.close();
        }
        if (relay != null) {
            relay.close();
        }
        if (follower != null) {
            follower.close();
        }
        lag.close();
    }
}
