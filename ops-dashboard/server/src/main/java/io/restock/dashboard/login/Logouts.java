package io.restock.dashboard.login;

import io.restock.border.access.Revocations;
import io.restock.border.http.ProblemException;
import io.restock.border.kafka.KafkaConnection;
import io.restock.border.kafka.RecordSender;
import io.restock.contracts.Topics;
import io.restock.contracts.Troubles;
import io.restock.contracts.access.Revocation;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Says to every service, and so every other dashboard, who has left: from then on the tokens of that session are good nowhere, and after a start neither. While Kafka is
 * away it is sent again and again; here it counts at once. Each word takes those along who left before and whose tokens have ended since, so the topic does not grow.
 */
@ApplicationScoped
public class Logouts {
    private static final Logger LOG = Logger.getLogger(Logouts.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final int WAITING_AT_MOST = 10_000;

    private final KafkaConnection kafka;
    private final Revocations revocations;
    private final Troubles troubles;
    private final Clock clock = Clock.systemUTC();
    private final Semaphore waiting = new Semaphore(WAITING_AT_MOST);
    private volatile boolean closed;
    private @Nullable RecordSender sender;

    @Inject
    Logouts(KafkaConnection kafka, Revocations revocations, Troubles troubles) {
        this.kafka = kafka;
        this.revocations = revocations;
        this.troubles = troubles;
    }

    /** Returns at once. @param tokens as {@link Revocation} names them, @param until when the last of them ends by itself, @param by whose they are */
    void publish(String tokens, Instant until, String by) {
        var gone = new Revocation(tokens, clock.instant(), until, by);
        revocations.leave(gone);
        if (waiting.tryAcquire()) {
            Thread.ofVirtual().name("log-out").start(() -> pass(gone));
        } else {
            LOG.errorf("Kafka takes nothing, and %d wait already: no other dashboard hears that %s has left", WAITING_AT_MOST, by);
        }
    }

    private void pass(Revocation gone) {
        try {
            while (!closed && gone.until().isAfter(clock.instant()) && !delivered(gone)) {
                Thread.sleep(RETRY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            waiting.release();
        }
    }

    private boolean delivered(Revocation gone) {
        try {
            var records = new ArrayList<>(List.of(record(gone.tokens(), gone)));
            revocations.longGone().forEach(tokens -> records.add(record(tokens, null)));
            sender().deliver(records);
            return true;
        } catch (ProblemException e) {
            LOG.warnf("That a person has left is sent again: %s", e.problem().detail());
            return false;
        }
    }

    private static ProducerRecord<byte[], byte[]> record(String tokens, @Nullable Revocation gone) {
        return new ProducerRecord<>(Topics.LOGOUTS.topic(), tokens.getBytes(StandardCharsets.UTF_8), gone == null ? null : Revocation.CODEC.write(gone));
    }

    /** Most dashboards see nobody leave for hours: a producer is there once it is needed. */
    private synchronized RecordSender sender() {
        var before = sender;
        if (before == null) {
            before = new RecordSender(kafka, PATIENCE, Map.of(), troubles);
            sender = before;
        }
        return before;
    }

    @PreDestroy
    synchronized void close() {
        closed = true;
        if (sender != null) {
            sender.close();
        }
    }
}
