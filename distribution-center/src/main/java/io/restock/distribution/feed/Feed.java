package io.restock.distribution.feed;

import static java.util.Objects.requireNonNull;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.restock.border.kafka.KafkaConnection;
import io.restock.contracts.BusinessClock;
import io.restock.contracts.Topics;
import io.restock.contracts.operations.Quarantine;
import io.restock.distribution.audit.CenterAudit;
import io.restock.distribution.demand.LiveDemand;
import io.restock.distribution.lanes.Lanes;
import io.restock.distribution.outbox.Message;
import io.restock.distribution.outbox.Outbox;
import io.restock.journal.Forwarding;
import io.restock.journal.JournalQuarantine;
import io.restock.journal.PartitionedConsumer;
import io.restock.journal.PublishedPositions;
import io.restock.journal.Relay;
import io.restock.journal.TopicLag;
import io.restock.sql.Sql;
import io.restock.sql.audit.AuditTrail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Starts and stops what connects the center with Kafka. */
@ApplicationScoped
public class Feed {
    private static final String[] TAKEN = {Topics.STORES.topic(), Topics.ITEMS.topic(), Topics.RECALLS.topic(), Topics.ORDERS.topic(), Topics.STOCK_EVENTS.topic()};

    private final KafkaConnection connection;
    private final DataSource dataSource;
    private final BusinessClock clock;
    private final Outbox outbox;
    private final Lanes lanes;
    private final LiveDemand demand;
    private final Latency latency;
    private final PublishedPositions despatches;
    private final TopicLag lag;
    private @Nullable Relay relay;
    private volatile @Nullable PartitionedConsumer consumer;

    Feed(KafkaConnection connection, DataSource dataSource, BusinessClock clock, Outbox outbox,
            Lanes lanes, LiveDemand demand, Latency latency) {
        this.connection = connection;
        this.despatches = new PublishedPositions(connection.settings(), Topics.DESPATCHES.topic());
        this.lag = new TopicLag(dataSource, "distribution", connection.settings(), TAKEN);
        this.dataSource = dataSource;
        this.clock = clock;
        this.outbox = outbox;
        this.lanes = lanes;
        this.demand = demand;
        this.latency = latency;
    }

    void start(@Observes StartupEvent event) {
        connection.ensure(Topics.ORDERS, Topics.STOCK_EVENTS, Topics.STORES, Topics.ITEMS, Topics.RECALLS, Topics.DESPATCHES,
                Topics.LANES, Topics.EXCEPTIONS);
        var kafka = connection.settings();
        relay = new Relay("distribution", Topics.DESPATCHES.topic(), kafka, dataSource, clock,
                placed -> Forwarding.of(Message.topicOf(placed.row().type()).topic(), placed));
        outbox.whenPublished(relay::committed);
        consumer = PartitionedConsumer.builder().name("distribution-center").schema("distribution").kafka(kafka).dataSource(dataSource).clock(clock)
                .topics(TAKEN)
                .gapFree(Topics.ORDERS.topic(), Topics.STOCK_EVENTS.topic())
                .handlers(partition -> new FeedHandler(lanes, outbox, demand::horizon, latency)).relay(relay).maxPollRecords(1_000)
                .build().start();
        demand.heardBy(() -> Long.valueOf(0).equals(lag().get(Topics.STOCK_EVENTS.topic())));
    }

    void stop(@Observes ShutdownEvent event) {
        if (consumer != null) {
            consumer.close();
        }
        if (relay != null) {
            relay.close();
        }
        lag.close();
    }

    public boolean isTaking() {
        return consumer != null && consumer.isTaking();
    }

    /** What has been failing for some seconds, with its reason. */
    public Optional<String> trouble() {
        return consumer == null ? Optional.empty() : consumer.trouble();
    }

    /** Where the records wait that cannot be applied here. */
    @Produces
    @Singleton
    Quarantine quarantine() {
        return new JournalQuarantine("distribution", dataSource, clock, (record, _, ended) -> requireNonNull(consumer).again(record, ended),
                (connection, deed) -> CenterAudit.TRAIL.append(new Sql(connection), AuditTrail.DESK, List.of(deed)));
    }

    /** What stands on the topic of despatches now. */
    public PublishedPositions despatchesPublished() {
        despatches.readOn();
        return despatches;
    }

    /** Records that wait, by topic, of all instances; a topic is not named until Kafka has answered. */
    public Map<String, Long> lag() {
        return lag.records();
    }
}
