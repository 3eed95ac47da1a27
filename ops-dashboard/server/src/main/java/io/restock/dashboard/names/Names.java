package io.restock.dashboard.names;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.restock.border.http.ProblemException;
import io.restock.border.kafka.KafkaConnection;
import io.restock.border.kafka.PutAside;
import io.restock.border.kafka.TopicFollower;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Topics;
import io.restock.contracts.catalog.Item;
import io.restock.contracts.catalog.Item.Unit;
import io.restock.contracts.catalog.Store;
import io.restock.contracts.operations.Verification.Check;
import io.restock.dashboard.services.Service;
import io.restock.dashboard.services.ServiceAway;
import io.restock.dashboard.services.ServiceClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The catalog as the page needs it, followed from its beginning. A number without a name is shown as the number. */
@ApplicationScoped
public class Names {
    private static final int ITEM_NAMES_AT_MOST = 100_000;

    private final KafkaConnection kafka;
    private final PutAside putAside;
    private final Map<Gln, Store> stores = new ConcurrentHashMap<>();
    private final ItemNames items;
    private final ItemPackings packings;
    @SuppressWarnings("NullAway.Init") // Quarkus starts it before anybody asks
    private TopicFollower follower;

    Names(KafkaConnection kafka, PutAside putAside, ServiceClient services) {
        this.kafka = kafka;
        this.putAside = putAside;
        this.items = new ItemNames(ITEM_NAMES_AT_MOST, item -> nameOf(item, services));
        this.packings = new ItemPackings(services);
    }

    private static String nameOf(Gtin item, ServiceClient services) throws ServiceAway {
        try {
            return services.get(Service.LEDGER, "/v1/items/" + item).path("name").asText(item.digits());
        } catch (ProblemException e) {
            return item.digits(); // nobody has listed it
        }
    }

    void start(@Observes StartupEvent event) {
        follower = TopicFollower.follow(kafka, List.of(Topics.STORES, Topics.ITEMS), putAside, this::read);
    }

    void stop(@Observes ShutdownEvent event) {
        follower.close();
    }

    /** Whether the catalog that was there at the start has been read. */
    public boolean loaded() {
        return follower.loaded();
    }

    public Check check() {
        return follower.check();
    }

    public String of(Gln store) {
        var known = stores.get(store);
        return known == null ? store.digits() : known.name();
    }

    public NamedItem of(Gtin item) {
        return items.of(item);
    }

    public Optional<Store> store(Gln gln) {
        return Optional.ofNullable(stores.get(gln));
    }

    /** All stores that are listed, in no order. */
    public Stream<Store> allStores() {
        return stores.values().stream();
    }

    /** In which packs the item comes, and under which numbers. */
    public ItemPackings.Packing packingOf(Gtin item) {
        return packings.of(item);
    }

    /** Any store: a chain's stores mostly share a zone and a close-out hour. */
    public Optional<Store> anyStore() {
        return stores.values().stream().findFirst();
    }

    public int storeCount() {
        return stores.size();
    }

    /** What of the item is counted. */
    public Unit unitOf(Gtin item) {
        return items.unitOf(item);
    }

    /** Whether the item is missed where there is none. */
    public boolean isMissed(Gtin item) {
        return items.isMissed(item);
    }

    /** How many of the items' names are kept. */
    public long itemCount() {
        return items.count();
    }

    private void read(ConsumerRecord<byte[], byte[]> record) {
        if (record.topic().equals(Topics.STORES.topic())) {
            readStore(record);
        } else {
            readItem(record);
        }
    }

    private void readStore(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            stores.remove(new Gln(text(record.key())));
        } else {
            var store = Store.CODEC.read("Store", record.value());
            stores.put(store.gln(), store);
        }
    }

    private void readItem(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            var gone = new Gtin(text(record.key()));
            items.removed(gone);
            packings.removed(gone);
        } else {
            var item = Item.CODEC.read("Item", record.value());
            items.listed(item);
            packings.listed(item);
        }
    }

    private static String text(byte[] key) {
        return new String(key, StandardCharsets.UTF_8);
    }
}
