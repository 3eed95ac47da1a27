package io.restock.search.feed;

import io.restock.contracts.orders.OrderEvent;
import io.restock.contracts.stock.StockLevel;
import io.restock.search.stock.StockDocument;
import java.util.ArrayList;
import java.util.List;

/** What happened to one document since it was last written: its latest level, and its order events in order. */
final class Change {
    private record Step(OrderEvent event, long position) {}

    private final List<Step> steps = new ArrayList<>(0);
    private StockLevel level;

    void add(StockLevel later) {
        if (level == null || later.sequence() > level.sequence()) {
            level = later;
        }
    }

    void add(OrderEvent event, long position) {
        steps.add(new Step(event, position));
    }

    StockDocument appliedTo(StockDocument document) {
        var changed = level == null ? document : document.after(level);
        for (Step step : steps) {
            changed = changed.after(step.event, step.position);
        }
        return changed;
    }
}
