package io.restock.border.kafka;

import io.restock.border.http.ProblemException;
import io.restock.contracts.Troubles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends records and reports of each what became of it, whatever becomes of Kafka's producer. That one can die: after some errors it refuses all that
 * follows; one that was not let in when it began never numbers its records, so that each waits in vain; and one whose thread was ended by an {@link Error}
 * takes everything and never answers. So one that acknowledges nothing is left, nothing of it can land behind what comes next, and that goes by a new one.
 *
 * <p>What was not acknowledged may be there all the same: it is reported as failed, and its sender sends it again. That sending fails is a trouble until a record
 * is acknowledged, or until nobody has tried for a while: those who hear of it may send nothing more that would show the opposite.
 */
public final class RecordSender implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(RecordSender.class);
    private static final String SENDING = "sending to Kafka";
    /** So much later than it has promised a producer that lives has answered. */
    private static final Duration GRACE = Duration.ofSeconds(3);
    /** Where all records are refused, not each of them costs a producer. */
    private static final Duration USED_AT_LEAST = Duration.ofSeconds(1);
    /** Kafka itself may be away so long, and then no other producer does better. */
    private static final int PATIENCES = 3;
    private static final Duration TRIED_AGAIN_WITHIN = Duration.ofMinutes(1);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final Map<String, Object> settings;
    private final Duration patience;
    private final Troubles troubles;
    private volatile KafkaProducer<byte[], byte[]> producer;
    /** By this producer, or since when there is this one. */
    private volatile long acknowledgedAt;
    private boolean closed;
    private volatile boolean failing;

    /**
     * @param patience within which a record must be acknowledged
     * @param own settings of the producer, which go first
     */
    public RecordSender(KafkaConnection connection, Duration patience, Map<String, ?> own, Troubles troubles) {
        int millis = (int) patience.toMillis();
        var all = new HashMap<String, Object>(Map.of("acks", "all", "enable.idempotence", true, "compression.type", "lz4", "linger.ms", 1, "batch.size", 64 << 10,
                "max.block.ms", millis, "delivery.timeout.ms", millis, "request.timeout.ms", millis / 2, "reconnect.backoff.max.ms", 1_000));
        all.putAll(own);
        this.settings = connection.with(all);
        this.patience = patience;
        this.troubles = troubles;
        this.producer = begin();
    }

    private KafkaProducer<byte[], byte[]> begin() {
        acknowledgedAt = System.nanoTime();
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Completes with Kafka's acknowledgement, or exceptionally if that is not known in time. */
    public CompletableFuture<RecordMetadata> send(ProducerRecord<byte[], byte[]> record) {
        var by = producer;
        var answer = new CompletableFuture<RecordMetadata>().orTimeout(patience.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
        answer.whenComplete((_, e) -> sent(by, e));
        try {
            by.send(record, (at, e) -> {
                if (e == null) {
                    answer.complete(at);
                } else {
                    answer.completeExceptionally(e);
                }
            });
        } catch (RuntimeException | Error e) {
            answer.completeExceptionally(e);
        }
        return answer;
    }

    /** Sends them in this order and returns when all are acknowledged. @throws ProblemException 503 if they are not in time, 413 if one is too large */
    public void deliver(Iterable<ProducerRecord<byte[], byte[]>> records) {
        var sent = new ArrayList<CompletableFuture<?>>();
        for (var record : records) {
            sent.add(send(record));
            if (sent.getLast().isCompletedExceptionally()) {
                break; // each may have to wait as long for the same answer
            }
        }
        await(sent, patience.plus(GRACE));
    }

    /** The same for what was sent otherwise. @param within for each */
    public static void await(List<? extends Future<?>> sent, Duration within) {
        try {
            for (Future<?> each : sent) {
                each.get(within.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (ExecutionException | TimeoutException e) {
            if (e.getCause() instanceof RecordTooLargeException tooLarge) {
                throw ProblemException.of(413, "Too much at once", "it is more than one record of the log can carry; send it in several parts (" + tooLarge.getMessage() + ")");
            }
            throw ProblemException.busy(503, "Kafka does not take records right now; send the same again", RETRY_AFTER);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProblemException.busy(503, "the service is stopping; send the same again", RETRY_AFTER);
        }
    }

    private void sent(KafkaProducer<byte[], byte[]> by, @Nullable Throwable e) {
        if (e == null) {
            acknowledgedAt = System.nanoTime();
            if (failing) {
                failing = false;
                troubles.repaired(SENDING);
            }
        } else if (!(e instanceof RecordTooLargeException || e instanceof InterruptException)) {
            troubles.failed(SENDING, e, TRIED_AGAIN_WITHIN);
            failing = true;
            leave(by, e);
        }
    }

    private synchronized void leave(KafkaProducer<byte[], byte[]> dead, Throwable reason) {
        Duration inVain = reason instanceof RetriableException ? patience.multipliedBy(PATIENCES) : USED_AT_LEAST;
        if (closed || producer != dead || System.nanoTime() - acknowledgedAt < inVain.toNanos()) {
            return;
        }
        LOG.warnf("from now on records go by another producer: %s", reason);
        producer = begin();
        Thread.ofPlatform().daemon().name("leave-producer").start(() -> dead.close(Duration.ZERO));
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        producer.close(patience);
    }
}
