package io.restock.replenishment;

import io.restock.border.kafka.TopicSetup;
import io.restock.border.kafka.TopicShape;
import io.restock.contracts.Codec;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Headers;
import io.restock.contracts.Sscc;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.Topics;
import io.restock.contracts.catalog.Item;
import io.restock.contracts.catalog.Store;
import io.restock.contracts.despatch.DespatchEvent;
import io.restock.contracts.despatch.Lane;
import io.restock.contracts.stock.StockEvent;
import io.restock.contracts.stock.StockEvent.DeliveryReceived;
import io.restock.contracts.stock.StockEvent.ItemSold;
import io.restock.contracts.stock.StockEvent.StockCounted;
import io.restock.contracts.store.LineId;
import io.restock.journal.KafkaSettings;
import io.restock.local.testing.Noon;
import io.restock.replenishment.request.PlanningRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

/** Speaks for the ledger, the catalog and the distribution center on their topics, with positions as their journals would give them. */
final class LedgerStandIn implements AutoCloseable {
    static final Gln DC = gln(1);
    static final int PARTITIONS = 4;
    private static final AtomicInteger NUMBERS = new AtomicInteger(100);
    private static final AtomicLongArray STOCK_POSITIONS = new AtomicLongArray(PARTITIONS);
    private static final AtomicLongArray DESPATCH_POSITIONS = new AtomicLongArray(PARTITIONS);

    private final KafkaProducer<byte[], byte[]> producer;
    private final boolean oneByOne;

    LedgerStandIn(String bootstrapServers) {
        this(bootstrapServers, true, Duration.ZERO);
    }

    /** For many events: they may still be on their way when reporting returns, so nobody else may report on the same stores. */
    static LedgerStandIn inBulk(String bootstrapServers) {
        return new LedgerStandIn(bootstrapServers, false, Duration.ZERO);
    }

    /** For a past of at most a few hundred events: all are on their way when it closes, in one piece for each partition. */
    static LedgerStandIn atOnce(String bootstrapServers) {
        return new LedgerStandIn(bootstrapServers, false, Duration.ofMinutes(1));
    }

    private LedgerStandIn(String bootstrapServers, boolean oneByOne, Duration gathering) {
        this.oneByOne = oneByOne;
        Map<String, Object> kafka = Map.of("bootstrap.servers", bootstrapServers);
        TopicSetup.ensure(kafka, TopicShape.onOneBroker(PARTITIONS), Topics.values());
        var settings = new HashMap<>(KafkaSettings.producer(kafka));
        settings.merge(ProducerConfig.LINGER_MS_CONFIG, (int) gathering.toMillis(), (usual, longer) -> Math.max((int) usual, (int) longer));
        producer = new KafkaProducer<>(settings);
    }

    static Gln gln(int number) {
        return Gln.of("708" + String.format("%09d", number));
    }

    /** A store-item that nobody has heard of. */
    static StoreItemId newStoreItem() {
        int number = NUMBERS.incrementAndGet();
        String body = "0703" + String.format("%09d", number);
        return new StoreItemId(gln(number), Gtin.of(body));
    }

    void list(StoreItemId id, int casePack) {
        list(id, casePack, Noon.ZONE, "Food", "Food");
    }

    /** An item that is sold by weight. @param casePack grams */
    void listWeighed(StoreItemId id, int casePack) {
        listWeighed(id, casePack, Noon.ZONE, "Food", "Food");
    }

    void listWeighed(StoreItemId id, int casePack, ZoneId zone, String department, String category) {
        list(id, Item.Unit.GRAM, casePack, zone, department, category);
    }

    void list(StoreItemId id, int casePack, ZoneId zone, String department, String category) {
        list(id, Item.Unit.EACH, casePack, zone, department, category);
    }

    private void list(StoreItemId id, Item.Unit unit, int casePack, ZoneId zone, String department, String category) {
        var store = new Store(id.store(), "Store", zone, LocalTime.of(4, 0), DC, "East");
        list(store);
        list(new Item(id.item(), "Item", "Brand", department, category, unit, casePack, List.of()));
    }

    /** An item alone, as it is put now. */
    void list(Item item) {
        send(Topics.ITEMS.topic(), null, item.gtin().digits(), Item.CODEC, item, null, 0);
    }

    /** A store alone, as it is put now. */
    void list(Store store) {
        send(Topics.STORES.topic(), null, store.gln().digits(), Store.CODEC, store, null, 0);
    }

    /** The road from a center to a store, as it is now. */
    void list(Lane lane) {
        send(Topics.LANES.topic(), partition(lane.store()), lane.store() + "|" + lane.dc(), Lane.CODEC, lane, null, 0);
    }

    long counted(StoreItemId id, int units) {
        return report(new StockCounted(id, Instant.now(), "count", units, units, true, false, units));
    }

    long sold(StoreItemId id, int units, int onHand) {
        return report(new ItemSold(id, Instant.now(), new LineId(LocalDate.now(ZoneOffset.UTC), "1", 1, 1), units, onHand));
    }

    long received(StoreItemId id, String orderLine, int despatched, int units, int onHand) {
        return report(new DeliveryReceived(id, Instant.now(), Sscc.of(DC, 1), orderLine, despatched, units, 0, 0, onHand, null));
    }

    long report(StockEvent event) {
        long position = STOCK_POSITIONS.incrementAndGet(partition(event.storeItem().store()));
        reportAgain(event, position);
        return position;
    }

    /** How many stock events were sent, of all partitions. */
    static long stockPositions() {
        return IntStream.range(0, PARTITIONS).mapToLong(STOCK_POSITIONS::get).sum();
    }

    /** The same event once more, as a relay sends it that has forgotten that it did. */
    void reportAgain(StockEvent event, long position) {
        send(Topics.STOCK_EVENTS.topic(), partition(event.storeItem().store()), event.storeItem().toString(), StockEvent.CODEC, event,
                event.occurredAt(), position);
    }

    /** A record on the stock events that nobody can read. */
    void babble(StoreItemId id) {
        int partition = partition(id.store());
        var record = new ProducerRecord<>(Topics.STOCK_EVENTS.topic(), partition, id.toString().getBytes(StandardCharsets.UTF_8), bytes("{\"units\":"));
        record.headers().add(Headers.TYPE, bytes("ItemSold")).add(Headers.POSITION, bytes(STOCK_POSITIONS.incrementAndGet(partition)));
        producer.send(record);
        producer.flush();
    }

    /** What only planning itself should write. */
    void ask(Gln store, PlanningRequest request) {
        send(Topics.PLANNING.topic(), partition(store), store.digits(), PlanningRequest.CODEC, request, null, 0);
    }

    void despatch(DespatchEvent event) {
        int partition = partition(event.store());
        send(Topics.DESPATCHES.topic(), partition, event.store().digits(), DespatchEvent.CODEC, event, event.occurredAt(),
                DESPATCH_POSITIONS.incrementAndGet(partition));
    }

    static int partition(Gln store) {
        return BuiltInPartitioner.partitionForKey(store.digits().getBytes(StandardCharsets.UTF_8), PARTITIONS);
    }

    private <T> void send(String topic, Integer partition, String key, Codec<T> codec, T value, Instant occurredAt, long position) {
        var record = new ProducerRecord<>(topic, partition, key.getBytes(StandardCharsets.UTF_8), codec.write(value));
        record.headers().add(Headers.TYPE, bytes(codec.typeOf(value)));
        if (occurredAt != null) {
            record.headers().add(Headers.OCCURRED_AT, bytes(occurredAt));
            record.headers().add(Headers.RECORDED_AT, bytes(Instant.now()));
            record.headers().add(Headers.POSITION, bytes(position));
        }
        producer.send(record);
        if (oneByOne) {
            producer.flush();
        }
    }

    private static byte[] bytes(Object value) {
        return value.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        producer.close();
    }
}
