package io.restock.dashboard.live;

import io.restock.contracts.Gln;
import io.restock.contracts.access.Scope;
import io.restock.contracts.orders.OrderLineId;
import io.restock.dashboard.live.ExceptionBook.ExceptionBatch;
import io.restock.dashboard.live.ExceptionBook.ExceptionRow;
import io.restock.dashboard.live.OrderTicker.OrderBatch;
import io.restock.dashboard.live.StockTicker.StockBatch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a viewer may see of the stream who may see some stores only: their rows, and the figures of the chain. */
record OwnStores(Scope stores) {
    /** @return the same where nothing has to go */
    Object of(Object content) {
        return stores.all() ? content : switch (content) {
            case Snapshot all -> of(all);
            case StockBatch all -> new StockBatch(ofStock(all.rows()), all.notShown());
            case OrderBatch all -> new OrderBatch(all.placed().stream().filter(row -> holds(row.store())).toList(),
                    all.changed().stream().filter(change -> holds(OrderLineId.of(change.line()).store())).toList(), all.notShown());
            case ExceptionBatch all -> new ExceptionBatch(ofExceptions(all.rows()), all.notShown());
            default -> content;
        };
    }

    Snapshot of(Snapshot all) {
        return stores.all() ? all : new Snapshot(all.figures(), all.seconds(), ofStock(all.stock()), ofExceptions(all.exceptions()));
    }

    private List<StockRow> ofStock(List<StockRow> rows) {
        return rows.stream().filter(row -> holds(row.store())).toList();
    }

    private List<ExceptionRow> ofExceptions(List<ExceptionRow> rows) {
        return rows.stream().filter(row -> holds(row.store())).toList();
    }

    private boolean holds(@Nullable Gln store) {
        return store != null && stores.holds(store.digits());
    }
}
