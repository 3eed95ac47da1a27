package io.restock.replenishment.view;

import io.restock.border.access.May;
import io.restock.border.http.Checking;
import io.restock.border.http.ProblemException;
import io.restock.contracts.BusinessClock;
import io.restock.contracts.Topics;
import io.restock.contracts.access.Action;
import io.restock.replenishment.catalog.Catalog;
import io.restock.replenishment.planning.Planning;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** One item at one store: its inventory position. */
@RequestScoped
@Path("/v1/stores/{store}")
@RunOnVirtualThread
public class StoreItemResource {
    @Inject
    Catalog catalog;
    @Inject
    Planning planning;
    @Inject
    BusinessClock clock;

    /**
     * @param onOrder open lines, and what other stores have sent
     * @param allocated units promised to customers
     * @param position on hand (none if negative, unless goods in transit explain it) + on order − allocated
     * @param reorderLevel as the last review found it, null before the first
     */
    public record PositionView(String store, String item, int onHand, int onOrder, int allocated, int position, Integer reorderLevel, Integer casePack,
            List<OpenLine> openLines, Freshness freshness) {}

    /** @param line written {@code order/line} */
    public record OpenLine(String line, int units, Instant dueAt, Instant cutOffAt, String status) {}

    /**
     * @param position of the last stock event in the figures, in the ledger's journal; 0 if there is none
     * @param behindMillis business time by which newer events may be missing; 0 when none waits
     */
    public record Freshness(long position, Instant recordedAt, long behindMillis) {}

    @GET
    @May(Action.READ_POSITION)
    @Path("positions/{item}")
    @Operation(summary = "What an item at a store has, has on order and needs")
    public PositionView position(@PathParam("store") String store, @PathParam("item") String item) {
        var id = catalog.stocked(Checking.storeItem(store, item));
        StoreItemEntity row = StoreItemEntity.findById(new StoreItemEntity.Key(id.store().digits(), id.item().digits()));
        if (row == null) {
            throw ProblemException.unknown("nothing has been heard of item " + id.item() + " at store " + id.store());
        }
        var openLines = OrderLineEntity.openOf(row.store, row.item).stream()
                .map(line -> new OpenLine(line.id, line.openUnits, line.dueAt, line.cutOffAt, line.status)).toList();
        return new PositionView(row.store, row.item, row.onHand, row.coming(), row.allocated, row.position(), row.reorderLevel, row.casePack, openLines,
                freshness(row));
    }

    private Freshness freshness(StoreItemEntity row) {
        boolean allHeard = Long.valueOf(0).equals(planning.lag().get(Topics.STOCK_EVENTS.topic()));
        long behind = !allHeard && row.sourceRecordedAt != null ? Math.max(0, Duration.between(row.sourceRecordedAt, clock.instant()).toMillis()) : 0;
        return new Freshness(row.sourcePosition, row.sourceRecordedAt, behind);
    }
}
