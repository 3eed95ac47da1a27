package io.restock.benchmarks.ledger;

import io.restock.benchmarks.engines.BenchEngines;
import io.restock.benchmarks.measuring.Stopwatch;
import io.restock.benchmarks.workload.SalesTopic;
import io.restock.benchmarks.workload.Workload;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.store.StoreRecord;
import io.restock.contracts.store.StoreRecord.RetailTransaction;
import io.restock.contracts.store.TransactionLine;
import io.restock.contracts.store.TransactionLine.Sale;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.QueryableStoreTypes;

/**
 * Kafka Streams with {@code exactly_once_v2} and RocksDB, in the words of its own manual: lines by store-item, aggregated into a table. By
 * itself it keeps no history; with history it forwards every change of the table to a topic, which needs its cache switched off, since a
 * cache keeps only the last change of each commit interval. The watch stops when the last line is aggregated, up to one commit interval (100 ms) before it is durable: in its favour.
 */
final class StreamsTable implements Contestant {
    private static final String STORE = "stock";

    private final boolean history;
    private final AtomicLong sold = new AtomicLong();
    private Path directory;
    private Map<String, Integer> stock = Map.of();

    StreamsTable(boolean history) {
        this.history = history;
    }

    @Override
    public void prepare(Heat heat) throws Exception {
        if (history) {
            SalesTopic.create(heat.engines().kafka(), changes(heat));
        }
        directory = Files.createTempDirectory("streams");
    }

    @Override
    public Stopwatch.Lap race(Heat heat, Stopwatch watch) throws Exception {
        try (var streams = new KafkaStreams(topology(heat, watch), settings(heat))) {
            streams.start();
            var lap = watch.await(Duration.ofMinutes(3));
            stock = readWhenPut(streams);
            return lap;
        }
    }

    private Topology topology(Heat heat, Stopwatch watch) {
        var counted = new AtomicLong();
        long warmUp = (long) heat.warmUp() * Workload.LINES_A_BASKET;
        long all = (long) heat.allBaskets() * Workload.LINES_A_BASKET;
        var builder = new StreamsBuilder();
        var stored = Materialized.<String, Integer, KeyValueStore<Bytes, byte[]>>as(STORE).withKeySerde(Serdes.String()).withValueSerde(Serdes.Integer());
        var table = builder.stream(heat.topic(), Consumed.with(Serdes.String(), Serdes.ByteArray()))
                .mapValues(value -> (RetailTransaction) StoreRecord.CODEC.read("RetailTransaction", value))
                .flatMap((_, basket) -> basket.lines().stream().map(line -> line(basket, line)).toList())
                .groupByKey(Grouped.with(Serdes.String(), Serdes.Integer()))
                .aggregate(() -> Workload.OPENING, (_, units, onHand) -> {
                    sold.addAndGet(units);
                    long number = counted.incrementAndGet();
                    if (number == warmUp || number == all) {
                        watch.taken(number == warmUp ? warmUp : all - warmUp);
                    }
                    return onHand - units;
                }, history ? stored.withCachingDisabled() : stored);
        if (history) {
            table.toStream().to(changes(heat), Produced.with(Serdes.String(), Serdes.Integer()));
        }
        return builder.build();
    }

    private static String changes(Heat heat) {
        return heat.topic() + "-changes-" + heat.number();
    }

    private static KeyValue<String, Integer> line(RetailTransaction basket, TransactionLine line) {
        var sale = (Sale) line;
        return KeyValue.pair(new StoreItemId(basket.store(), sale.item()).toString(), sale.units());
    }

    private Properties settings(Heat heat) {
        var settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "streams-" + heat.topic() + "-" + heat.number());
        settings.putAll(heat.engines().kafka());
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, Runtime.getRuntime().availableProcessors());
        settings.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
        settings.put("auto.offset.reset", "earliest");
        return settings;
    }

    /** A line is in the table a moment after it was aggregated; one that never comes shows when the stock is compared. */
    private Map<String, Integer> readWhenPut(KafkaStreams streams) throws InterruptedException {
        var table = read(streams);
        for (int waits = 0; waits < 100 && table.values().stream().mapToLong(onHand -> Workload.OPENING - onHand).sum() != sold.get(); waits++) {
            TimeUnit.MILLISECONDS.sleep(50);
            table = read(streams);
        }
        return table;
    }

    private static Map<String, Integer> read(KafkaStreams streams) {
        var stock = new HashMap<String, Integer>();
        var store = streams.store(StoreQueryParameters.fromNameAndType(STORE, QueryableStoreTypes.<String, Integer>keyValueStore()));
        try (var all = store.all()) {
            all.forEachRemaining(each -> stock.put(each.key, each.value));
        }
        return stock;
    }

    @Override
    public Map<String, Integer> stock() {
        return stock;
    }

    @Override
    public void tidy() throws Exception {
        BenchEngines.remove(directory);
    }
}
