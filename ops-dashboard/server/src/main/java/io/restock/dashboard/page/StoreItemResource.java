package io.restock.dashboard.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.restock.border.access.May;
import io.restock.border.http.Checking;
import io.restock.border.http.ProblemException;
import io.restock.contracts.Gtin;
import io.restock.contracts.Json;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.access.Action;
import io.restock.contracts.access.Author;
import io.restock.contracts.stock.StockEvent;
import io.restock.dashboard.live.StockRow;
import io.restock.dashboard.services.Service;
import io.restock.dashboard.services.ServiceAway;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One item at one store: how much there is, what is planned, and how it came about. */
@Path("/api/stores/{store}/items/{item}")
@RunOnVirtualThread
@RequestScoped
public class StoreItemResource extends Page {
    private static final int ROWS = 100;

    @GET
    @May(Action.READ_STOCK)
    @Operation(operationId = "storeItem", summary = "Stock and plan of an item at a store")
    public StoreItem storeItem(String store, String item) {
        var id = stocked(Checking.storeItem(store, item));
        var troubles = new ArrayList<String>();
        var stock = part(Service.LEDGER, "/v1/stores/" + id.store() + "/stock/" + id.item(), StoreItem.Stock.class, troubles);
        var plan = part(Service.REPLENISHMENT, "/v1/stores/" + id.store() + "/positions/" + id.item(), StoreItem.Plan.class, troubles);
        var named = names.of(id.item());
        return new StoreItem(id.store(), names.of(id.store()), id.item(), named.name(), named.unit().name(), stock, plan, List.copyOf(troubles));
    }

    /** The item that a number stands for, by the ledger's word; the number itself where it does not know. */
    private StoreItemId stocked(StoreItemId named) {
        try {
            return new StoreItemId(named.store(), new Gtin(services.get(Service.LEDGER, "/v1/items/" + named.item()).path("gtin").asText(named.item().digits())));
        } catch (ServiceAway | ProblemException e) {
            return named; // sold and never listed, or the ledger is away: the parts below say which
        }
    }

    private <T> @Nullable T part(Service service, String path, Class<T> type, List<String> troubles) {
        try {
            return services.get(service, path, type);
        } catch (ServiceAway e) {
            troubles.add(String.valueOf(e.getMessage()));
        } catch (ProblemException e) {
            troubles.add(service.title() + ": " + e.problem().detail());
        }
        return null;
    }

    /** @param at as it was then, by all that is known now; @param knownAt as it was known then */
    @GET
    @May(Action.READ_STOCK)
    @Path("/was")
    @Operation(operationId = "storeItemWas", summary = "Stock of an item at a store as it was at an instant, or as it was known at one")
    public Was was(String store, String item, @QueryParam("at") @Nullable String at, @QueryParam("knownAt") @Nullable String knownAt) {
        var id = stocked(Checking.storeItem(store, item));
        try {
            return services.get(Service.LEDGER, "/v1/stores/" + id.store() + "/stock/" + id.item() + Query.of("at", at, "knownAt", knownAt), Was.class);
        } catch (ServiceAway e) {
            throw e.asProblem();
        }
    }

    /** Units of then. */
    public record Was(int onHand, int inTransit) {}

    @GET
    @May(Action.READ_STOCK)
    @Path("/events")
    @Operation(operationId = "history", summary = "What happened to an item at a store, latest first")
    public History history(String store, String item, @QueryParam("after") @Nullable String after) {
        var id = stocked(Checking.storeItem(store, item));
        try {
            var answer = services.get(Service.LEDGER,
                    "/v1/stores/" + id.store() + "/stock/" + id.item() + "/events" + Query.of("order", "latest", "after", after, "limit", "" + ROWS));
            var rows = new ArrayList<StockRow>();
            answer.path("events").forEach(event -> rows.add(row(id, event)));
            return new History(rows, answer.hasNonNull("next") ? answer.path("next").asText() : null);
        } catch (ServiceAway e) {
            throw e.asProblem();
        }
    }

    private StockRow row(StoreItemId key, JsonNode event) {
        try {
            String type = event.path("type").asText();
            var happened = StockEvent.CODEC.read(type, Json.MAPPER.writeValueAsBytes(event), key, Instant.parse(event.path("occurredAt").asText()));
            return StockRow.of(event.path("sequence").asText(), happened, by(event), Instant.parse(event.path("recordedAt").asText()), names);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A ledger of before says nothing of it. */
    private static Author by(JsonNode event) throws IOException {
        return event.hasNonNull("author") ? Json.MAPPER.treeToValue(event.path("author"), Author.class) : Author.UNKNOWN;
    }

    /** @param rows the latest first, at most 100; @param next the {@code after} of the next page, or null */
    public record History(List<StockRow> rows, @Schema(nullable = true) @Nullable String next) {}
}
