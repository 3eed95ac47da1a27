package io.restock.ledger.catalog;

import io.quarkus.panache.common.Page;
import io.restock.border.access.May;
import io.restock.border.http.Checking;
import io.restock.border.http.ProblemException;
import io.restock.contracts.Limits;
import io.restock.contracts.access.Action;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Pages through stores and items, in the order of their numbers. */
@Path("/v1")
@RequestScoped
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class ListResource {
    /** @param next the number to ask on after, or null if this was all */
    public record StorePage(List<ListedStore> stores, @Nullable String next) {}

    /** @param next the number to ask on after, or null if this was all */
    public record ItemPage(List<ListedItem> items, @Nullable String next) {}

    @Inject
    Numbers numbers;

    @GET
    @May(Action.READ_CATALOG)
    @Path("/stores")
    @Operation(summary = "The stores by number, a page at a time")
    public StorePage stores(@QueryParam("after") @DefaultValue("") String after, @QueryParam("limit") @DefaultValue("100") int limit) {
        check(after, limit);
        List<ListedStore> page = ListedStore.find("gln > ?1 order by gln", after).page(Page.ofSize(limit)).list();
        return new StorePage(page, page.size() == limit ? page.getLast().gln : null);
    }

    @GET
    @May(Action.READ_CATALOG)
    @Path("/stores/{gln}")
    @Operation(summary = "One store")
    public ListedStore store(@PathParam("gln") String gln) {
        check("", 1);
        return ListedStore.<ListedStore>findByIdOptional(gln)
                .orElseThrow(() -> ProblemException.unknown("store " + gln + " is not listed; PUT /v1/stores/" + gln));
    }

    @GET
    @May(Action.READ_CATALOG)
    @Path("/items")
    @Operation(summary = "The items by number, a page at a time")
    public ItemPage items(@QueryParam("after") @DefaultValue("") String after, @QueryParam("limit") @DefaultValue("100") int limit) {
        check(after, limit);
        List<ListedItem> page = ListedItem.find("gtin > ?1 order by gtin", after).page(Page.ofSize(limit)).list();
        return new ItemPage(page, page.size() == limit ? page.getLast().gtin : null);
    }

    @GET
    @May(Action.READ_CATALOG)
    @Path("/items/{gtin}")
    @Operation(summary = "One item")
    public ListedItem item(@PathParam("gtin") String gtin) {
        check("", 1);
        var checking = new Checking();
        var number = numbers.item(checking.held(checking.gtin("gtin", gtin)));
        return ListedItem.<ListedItem>findByIdOptional(number.digits())
                .orElseThrow(() -> ProblemException.unknown("item " + number + " is not listed; PUT /v1/items/" + number));
    }

    private void check(String after, int limit) {
        var checking = new Checking();
        checking.limit(limit, Limits.PAGE);
        checking.require(after.length() <= 14, "after", "must be the number that the page before named as next");
        checking.mustHold();
    }
}
