package io.restock.distribution.feed;

import io.restock.border.kafka.KafkaHeaders;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Headers;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.Topics;
import io.restock.contracts.access.Author;
import io.restock.contracts.catalog.Item;
import io.restock.contracts.catalog.Recall;
import io.restock.contracts.catalog.Store;
import io.restock.contracts.orders.OrderEvent;
import io.restock.contracts.stock.StockEvent;
import io.restock.distribution.demand.SoldMinutes;
import io.restock.distribution.despatch.Homecoming;
import io.restock.distribution.despatch.Receipts;
import io.restock.distribution.lanes.Dc;
import io.restock.distribution.lanes.Lanes;
import io.restock.distribution.outbox.Message;
import io.restock.distribution.outbox.Outbox;
import io.restock.distribution.recall.RecallTasks;
import io.restock.distribution.risk.LaneHistories;
import io.restock.distribution.stock.Numbers;
import io.restock.distribution.returns.DueReturns;
import io.restock.distribution.stock.UnlistedGoods;
import io.restock.distribution.orders.ItemRange;
import io.restock.distribution.orders.OrderLines;
import io.restock.distribution.outbox.Outbox;
import io.restock.distribution.recall.RecallTasks;
import io.restock.journal.BatchTransaction;
import io.restock.journal.PartitionHandler;
import io.restock.sql.Sql;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Carries the batches of one partition to those who follow them, within the transaction that moves the cursor. */
final class FeedHandler implements PartitionHandler {
    /** The stock events that mean something here; the others are passed over unread. */
    private static final Set<String> HEARD = Set.of("ItemSold", "SaleVoided", "DeliveryReceived", "DeliveryReversed", "DeliveryCalledOff",
            "TransferSent", "DeliveryDespatched");

    private static final Author CENTER = Author.system("distribution-center");

    private final Lanes lanes;
    private final Outbox outbox;
    private final Supplier<Instant> horizon;
    private final Latency latency;
    private final SoldMinutes soldMinutes = new SoldMinutes();

    private @Nullable Sql inWork;

    /** @param horizon sales before it are no live demand any more */
    FeedHandler(Lanes lanes, Outbox outbox, Supplier<Instant> horizon, Latency latency) {
        this.lanes = lanes;
        this.outbox = outbox;
        this.horizon = horizon;
        this.latency = latency;
    }

    private interface Reader<T> {
        @Nullable
        T read(ConsumerRecord<byte[], byte[]> record);
    }

    @Override
    public void apply(BatchTransaction batch) throws SQLException {
        var sql = new Sql(batch.connection());
        inWork = sql;
        String topic = batch.topic();
        if (topic.equals(Topics.STOCK_EVENTS.topic())) {
            stockEvents(sql, batch);
        } else if (topic.equals(Topics.ORDERS.topic())) {
            OrderLines.follow(sql, readable(batch, FeedHandler::orderEvent), outbox, batch.recordedAt());
        } else if (topic.equals(Topics.STORES.topic())) {
            lanes.follow(sql, readable(batch, record -> Store.CODEC.read("Store", record.value())), batch.recordedAt());
        } else if (topic.equals(Topics.RECALLS.topic())) {
            recalls(sql, readable(batch, record -> Recall.CODEC.read("Recall", record.value())), batch.recordedAt());
        } else {
            items(sql, readable(batch, record -> Item.CODEC.read("Item", record.value())), batch.recordedAt());
        }
    }

    @Override
    public void committed() {
        if (inWork != null) {
            inWork.committed();
            inWork = null;
        }
    }

    private void stockEvents(Sql sql, BatchTransaction batch) throws SQLException {
        List<StockEvent> events = readable(batch, FeedHandler::stockEvent);
        hold(sql, events); // first, for it may wait for a center
        var messages = new ArrayList<>(DueReturns.follow(sql, events, batch.recordedAt()));
        soldMinutes.append(batch.connection(), events, horizon.get());
        Receipts.follow(sql, events);
        messages.addAll(Homecoming.follow(sql, events, batch.recordedAt()));
        outbox.publish(sql, messages, CENTER, batch.recordedAt());
        LaneHistories.follow(sql, lanes, events);
        Instant recorded = recordedAt(batch.records().getLast());
        if (recorded != null) {
            sql.execute("insert into distribution.demand_heard (partition, recorded_at) values (?, ?)"
                    + " on conflict (partition) do update set recorded_at = excluded.recorded_at", batch.partition(), recorded);
            latency.heard(recorded);
        }
    }

    /** In one order, as everybody does. */
    private static void hold(Sql sql, List<StockEvent> events) throws SQLException {
        var centers = new TreeSet<>(Comparator.comparing(Gln::digits));
        centers.addAll(DueReturns.centers(events));
        centers.addAll(Homecoming.centers(events));
        for (Gln dc : centers) {
            Dc.holdIfRegistered(sql, dc);
        }
    }

    private static OrderLines.Heard orderEvent(ConsumerRecord<byte[], byte[]> record) {
        var headers = KafkaHeaders.of(record);
        return new OrderLines.Heard(OrderEvent.CODEC.read(headers.type(), record.value()), Author.of(headers.text(Headers.AUTHOR)));
    }

    private static @Nullable StockEvent stockEvent(ConsumerRecord<byte[], byte[]> record) {
        var headers = KafkaHeaders.of(record);
        String type = headers.type();
        return HEARD.contains(type)
                ? StockEvent.CODEC.read(type, record.value(), StoreItemId.of(new String(record.key(), StandardCharsets.UTF_8)),
                        headers.instant(Headers.OCCURRED_AT))
                : null;
    }

    private void recalls(Sql sql, List<Recall> recalls, Instant now) throws SQLException {
        List<Message> messages = RecallTasks.follow(sql, recalls, now);
        if (!messages.isEmpty()) {
            outbox.publish(sql, messages, CENTER, now);
        }
    }

    /** As the last record of each item has it. */
    private void items(Sql sql, List<Item> items, Instant now) throws SQLException {
        UnlistedGoods.holdReports(sql);
        var latest = new LinkedHashMap<Gtin, Item>();
        items.forEach(item -> latest.put(item.gtin(), item));
        List<Item> leaving = ItemRange.leaving(sql, latest.values());
        sql.batch("insert into distribution.item (gtin, name, unit, case_pack, state, stocked, kit, substitutes) values (?, ?, ?, ?, ?, ?, ?, ?)"
                + " on conflict (gtin) do update set name = excluded.name, unit = excluded.unit, case_pack = excluded.case_pack, state = excluded.state, stocked = excluded.stocked,"
                + " kit = excluded.kit, substitutes = excluded.substitutes",
                latest.values().stream().map(item -> new Object[] {item.gtin(), item.name(), item.unit().name(), Math.max(1, item.casePack()), item.state().name(),
                    item.stocked(), Numbers.kit(item), item.substitutes()}).toList());
        Numbers.listed(sql, latest);
        var messages = new ArrayList<>(ItemRange.leave(sql, leaving, now));
        messages.addAll(UnlistedGoods.listed(sql, items, now));
        outbox.publish(sql, messages, CENTER, now);
    }

    /** Reads what can be read. Something that cannot is put aside with the reason: one bad record must not stop a center. */
    private <T> List<T> readable(BatchTransaction batch, Reader<T> reader) throws SQLException {
        var values = new ArrayList<T>(batch.records().size());
        for (ConsumerRecord<byte[], byte[]> record : batch.records()) {
            if (record.value() == null) {
                continue; // a compacted topic's way to say that a key is gone; what we know of it may still be needed
            }
            try {
                T value = reader.read(record);
                if (value != null) {
                    values.add(value);
                }
            } catch (IllegalArgumentException | NullPointerException | DateTimeException e) {
                batch.putAside(record, String.valueOf(e.getMessage()));
            }
        }
        return values;
    }

    /** For how fresh we are; of a record that does not say it, or says nonsense, nothing is learnt. */
    private static @Nullable Instant recordedAt(ConsumerRecord<byte[], byte[]> record) {
        try {
            return KafkaHeaders.of(record).instant(Headers.RECORDED_AT, null);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
