package io.restock.replenishment.planning;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.catalog.Since;
import io.restock.replenishment.request.PlanningRequest.ReviewAsked;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks for a look at the items that go, in each store when their successors begin there: with it the successors are looked at. Who was away for longer looks at the close of the day. */
@ApplicationScoped
public class Successions extends Round {
    private static final Duration AWAY = Duration.ofDays(1);

    private @Nullable Instant looked;

    private record Coming(Gtin predecessor, Since from) {}

    @Override
    String name() {
        return "successions";
    }

    @Override
    void look() throws SQLException {
        if (!turn.isOurs()) {
            return;
        }
        Instant now = clock.instant();
        Instant since = looked == null ? now.minus(AWAY) : looked;
        List<Coming> coming = database.read(sql -> sql.list("select distinct predecessor, since from replenishment.supersession where since is not null",
                row -> new Coming(new Gtin(row.getString("predecessor")), Since.of(row.getString("since")))));
        for (Coming each : coming) {
            List<Gln> stores =
                    catalog.stores().stream().filter(store -> each.from().in(store).isAfter(since) && !each.from().in(store).isAfter(now)).map(store -> store.gln()).toList();
            if (!stores.isEmpty()) {
                List<StoreItemId> ids = database.read(sql -> sql.list("select store, item from replenishment.store_item where store = any(?) and item = ? order by store",
                        StoreItemRow::id, stores, each.predecessor()));
                ids.forEach(id -> requests.send(new ReviewAsked(id.store(), id.item(), now)));
            }
        }
        looked = now;
    }
}
