package io.restock.journal;

import static java.util.Objects.requireNonNull;

import io.restock.contracts.Troubles;
import io.restock.contracts.operations.Quarantine.Refused;
import io.restock.journal.PartitionWorker.Outcome;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * Takes topics partition by partition, each batch exactly once as far as the database is concerned.
 *
 * <p>One thread polls. A partition that has a batch in work is paused until the batch is durable, so that nothing piles up, while the other
 * partitions' batches run beside it: that overlap of JVM and database work is where the throughput doubles. Where to read is decided by the
 * cursor in the database alone; Kafka's group only says who reads. A member that was replaced without noticing (a long pause, a lost network)
 * finds the cursor moved, undoes its batch, leaves the group and joins again.
 *
 * <p>A cursor that the log does not reach any more, at either end, is never moved by itself: that would pass over records or take them twice.
 * Its partition waits, with the reason reported as a trouble, until an operator has decided; the other partitions go on. Nor is anything taken
 * behind a gap of positions until it is closed: see {@link Sorting}. A record that cannot be applied stops nobody: see {@link PartitionWorker}.
 */
public final class PartitionedConsumer implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(PartitionedConsumer.class);

    /** Records, ended batches and the end wake the poller; it looks up by itself only for what must be tried again. */
    private static final Duration POLL = Settling.UNTIL_NEXT_TRY;
    private static final String POLLING = "polling";

    private final ConsumerBuilder settings;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final OwnedPartitions owned;
    private final Settling settling = new Settling();
    private final Arrears joining;
    private final Troubles troubles;
    private final Hearing hearing;
    private final Gathering gathering = new Gathering(System::nanoTime);
    private final Thread poller;
    private boolean mustBeginAnew;
    private volatile boolean polling;
    private volatile boolean closing;

    PartitionedConsumer(ConsumerBuilder settings) {
        this.settings = settings;
        this.troubles = settings.troubles;
        var kafka = KafkaSettings.consumer(settings.kafka, settings.name, settings.maxPollRecords);
        kafka.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        this.consumer = new KafkaConsumer<>(kafka);
        this.owned = new OwnedPartitions(settings, consumer);
        this.hearing = new Hearing(consumer, requireNonNull(kafka.get(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG)), troubles);
        this.joining = new Arrears(settings.clock, settings.name + " joining");
        this.poller = Thread.ofPlatform().daemon().name(settings.name + "-poll").unstarted(this::run);
    }

    public static ConsumerBuilder builder() {
        return new ConsumerBuilder();
    }

    public PartitionedConsumer start() {
        joining.begin();
        poller.start();
        return this;
    }

    /** Whether at least one partition is owned and its cursor is read; readiness of the service. */
    public boolean isTaking() {
        return poller.isAlive() && !partitions().isEmpty();
    }

    /** What has been failing for longer than five seconds, or has not moved for half a minute although something waits, with its reason; empty when all goes well. */
    public Optional<String> trouble() {
        return troubles.lasting().or(() -> settings.relay == null ? Optional.empty() : settings.relay.trouble());
    }

    /** The partition numbers that are owned now. */
    public Set<Integer> partitions() {
        return owned.numbers();
    }

    /** Records that wait, by topic, of the partitions owned now and as of the last fetch. */
    public Map<String, Long> lag() {
        return owned.lag();
    }

    /**
     * Takes a record that was put aside, between two batches of its partition.
     *
     * @throws Refused with the reason, if it cannot be applied, or not here
     */
    public void again(ConsumerRecord<byte[], byte[]> record, JournalQuarantine.Ended ended) {
        owned.worker(record.partition())
                .filter(worker -> worker.taking().offset(record.topic()) >= 0)
                .orElseThrow(() -> new Refused("partition " + record.partition() + " is not ours now; ask again soon, or ask the instance that has it"))
                .again(record, ended);
    }

    private void run() {
        try {
            subscribe();
            while (!closing) {
                turn();
            }
        } finally {
            troubles.rests(POLLING);
            hearing.end();
            owned.leaveAll();
            consumer.close(CloseOptions.timeout(Duration.ofSeconds(5)));
        }
    }

    /** No exception ends the polling: it is reported as a trouble, and begun anew. */
    private void turn() {
        troubles.waits(POLLING, "all partitions wait for it");
        try {
            if (mustBeginAnew) {
                leaveAndJoinAgain();
                mustBeginAnew = false;
            }
            gathering.await();
            settle();
            hand(poll());
            owned.look();
            troubles.repaired(POLLING);
        } catch (WakeupException e) {
            LOG.trace("a batch has ended or we are closing", e);
        } catch (InterruptedException e) {
            closing = true;
            Thread.currentThread().interrupt();
        } catch (InvalidOffsetException e) {
            LOG.warnf(e, "%s: the log does not reach the cursor any more", settings.name);
            consumer.pause(e.partitions());
            e.partitions().forEach(from -> settling.add(from, Outcome.FAILED));
        } catch (KafkaException e) {
            LOG.errorf(e, "%s: Kafka refuses; tried again in a second", settings.name);
            troubles.failed(POLLING, e);
            pause();
        } catch (RuntimeException | Error e) {
            LOG.errorf(e, "%s: polling is begun anew in a second", settings.name);
            troubles.failed(POLLING, e);
            mustBeginAnew = true;
            pause();
        }
        hearing.listen();
    }

    /** What has ended since it was looked for is settled first: it would find nobody to wake. */
    private ConsumerRecords<byte[], byte[]> poll() {
        polling = true;
        try {
            return settling.isAnyDue() ? ConsumerRecords.empty() : consumer.poll(POLL);
        } finally {
            polling = false;
        }
    }

    private void subscribe() {
        consumer.subscribe(settings.topics, new ConsumerRebalanceListener() {
            @Override
            public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
                owned.leave(revoked);
            }

            @Override
            public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
                consumer.pause(assigned);
                assigned.forEach(from -> {
                    owned.waits(from);
                    consumer.seek(from, 0); // nothing is fetched there: a place is needed before the cursor is read
                    settling.add(from, Outcome.FAILED);
                });
                joining.end();
                consumer.wakeup(); // the cursors are read between two polls
            }
        });
    }

    private void hand(ConsumerRecords<byte[], byte[]> polled) {
        gathering.taken(polled.count(), polled.partitions().size());
        for (TopicPartition from : polled.partitions()) {
            consumer.pause(List.of(from));
            owned.waits(from);
            owned.worker(from.partition()).orElseThrow().take(from, polled.records(from), outcome -> {
                settling.add(from, outcome);
                gathering.ended();
                if (polling) {
                    consumer.wakeup();
                }
            });
        }
    }

    /** Resumes partitions whose batch is durable; the others begin again at the database's cursor. */
    private void settle() {
        for (Settling.Ended ended : settling.due()) {
            TopicPartition from = ended.from();
            if (!consumer.assignment().contains(from)) {
                continue;
            }
            switch (ended.outcome()) {
                case DONE -> {
                    consumer.resume(List.of(from));
                    owned.isTaken(from);
                }
                case FAILED -> rewind(from);
                case FENCED -> {
                    leaveAndJoinAgain();
                    return;
                }
            }
        }
    }

    private void rewind(TopicPartition from) {
        try {
            if (!owned.rewind(from)) {
                settling.again(from);
            }
        } catch (WakeupException e) {
            settling.add(from, Outcome.FAILED);
        }
    }

    private void leaveAndJoinAgain() {
        consumer.unsubscribe();
        owned.leaveAll();
        settling.clear();
        subscribe();
    }

    private void pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(Settling.UNTIL_NEXT_TRY.toNanos());
        } catch (InterruptedException e) {
            closing = true;
            Thread.currentThread().interrupt();
        }
    }

    /** Ends after the batches under way, within about 15 seconds. */
    @Override
    public void close() {
        closing = true;
        gathering.close();
        consumer.wakeup();
        try {
            poller.join(Duration.ofSeconds(20));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
