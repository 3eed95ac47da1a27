package io.restock.replenishment.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.restock.contracts.BusinessClock;
import io.restock.contracts.Topics;
import io.restock.contracts.http.Asked;
import io.restock.contracts.http.Caller;
import io.restock.contracts.http.ProblemException;
import io.restock.replenishment.catalog.Catalog;
import io.restock.replenishment.planning.Planning;
import io.restock.replenishment.planning.PlanningRequest.PolicyChanged;
import io.restock.replenishment.planning.Requests;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One item at one store: its inventory position, and the policy that people set for it. */
@RequestScoped
@Path("/v1/stores/{store}")
@RunOnVirtualThread
public class StoreItemResource {
    private final Caller caller;
    private final Catalog catalog;
    private final Planning planning;
    private final Requests requests;
    private final BusinessClock clock;

    StoreItemResource(Caller caller, Catalog catalog, Planning planning, Requests requests, BusinessClock clock) {
        this.caller = caller;
        this.catalog = catalog;
        this.planning = planning;
        this.requests = requests;
        this.clock = clock;
    }

    /**
     * @param position on hand (none if negative, unless goods in transit explain it) + on order − allocated
     * @param reorderLevel as the last review found it, null before the first
     */
    public record PositionView(String store, String item, int onHand, int onOrder, int position, Integer reorderLevel, Integer casePack,
            List<OpenLine> openLines, Freshness freshness) {}

    /** @param line written {@code order/line} */
    public record OpenLine(String line, int units, Instant dueAt, Instant cutOffAt, String status) {}

    /**
     * @param position of the last stock event in the figures, in the ledger's journal; 0 if there is none
     * @param behindMillis business time by which newer events may be missing; 0 when none waits
     */
    public record Freshness(long position, Instant recordedAt, long behindMillis) {}

    @GET
    @Path("positions/{item}")
    public PositionView position(@PathParam("store") String store, @PathParam("item") String item) {
        var id = Asked.storeItem(store, item);
        caller.mustSpeakFor(id.store(), "till", "store", "dc", "merchandiser", "operator");
        StoreItemEntity row = StoreItemEntity.findById(new StoreItemEntity.Key(id.store().digits(), id.item().digits()));
        if (row == null) {
            throw ProblemException.unknown("nothing has been heard of item " + id.item() + " at store " + id.store());
        }
        var openLines = OrderLineEntity.openOf(row.store, row.item).stream()
                .map(line -> new OpenLine(line.id, line.openUnits, line.dueAt, line.cutOffAt, line.status)).toList();
        return new PositionView(row.store, row.item, row.onHand, row.onOrder, row.position(), row.reorderLevel, row.casePack, openLines,
                freshness(row));
    }

    private Freshness freshness(StoreItemEntity row) {
        boolean waiting = !planning.isTaking() || planning.lag().getOrDefault(Topics.STOCK_EVENTS.topic(), 0L) > 0;
        long behind = waiting && row.sourceRecordedAt != null ? Math.max(0, Duration.between(row.sourceRecordedAt, clock.instant()).toMillis()) : 0;
        return new Freshness(row.sourcePosition, row.sourceRecordedAt, behind);
    }

    /** What is absent is left to the chain's standard. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Policy(Double serviceLevel, Integer reorderLevel, Integer presentationMinimum, Integer shelfCapacity) {
        private static final int MOST_UNITS = 10_000_000;

        List<String> errors() {
            var errors = new ArrayList<String>();
            if (serviceLevel != null && !(serviceLevel >= 0.5 && serviceLevel <= 0.9999)) {
                errors.add("serviceLevel must be between 0.5 and 0.9999, was " + serviceLevel);
            }
            bounded("reorderLevel", reorderLevel, 0, errors);
            bounded("presentationMinimum", presentationMinimum, 0, errors);
            bounded("shelfCapacity", shelfCapacity, 1, errors);
            if (presentationMinimum != null && shelfCapacity != null && presentationMinimum > shelfCapacity) {
                errors.add("presentationMinimum must be at most shelfCapacity " + shelfCapacity + ", was " + presentationMinimum);
            }
            return errors;
        }

        private static void bounded(String field, Integer units, int least, List<String> errors) {
            if (units != null && (units < least || units > MOST_UNITS)) {
                errors.add(field + " must be between " + least + " and " + MOST_UNITS + " units, was " + units);
            }
        }
    }

    /** Sets the whole policy. It is durable when this returns, and takes effect with the review that it causes. */
    @PUT
    @Path("policies/{item}")
    public Policy policy(@PathParam("store") String store, @PathParam("item") String item, Policy policy) {
        var id = Asked.storeItem(store, item);
        caller.mustSpeakFor(id.store(), "merchandiser");
        if (policy == null) {
            throw ProblemException.unreadable("send a policy as JSON, such as {\"serviceLevel\": 0.99}");
        }
        if (!policy.errors().isEmpty()) {
            throw ProblemException.invalid(policy.errors());
        }
        if (catalog.store(id.store()).isEmpty() || !catalog.lists(id.item())) {
            throw ProblemException.unknown(catalog.store(id.store()).isEmpty() ? "there is no store " + id.store() : "there is no item " + id.item());
        }
        requests.send(new PolicyChanged(id.store(), id.item(), clock.instant(), policy.serviceLevel(), policy.reorderLevel(),
                policy.presentationMinimum(), policy.shelfCapacity(), caller.name()));
        return policy;
    }
}
