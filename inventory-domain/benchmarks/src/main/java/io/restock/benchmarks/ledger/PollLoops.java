package io.restock.benchmarks.ledger;

import io.restock.benchmarks.measuring.Stopwatch;
import io.restock.benchmarks.workload.SalesTopic;
import io.restock.contracts.store.StoreRecord;
import io.restock.contracts.store.StoreRecord.RetailTransaction;
import io.restock.journal.KafkaSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** One consumer thread a partition, as listener containers run them: poll, handle each basket, commit the offsets. */
final class PollLoops implements AutoCloseable {
    /** Handles a basket to its end. */
    interface Handler {
        void handle(RetailTransaction basket) throws Exception;
    }

    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean closing;

    PollLoops(Heat heat, String group, Stopwatch watch, Handler handler) {
        for (int partition = 0; partition < SalesTopic.PARTITIONS; partition++) {
            var from = new TopicPartition(heat.topic(), partition);
            threads.add(Thread.ofPlatform().name(group + "-" + partition).start(() -> loop(heat, group, from, watch, handler)));
        }
    }

    private void loop(Heat heat, String group, TopicPartition from, Stopwatch watch, Handler handler) {
        var settings = KafkaSettings.consumer(heat.engines().kafka(), group + "-" + heat.number(), 500);
        try (var consumer = new KafkaConsumer<byte[], byte[]>(settings)) {
            consumer.assign(List.of(from));
            while (!closing) {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                    handler.handle((RetailTransaction) StoreRecord.CODEC.read("RetailTransaction", record.value()));
                }
                consumer.commitSync();
            }
        } catch (Exception e) {
            watch.failed(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        closing = true;
        for (Thread thread : threads) {
            thread.join(Duration.ofSeconds(10));
        }
    }
}
