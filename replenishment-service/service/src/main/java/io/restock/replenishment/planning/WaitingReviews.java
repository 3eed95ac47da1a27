package io.restock.replenishment.planning;

import io.restock.contracts.StoreItemId;
import io.restock.replenishment.request.PlanningRequest.ReviewAsked;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks for the reviews that waited for the catalog, once it knows what they waited for. Asking twice does no harm. */
@ApplicationScoped
public class WaitingReviews extends Round {
    private static final int AT_ONCE = 500;

    private @Nullable StoreItemId last;

    @Override
    String name() {
        return "waiting reviews";
    }

    @Override
    void look() throws SQLException {
        if (!turn.isOurs()) {
            return;
        }
        var waiting = after(last);
        waiting.stream().filter(id -> catalog.supply(id).isPresent())
                .forEach(this::ask);
        last = waiting.size() < AT_ONCE ? null : waiting.getLast();
    }

    private void ask(StoreItemId id) {
        requests.send(new ReviewAsked(id.store(), id.item(), clock.instant()));
    }

    private List<StoreItemId> after(@Nullable StoreItemId start) {
        return database.read(sql -> sql.list("select store, item from replenishment.store_item where waiting and (store, item) > (?, ?) order by store, item limit ?",
                StoreItemRow::id, start == null ? "" : start.store(), start == null ? "" : start.item(), AT_ONCE));
    }
}
