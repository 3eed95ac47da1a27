package io.restock.ledger.despatch;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.restock.border.http.ProblemException;
import io.restock.contracts.Backlog;
import io.restock.contracts.BusinessClock;
import io.restock.contracts.Digest;
import io.restock.contracts.Headers;
import io.restock.contracts.Topics;
import io.restock.contracts.despatch.DespatchEvent;
import io.restock.contracts.despatch.DespatchEvent.GoodsDespatched;
import io.restock.contracts.despatch.DespatchEvent.LineShorted;
import io.restock.contracts.store.StoreRecord;
import io.restock.contracts.store.StoreRecord.DespatchNotice;
import io.restock.journal.KafkaSettings;
import io.restock.ledger.Kafka;
import io.restock.ledger.database.Database;
import io.restock.ledger.intake.Quarantine;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * Puts each despatch advice among the store's own records, where it has its place before or after a count or a receipt. At least once: the
 * despatch's SSCC is the notice's identity, so a second one is a duplicate there.
 */
@ApplicationScoped
public class DespatchCarrier {
    private static final Logger LOG = Logger.getLogger(DespatchCarrier.class);
    /** A despatch ends the wait at once. */
    private static final Duration POLL = Duration.ofSeconds(1);

    private final Kafka kafka;
    private final Database database;
    private final Clock clock;
    private final Backlog backlog;
    private KafkaConsumer<byte[], byte[]> consumer;
    private Thread thread;
    private volatile boolean stopping;

    DespatchCarrier(Kafka kafka, Database database, Clock clock) {
        this.kafka = kafka;
        this.database = database;
        this.clock = clock;
        this.backlog = BusinessClock.backlog(clock, "despatches to carry");
    }

    /** After the intake, which makes the topics. */
    void start(@Observes @Priority(3000) StartupEvent event) {
        consumer = new KafkaConsumer<>(KafkaSettings.consumer(kafka.connection(), "ledger-despatches", 500));
        consumer.subscribe(List.of(Topics.DESPATCHES.topic()));
        thread = Thread.ofPlatform().daemon().name("ledger-despatches").start(this::run);
    }

    private void run() {
        while (!stopping) {
            carryOn();
        }
        consumer.close();
    }

    private void carryOn() {
        try {
            var polled = consumer.poll(POLL);
            if (!polled.isEmpty()) {
                backlog.waitsSince(clock.instant());
            }
            var sent = new ArrayList<Future<RecordMetadata>>();
            polled.forEach(record -> carry(record, sent));
            kafka.await(sent);
            if (!polled.isEmpty()) {
                consumer.commitSync();
                backlog.isEmpty();
            }
        } catch (WakeupException e) {
            LOG.debug("stopping", e);
        } catch (KafkaException | ProblemException | IllegalStateException e) {
            LOG.warnf("despatches are taken again from the last commit: %s", e.getMessage());
            beginAgain();
        }
    }

    private void carry(ConsumerRecord<byte[], byte[]> record, List<Future<RecordMetadata>> sent) {
        DespatchEvent event;
        try {
            event = DespatchEvent.CODEC.read(new String(record.headers().lastHeader(Headers.TYPE).value(), StandardCharsets.UTF_8), record.value());
        } catch (RuntimeException e) {
            database.write(connection -> {
                Quarantine.put(connection, record, e.toString(), clock.instant());
                return null;
            });
            return;
        }
        switch (event) {
            case GoodsDespatched despatched -> sent.add(send(despatched, record.value()));
            case LineShorted _ -> { }
        }
    }

    private Future<RecordMetadata> send(GoodsDespatched despatched, byte[] advice) {
        var notice = new DespatchNotice(despatched.store(), despatched.despatch().digits(), Digest.of(advice), despatched.occurredAt(),
                despatched.dc(), despatched.despatch(), despatched.lines());
        return kafka.send(Topics.POS_TRANSACTIONS.topic(), notice.store().digits(), StoreRecord.CODEC.typeOf(notice), StoreRecord.CODEC.write(notice));
    }

    private void beginAgain() {
        try {
            TimeUnit.SECONDS.sleep(1);
            var committed = consumer.committed(consumer.assignment());
            consumer.seekToBeginning(consumer.assignment());
            committed.forEach((from, at) -> {
                if (at != null) {
                    consumer.seek(from, at);
                }
            });
        } catch (InterruptedException e) {
            stopping = true;
            Thread.currentThread().interrupt();
        } catch (KafkaException e) {
            LOG.warnf("Kafka does not answer: %s", e.getMessage());
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        if (thread != null) {
            stopping = true;
            consumer.wakeup();
            thread.join(Duration.ofSeconds(5));
        }
    }
}
