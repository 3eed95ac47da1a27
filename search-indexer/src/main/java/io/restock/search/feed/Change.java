package io.restock.search.feed;

import static java.util.Objects.requireNonNull;

import io.restock.contracts.orders.OrderEvent;
import io.restock.contracts.stock.StockLevel;
import io.restock.search.stock.StockDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** What happened to one document since it was last written: its latest level, and its order events in order. */
final class Change {
    private record Step(OrderEvent event, long position, Place from) {}

    private final List<Step> steps = new ArrayList<>(0);
    private @Nullable StockLevel level;
    private @Nullable Place levelFrom;

    void add(StockLevel later, Place from) {
        if (level == null || later.sequence() > level.sequence()) {
            level = later;
            levelFrom = from;
        }
    }

    void add(OrderEvent event, long position, Place from) {
        steps.add(new Step(event, position, from));
    }

    StockDocument appliedTo(StockDocument document) {
        var changed = level == null ? document : document.after(level);
        for (Step step : steps) {
            changed = changed.after(step.event, step.position);
        }
        return changed;
    }

    /** The records that it was made of, as they came. */
    List<ConsumerRecord<byte[], byte[]>> records() {
        var orders = steps.stream().map(step -> step.from.record(step.event, step.position));
        return (level == null ? orders : Stream.concat(Stream.of(requireNonNull(levelFrom).record(level)), orders)).toList();
    }
}
