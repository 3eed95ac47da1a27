package io.restock.dashboard.live;

import io.restock.border.kafka.KafkaHeaders;
import io.restock.contracts.Headers;
import io.restock.contracts.RecordHeaders;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.access.Author;
import io.restock.contracts.operations.Verification.Check;
import io.restock.contracts.stock.StockEvent;
import io.restock.contracts.stock.StockEvent.DeliveryReceived;
import io.restock.contracts.stock.StockEvent.ItemSold;
import io.restock.dashboard.names.Names;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Folds the stock events of the chain into totals, rates and the rows to show. One thread takes, another drains. */
final class StockTicker {
    private static final int ROWS_PER_TICK = 20;
    private static final int ROWS_REMEMBERED = 200;
    private static final int UNREAD_AT_MOST = 1_000;

    private final Names names;
    private final SalesRate rate;
    private final Today today;
    private final TillToStock tillToStock;
    private final Despatches despatches;
    private final PositionWatch positions = new PositionWatch();
    private final RowChoice<Taken> choice = new RowChoice<>(ROWS_PER_TICK);
    /** Places of events that could not be read, and were put aside. */
    private final Set<String> unread = new HashSet<>();
    private final ArrayDeque<StockRow> remembered = new ArrayDeque<>();

    StockTicker(Names names, SalesRate rate, Today today, TillToStock tillToStock, Despatches despatches) {
        this.names = names;
        this.rate = rate;
        this.today = today;
        this.tillToStock = tillToStock;
        this.despatches = despatches;
    }

    void take(ConsumerRecord<byte[], byte[]> record) {
        var headers = KafkaHeaders.of(record);
        long position = headers.position();
        String place = record.partition() + "/" + position;
        if (positions.isNew(record.partition(), position) || unread.contains(place)) {
            try {
                take(record, headers, place);
                unread.remove(place);
            } catch (RuntimeException e) {
                if (unread.size() < UNREAD_AT_MOST) {
                    unread.add(place);
                }
                throw e;
            }
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record, RecordHeaders headers, String place) {
        var key = StoreItemId.of(new String(record.key(), StandardCharsets.UTF_8));
        var event = StockEvent.CODEC.read(headers.type(), headers.schemaVersion(), record.value(), key, headers.instant(Headers.OCCURRED_AT));
        count(event, headers.type(), record.timestamp());
        synchronized (choice) {
            choice.offer(new Taken(place, event, headers), isNotable(event));
        }
    }

    private void count(StockEvent event, String type, long appliedMillis) {
        boolean hasRunOut = event.onHand() <= 0 && event.onHand() - event.moved() > 0 && names.isMissed(event.storeItem().item());
        today.happened(type, hasRunOut);
        if (event instanceof ItemSold sold) {
            rate.sold();
            today.sold(sold.units(), names.unitOf(sold.storeItem().item()));
            tillToStock.applied(sold.sale().transaction(sold.storeItem().store()), appliedMillis);
        } else if (event instanceof DeliveryReceived received && received.despatch() != null) {
            despatches.received(received.despatch());
        }
    }

    private static boolean isNotable(StockEvent event) {
        return !(event instanceof ItemSold) || event.onHand() <= 0;
    }

    /** The rows since the last call, at most 20. Only what is shown is put into words. */
    StockBatch drain() {
        RowChoice.Chosen<Taken> chosen;
        synchronized (choice) {
            chosen = choice.drain();
        }
        var rows = chosen.rows().stream()
                .map(taken -> StockRow.of(taken.id(), taken.event(), Author.of(taken.headers().text(Headers.AUTHOR)), taken.headers().instant(Headers.RECORDED_AT), names))
                .toList();
        synchronized (remembered) {
            remembered.addAll(rows);
            while (remembered.size() > ROWS_REMEMBERED) {
                remembered.removeFirst();
            }
        }
        return new StockBatch(rows, chosen.notShown());
    }

    /** The latest rows shown, oldest first, at most 200. */
    List<StockRow> remembered() {
        synchronized (remembered) {
            return List.copyOf(remembered);
        }
    }

    Check check() {
        return positions.check();
    }

    private record Taken(String id, StockEvent event, RecordHeaders headers) {}

    /** @param notShown events of the same moment beyond the rows */
    public record StockBatch(List<StockRow> rows, long notShown) {}
}
