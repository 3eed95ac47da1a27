package io.restock.search.feed;

import io.restock.border.kafka.KafkaConnection;
import io.restock.contracts.BusinessClock;
import io.restock.contracts.Troubles;
import io.restock.contracts.time.Backlog;
import io.restock.search.catalog.Catalog;
import io.restock.search.stock.Progress;
import io.restock.search.stock.StockIndex;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One reader, one buffer, one writer: opened on an index, run until stopped or failed. */
public final class Pipeline implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Pipeline.class);
    private static final int WAITING_DOCUMENTS_AT_MOST = 50_000;
    private static final Duration LINGER = Duration.ofMillis(30);
    /** A change can be searched a second later; nobody decides by what is found, so business time need not wait for less. */
    private static final Duration PROMISED = Duration.ofSeconds(1);
    /** A change ends the wait at once; prices that become valid are looked for that often. */
    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final Duration STARTING = Duration.ofMillis(100);
    private static final Duration COMMIT_INTERVAL = Duration.ofSeconds(2);
    private static final Duration STOP = Duration.ofSeconds(5);
    private static final String WRITING = "writing the index";
    private static final String READING = "reading the topics";

    private final KafkaConnection kafka;
    private final StockIndex index;
    private final BusinessClock clock;
    private final Troubles troubles;
    private final Backlog backlog;
    private final Visibility visibility;
    private final Consumer<String> missing;
    private final Admin admin;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Catalog catalog;
    private final Map<String, TopicDescription> topics;
    private final Progress begin;
    private final ChangeBuffer buffer = new ChangeBuffer(WAITING_DOCUMENTS_AT_MOST);
    private final Asides asides;
    private final Intake intake;
    private volatile @Nullable Throwable failure;
    private volatile boolean read;

    private Pipeline(SearchSettings settings, StockIndex index, BusinessClock clock, Troubles troubles, Asides asides, Visibility visibility,
            Consumer<String> missing, Admin admin) {
        this.kafka = settings.kafka();
        this.index = index;
        this.clock = clock;
        this.troubles = troubles;
        this.backlog = clock.backlog("changes to index", PROMISED);
        this.visibility = visibility;
        this.missing = missing;
        this.admin = admin;
        this.topics = FeedTopics.present(admin, settings.kafka().shape());
        this.begin = begin(index, FeedTopics.logs(admin, topics));
        this.catalog = new Catalog(settings.ownBrands(), begin.pricedAt() == null ? clock.instant() : begin.pricedAt());
        this.consumer = consumer();
        this.asides = asides;
        this.intake = new Intake(consumer, catalog, buffer, clock, asides);
    }

    /** Creates missing topics, and empties the index if it is not of these topics. */
    public static Pipeline open(SearchSettings settings, StockIndex index, BusinessClock clock, Troubles troubles, Asides asides, Visibility visibility,
            Consumer<String> missing) {
        missing.accept("Kafka does not answer at " + settings.kafka().servers());
        var admin = settings.kafka().admin(Map.of());
        try {
            return new Pipeline(settings, index, clock, troubles, asides, visibility, missing, admin);
        } catch (RuntimeException e) {
            admin.close(Duration.ZERO);
            throw e;
        }
    }

    private static Progress begin(StockIndex index, Map<String, String> logs) {
        var progress = index.progress();
        long documents = index.documents();
        if (progress.logs().equals(logs) && documents >= progress.documents()) {
            return progress;
        }
        if (documents > 0 || !progress.equals(Progress.NONE)) {
            LOG.warnf("the index is not whole or of other topics (%d documents of %d): it is rebuilt", documents, progress.documents());
            index.clear();
        }
        return Progress.beginning(logs);
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(kafka.with(Map.of(
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000)), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Reads and writes until it should stop. @throws RuntimeException what failed in reading or writing */
    public void run(BooleanSupplier stopping) {
        missing.accept("the catalog is being read");
        intake.loadCatalog(FeedTopics.partitions(topics, true), begin);
        visibility.begin(begin, FeedTopics.partitions(topics, false));
        intake.begin(FeedTopics.partitions(topics, false), begin);
        missing.accept("the index is catching up with the topics");
        var reader = Thread.ofPlatform().name("search-reader").start(this::read);
        var writer = new Indexer(index, catalog, buffer, clock, visibility, asides, begin, LINGER, COMMIT_INTERVAL);
        try {
            write(writer, stopping);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            troubles.rests(WRITING);
            stop(reader);
        }
        writer.commit();
    }

    /** An index that was there before answers at once, and says with each answer how far behind it is; a new one answers when it has caught up. */
    private void write(Indexer writer, BooleanSupplier stopping) throws InterruptedException {
        boolean ready = false;
        while (!stopping.getAsBoolean()) {
            boolean answers = read || begin.documents() > 0;
            troubles.waits(WRITING, "what changed waits to be visible");
            writer.round(ready ? IDLE : STARTING);
            sayWhatWaits();
            if (failure != null) {
                throw new IllegalStateException("reading the topics failed: " + failure.getMessage(), failure);
            }
            if (!ready && answers) {
                ready = true;
                missing.accept(null);
            }
        }
    }

    private void sayWhatWaits() {
        Instant oldest = oldestWaiting();
        if (oldest == null) {
            backlog.isEmpty();
        } else {
            backlog.waitsSince(oldest);
        }
    }

    private void read() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                troubles.waits(READING, "all that is recorded waits to be read");
                read = read || intake.pastHistory();
                intake.round();
                sayWhatWaits();
            }
        } catch (InterruptedException | org.apache.kafka.common.errors.InterruptException e) {
            LOG.debug("reading has ended");
        } catch (RuntimeException | Error e) {
            failure = e;
        } finally {
            troubles.rests(READING);
        }
    }

    private static void stop(Thread reader) {
        reader.interrupt();
        try {
            reader.join(STOP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes a record that was put aside. @throws RuntimeException if it cannot be read now either */
    public void again(ConsumerRecord<byte[], byte[]> record) {
        intake.again(record);
    }

    public Catalog catalog() {
        return catalog;
    }

    /** When the oldest level was recorded that is read and not visible yet, or null. */
    public @Nullable Instant oldestWaiting() {
        Instant taken = visibility.taken();
        return taken != null ? taken : buffer.oldest();
    }

    /** Records that are on each topic and not visible yet. */
    public Map<String, Long> lag() {
        var lag = new TreeMap<String, Long>();
        FeedTopics.ends(admin, partitions()).forEach((partition, end) -> lag.merge(partition.topic(), Math.max(0, end - visibility.offset(partition)), Long::sum));
        return lag;
    }

    /** An audit of the index against its topics. */
    public StockAudit audit() {
        return new StockAudit(this::consumer, index, visibility, FeedTopics.partitions(topics, false));
    }

    private Set<TopicPartition> partitions() {
        return topics.values().stream().flatMap(topic -> topic.partitions().stream()
                .map(info -> new TopicPartition(topic.name(), info.partition()))).collect(Collectors.toSet());
    }

    @Override
    public void close() {
        consumer.close();
        admin.close(STOP);
        catalog.close();
    }
}
