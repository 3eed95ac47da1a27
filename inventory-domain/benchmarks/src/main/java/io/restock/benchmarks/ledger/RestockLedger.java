package io.restock.benchmarks.ledger;

import io.agroal.api.AgroalDataSource;
import io.restock.benchmarks.engines.Pool;
import io.restock.benchmarks.measuring.Stopwatch;
import io.restock.benchmarks.workload.SalesTopic;
import io.restock.benchmarks.workload.Workload;
import io.restock.journal.Forwarding;
import io.restock.journal.PartitionedConsumer;
import io.restock.journal.Relay;
import io.restock.ledger.intake.StoreRecordHandler;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * The ledger's own intake: the consumer, the handler, the aggregates and the tables of the product, without the service around them. Its
 * journal keeps every event; with the relay it also forwards them to Kafka while the next are taken, as the running service does.
 */
final class RestockLedger implements Contestant {
    private final boolean relaying;
    private LedgerTables tables;

    RestockLedger(boolean relaying) {
        this.relaying = relaying;
    }

    @Override
    public void prepare(Heat heat) throws Exception {
        tables = new LedgerTables(heat.engines());
        tables.createWithOpeningStock(heat.workload());
        if (relaying) {
            SalesTopic.create(heat.engines().kafka(), events(heat));
        }
    }

    @Override
    public Stopwatch.Lap race(Heat heat, Stopwatch watch) throws Exception {
        var kafka = heat.engines().kafka();
        try (AgroalDataSource connections = Pool.of(heat.engines(), true);
                Relay relay = new Relay("ledger", events(heat), kafka, connections, Clock.systemUTC(), placed -> Forwarding.of(events(heat), placed))) {
            var consumer = PartitionedConsumer.builder().name("ledger-" + heat.number()).schema("ledger")
                    .kafka(kafka).dataSource(connections).clock(Clock.fixed(Workload.NOW, ZoneOffset.UTC))
                    .topics(heat.topic())
                    .handlers(_ -> new StoreRecordHandler((_, _, lines) -> watch.taken(lines)));
            if (relaying) {
                consumer.relay(relay);
            }
            try (var _ = consumer.build().start()) {
                return watch.await(Duration.ofMinutes(3));
            }
        }
    }

    private static String events(Heat heat) {
        return heat.topic() + "-events-" + heat.number();
    }

    @Override
    public Map<String, Integer> stock() throws Exception {
        return tables.stock();
    }

    @Override
    public void tidy() throws Exception {
        tables.drop();
    }
}
