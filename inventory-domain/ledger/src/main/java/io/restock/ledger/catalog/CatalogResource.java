package io.restock.ledger.catalog;

import io.restock.border.access.May;
import io.restock.border.http.Checking;
import io.restock.border.http.IdempotencyKey;
import io.restock.border.http.ProblemException;
import io.restock.contracts.Gtin;
import io.restock.contracts.access.Action;
import io.restock.contracts.access.Channel;
import io.restock.contracts.catalog.Price;
import io.restock.contracts.catalog.Store;
import io.restock.ledger.rules.LedgerAsked;
import io.restock.ledger.rules.LedgerDesk;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Lists stores, items and prices, one by one or in bulk. */
@Path("/v1")
@RequestScoped
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class CatalogResource extends LedgerDesk {
    @Inject
    Catalog catalog;
    @Inject
    Numbers numbers;
    @Inject
    BulkReader bulk;

    @PUT
    @May(Action.KEEP_STORES)
    @Path("/stores/{gln}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Opens a store or changes it")
    public Response putStore(@PathParam("gln") String gln, StoreBody body) {
        var checking = new Checking();
        Store store = checking.held(Checking.body(body, "{\"name\": \"Torget\", \"zone\": \"Europe/Oslo\"}").check(gln, checking));
        return answer(catalog.putStores(List.of(store), caller.author()), store);
    }

    @PUT
    @May(Action.KEEP_ITEMS)
    @Path("/items/{gtin}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Lists an item or changes it")
    public Response putItem(@PathParam("gtin") String gtin, ItemBody body) {
        var checking = new Checking();
        Listing listing = checking.held(Checking.body(body, "{\"name\": \"Milk 1 l\", \"casePack\": 6}").check(gtin, checking));
        Catalog.Put put = catalog.putItems(List.of(listing), caller.author());
        return answer(put.created(), put.listings().getFirst());
    }

    @PUT
    @May(Action.KEEP_PRICES)
    @Path("/items/{gtin}/prices")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Sets a price of an item, for the chain or for one store", description = "Where that is configured, one below the item's cost waits for a second person.")
    public Response putPrice(@PathParam("gtin") String gtin, @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, PriceBody body) {
        String checked = IdempotencyKey.checked(key);
        var checking = new Checking();
        Instant now = clock.instant();
        Price named = checking.held(Checking.body(body, "{\"amount\": \"19.90\", \"currency\": \"NOK\"}").check(gtin, checking, now));
        Price price = named.of(numbers.priced(named.item()));
        mustSpeakFor(price);
        if (price.store() != null) {
            catalog.mustKnow(price.store());
        }
        return secondEyes.unless(() -> rules.price(price, now), LedgerAsked.price(price, checked, now), caller,
                () -> answer(catalog.putPrices(List.of(price), caller.author()), price));
    }

    @PUT
    @May(Action.KEEP_STORES)
    @Path("/stores")
    @Consumes("application/x-ndjson")
    @Operation(summary = "Opens or changes many stores, one a line")
    public BulkReader.Outcome putStores(InputStream lines) {
        return bulk.read(lines, StoreBody.class, (body, checking) -> body.check(body.gln(), checking), (stores, by) -> {
            stores.forEach(store -> caller.mustSpeakFor(store.gln()));
            return catalog.putStores(stores, by);
        }, caller.author(Channel.IMPORT));
    }

    @PUT
    @May(Action.KEEP_ITEMS)
    @Path("/items")
    @Consumes("application/x-ndjson")
    @Operation(summary = "Lists or changes many items, one a line")
    public BulkReader.Outcome putItems(InputStream lines) {
        return bulk.read(lines, ItemBody.class, (body, checking) -> body.check(body.gtin(), checking), (items, by) -> catalog.putItems(items, by).created(),
                caller.author(Channel.IMPORT));
    }

    @PUT
    @May(Action.KEEP_PRICES)
    @Path("/prices")
    @Consumes("application/x-ndjson")
    @Operation(summary = "Sets many prices, one a line", description = "Prices of items that are not listed are named in the answer and left out; the others are taken. "
            + "So are those that wait for a second person, with the address at which that one decides.")
    public BulkReader.Outcome putPrices(InputStream lines) {
        return bulk.read(lines, PriceBody.class, (body, checking) -> {
            Price price = body.check(body.item(), checking, clock.instant());
            Gtin item = new Checking().gtin("item", body.item()); // checked above; asked for even where the rest of the price is wrong
            var stocked = item == null ? Optional.<Numbers.Stocked>empty() : numbers.stocked(item);
            checking.require(item == null || stocked.isPresent(), "item", "is not listed; PUT it first");
            stocked.ifPresent(is -> checking.require(is.units() == 1, "item", Numbers.packOf(is.item(), is)));
            return price == null ? null : stocked.map(is -> price.of(is.item())).orElse(price);
        }, (prices, by) -> {
            prices.forEach(this::mustSpeakFor);
            prices.forEach(this::mustNotWait);
            return catalog.putPrices(prices, by);
        }, caller.author(Channel.IMPORT));
    }

    private void mustSpeakFor(Price price) {
        if (price.store() == null) {
            caller.mustSpeakForAllStores("set prices");
        } else {
            caller.mustSpeakFor(price.store());
        }
    }

    private void mustNotWait(Price price) {
        Instant now = clock.instant();
        Optional<String> rule = rules.price(price, now);
        if (rule.isPresent()) { // of a list of millions hardly any
            secondEyes.kept(() -> rule, LedgerAsked.price(price, null, now), caller).ifPresent(approval -> {
                throw ProblemException.of(409, "It waits", "amount " + approval.reason() + ": it waits for a second person at " + approval.href());
            });
        }
    }

    private static Response answer(int created, Object body) {
        return Response.status(created > 0 ? 201 : 200).entity(body).build();
    }
}
