package io.restock.ledger.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.restock.contracts.BusinessClock;
import io.restock.contracts.Topics;
import io.restock.contracts.stock.StockLevel;
import io.restock.journal.BatchTransaction;
import io.restock.journal.Forwarding;
import io.restock.journal.PartitionHandler;
import io.restock.journal.PartitionedConsumer;
import io.restock.journal.Relay;
import io.restock.ledger.Kafka;
import io.restock.ledger.outbox.OutboxSender;
import io.restock.ledger.stock.StockLevels;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Starts and stops the taking of records and the relay of events. */
@ApplicationScoped
public class Intake {
    static final String SCHEMA = "ledger";

    private final Kafka kafka;
    private final DataSource dataSource;
    private final BusinessClock clock;
    private final StockLevels levels;
    private final OutboxSender outbox;
    private final Counter lines;
    private final Timer tillToStock;
    private @Nullable Relay relay;
    private @Nullable PartitionedConsumer consumer;

    Intake(Kafka kafka, DataSource dataSource, BusinessClock clock, StockLevels levels, OutboxSender outbox, MeterRegistry metrics) {
        this.kafka = kafka;
        this.dataSource = dataSource;
        this.clock = clock;
        this.levels = levels;
        this.outbox = outbox;
        this.lines = metrics.counter("restock.pos.lines");
        this.tillToStock = Timer.builder("restock.stage.latency").tag("stage", "accepted-to-stock").publishPercentileHistogram().register(metrics);
    }

    void start(@Observes StartupEvent event) {
        kafka.ensureTopics();
        relay = new Relay(SCHEMA, Topics.STOCK_EVENTS.topic(), kafka.connection(), dataSource, clock,
                placed -> Forwarding.of(Topics.STOCK_EVENTS.topic(), placed));
        consumer = PartitionedConsumer.builder()
                .name(SCHEMA).schema(SCHEMA)
                .kafka(kafka.connection()).dataSource(dataSource).clock(clock)
                .topics(Topics.POS_TRANSACTIONS.topic())
                .handlers(this::own)
                .relay(relay)
                .build().start();
    }

    /** Whether at least one partition is ours. */
    public boolean isTaking() {
        return consumer != null && consumer.isTaking();
    }

    /** What has been failing for some seconds, with its reason. */
    public Optional<String> trouble() {
        return consumer == null ? Optional.empty() : consumer.trouble();
    }

    /** Records that wait, as of the last fetch: nobody is asked for it, so it is known when nobody answers, too. */
    public long recordsWaiting() {
        return consumer == null ? 0 : consumer.lag().values().stream().mapToLong(Long::longValue).sum();
    }

    private PartitionHandler own(int partition) {
        levels.own(partition);
        return new StoreRecordHandler(this::committed);
    }

    private void committed(BatchTransaction batch, List<StockLevel> changed, int linesApplied) {
        long timestamp = batch.records().getLast().timestamp();
        levels.changed(batch.partition(), changed);
        outbox.wake();
        lines.increment(linesApplied);
        tillToStock.record(Duration.ofMillis(Math.max(0, System.currentTimeMillis() - timestamp)));
    }

    void stop(@Observes ShutdownEvent event) {
        if (consumer != null && relay != null) {
            consumer.close();
            relay.close();
        }
    }
}
