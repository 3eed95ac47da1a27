package io.restock.replenishment.planning;

import io.restock.contracts.Digest;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.catalog.Store;
import io.restock.contracts.catalog.Store.State;
import io.restock.contracts.orders.OrderLineId;
import io.restock.replenishment.request.PlanningRequest.LineCalledOff;
import io.restock.replenishment.request.PlanningRequest.ReviewAsked;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * Settles what is open at stores that have closed: needs and questions end, and what was ordered and has not left its center is called off
 * there. What is on the road arrives, or is redirected. Asking twice does no harm.
 */
@ApplicationScoped
public class ClosedStores extends Round {
    private static final int AT_ONCE = 500;
    private static final String CLOSED = "the store is closed";
    /** By which it counts once for each line. */
    private static final String IDENTITY = "store-closed";

    @Override
    String name() {
        return "closed stores";
    }

    @Override
    void look() throws SQLException {
        if (!turn.isOurs()) {
            return;
        }
        List<Gln> closed = catalog.stores().stream().filter(store -> store.state() == State.CLOSED).map(Store::gln).toList();
        if (closed.isEmpty()) {
            return;
        }
        unsettled(closed).forEach(id -> requests.send(new ReviewAsked(id.store(), id.item(), clock.instant())));
        ordered(closed).forEach(requests::send);
    }

    private List<StoreItemId> unsettled(List<Gln> closed) {
        return database.read(sql -> sql.list(
                "select store, item from replenishment.store_item where store = any (?) and (asked_at is not null or need is not null) order by store, item limit ?",
                StoreItemRow::id, closed, AT_ONCE));
    }

    private List<LineCalledOff> ordered(List<Gln> closed) {
        return database.read(sql -> sql.list("""
                select id, store, item, units - cancelled - despatched as here from replenishment.order_line line
                where store = any (?) and units - cancelled - closed > 0 and units - cancelled - despatched > 0
                  and not exists (select from replenishment.cancellation asked where asked.line = line.id and identity = ?) order by id limit ?""",
                this::calledOff, closed, IDENTITY, AT_ONCE));
    }

    private LineCalledOff calledOff(ResultSet row) throws SQLException {
        int units = row.getInt("here");
        return new LineCalledOff(new Gln(row.getString("store")), OrderLineId.of(row.getString("id")), new Gtin(row.getString("item")), units, CLOSED, IDENTITY,
                Digest.of(units + " " + CLOSED), clock.instant(), "replenishment");
    }
}
