package io.restock.ledger.stock;

import static java.util.Objects.requireNonNull;

import io.restock.border.access.May;
import io.restock.border.http.Checking;
import io.restock.border.http.ProblemException;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Limits;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.access.Action;
import io.restock.ledger.Progress;
import io.restock.ledger.catalog.Catalog;
import io.restock.ledger.catalog.Numbers;
import io.restock.ledger.journal.Balance;
import io.restock.ledger.journal.PastStock.Then;
import io.restock.ledger.journal.PastStock;
import io.restock.ledger.journal.Reach;
import io.restock.ledger.journal.StockHistory;
import io.restock.sql.Database;
import io.restock.sql.Sql;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Answers what a store has of an item, and why. */
@Path("/v1")
@RequestScoped
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class StockResource {
    private static final Set<String> ORDERS = Set.of("recorded", "latest", "occurred");

    /** @param next the item to ask on after, or null if this was all */
    public record StockPage(List<Stock> stock, @Nullable String next) {}

    /**
     * @param next the sequence to ask on after, or null if this was all
     * @param movedAway how many older events of the item are not here, since their part of the journal is moved away; 0 normally
     */
    public record History(List<Map<String, Object>> events, @Nullable Object next, int movedAway) {}

    @Inject
    Database database;
    @Inject
    Progress progress;
    @Inject
    Catalog catalog;
    @Inject
    Numbers numbers;

    @GET
    @May(Action.READ_STOCK)
    @Path("/stores/{gln}/stock")
    @Operation(summary = "What a store has, item by item", description = "Without what is not stocked.")
    public StockPage page(@PathParam("gln") String gln, @QueryParam("after") @DefaultValue("") String after,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        var checking = new Checking();
        Gln given = checking.gln("gln", gln);
        checking.limit(limit, Limits.PAGE);
        checking.require(after.length() <= 14, "after", "must be the item that the page before named as next");
        Gln store = checking.held(given);
        catalog.mustKnow(store);
        List<Stock> page = shown(database.read(sql -> StockTable.page(sql, store, after, limit)));
        return new StockPage(page, page.size() == limit ? page.getLast().item() : null);
    }

    /**
     * An instant that is known only by events which are moved away is a 410 that says since when it can be asked.
     *
     * @param at as it was at that instant, by all that is known now
     * @param knownAt as it was known at that instant
     */
    @GET
    @May(Action.READ_STOCK)
    @Path("/stores/{gln}/stock/{gtin}")
    @Operation(summary = "What a store has of an item, now or at an instant")
    public Stock stock(@PathParam("gln") String gln, @PathParam("gtin") String gtin, @QueryParam("at") @Nullable String at, @QueryParam("knownAt") @Nullable String knownAt) {
        var checking = new Checking();
        Gln store = checking.gln("gln", gln);
        Gtin item = checking.gtin("gtin", gtin);
        Instant instant = checking.instant("at", at);
        Instant known = checking.instant("knownAt", knownAt);
        var id = new StoreItemId(checking.held(store), numbers.item(checking.held(item)));
        Stock now = database.read(sql -> StockTable.find(sql, id)).map(has -> shown(List.of(has)).getFirst()).orElseGet(() -> nothingYet(id));
        if (instant == null && known == null) {
            return now;
        }
        var then = database.snapshot(sql -> PastStock.asOf(sql, StockTable.reach(sql, id), instant, known));
        return now.then(then, instant, known);
    }

    /**
     * @param order {@code recorded}, as it was heard of; {@code latest}, the same from its end; or {@code occurred}, as it was, with {@code onHandThen} where it is
     *     known
     * @param after sequence of the last event of the page before; -1 for the first page
     */
    @GET
    @May(Action.READ_STOCK)
    @Path("/stores/{gln}/stock/{gtin}/events")
    @Operation(summary = "What happened to an item at a store")
    public History events(@PathParam("gln") String gln, @PathParam("gtin") String gtin, @QueryParam("after") @DefaultValue("-1") long after,
            @QueryParam("limit") @DefaultValue("100") int limit, @QueryParam("order") @DefaultValue("recorded") String order) {
        var checking = new Checking();
        Gln store = checking.gln("gln", gln);
        Gtin item = checking.gtin("gtin", gtin);
        checking.limit(limit, Limits.PAGE);
        checking.require(ORDERS.contains(order), "order", "must be recorded, latest or occurred, was " + order);
        var id = new StoreItemId(checking.held(store), numbers.item(checking.held(item)));
        var history = database.snapshot(sql -> history(sql, StockTable.reach(sql, id), order, after, limit));
        if (history.events().isEmpty() && database.read(sql -> StockTable.find(sql, id)).isEmpty()) {
            nothingYet(id);
        }
        return history;
    }

    private static History history(Sql sql, Reach reach, String order, long after, int limit) throws SQLException {
        List<Map<String, Object>> events = switch (order) {
            case "occurred" -> StockHistory.occurred(sql, reach, after, limit);
            case "latest" -> StockHistory.latest(sql, reach, after, limit);
            default -> StockHistory.recorded(sql, reach, after, limit);
        };
        return new History(events, events.size() == limit ? events.getLast().get("sequence") : null, reach.movedAway());
    }

    private Map<Gtin, Range> ranges(Gln store, List<Gtin> items) {
        return database.read(sql -> Range.at(sql, store, items));
    }

    /** Rows of one store. */
    private List<Stock> shown(List<Balance> rows) {
        Map<Gtin, Range> ranges = rows.isEmpty() ? Map.of() : ranges(rows.getFirst().storeItem().store(), rows.stream().map(has -> has.storeItem().item()).toList());
        return rows.stream().map(has -> Stock.of(has.storeItem(), new Then(has.onHand(), has.inTransit(), has.allocated()),
                requireNonNull(ranges.get(has.storeItem().item())), new Freshness(has.position(), has.recordedAt(), progress.behindMillis(has.partition())))).toList();
    }

    /** A listed item of a listed store that nothing has happened to yet. */
    private Stock nothingYet(StoreItemId id) {
        catalog.mustKnow(id.store());
        if (numbers.stocked(id.item()).isEmpty()) {
            throw ProblemException.unknown("item " + id.item() + " is not listed and was never sold here; PUT /v1/items/" + id.item());
        }
        Range range = requireNonNull(ranges(id.store(), List.of(id.item())).get(id.item()));
        return Stock.of(id, new Then(0, 0, 0), range, new Freshness(0, null, 0));
    }
}
