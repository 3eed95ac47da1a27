package io.restock.ledger.catalog;

import io.restock.border.access.Caller;
import io.restock.border.access.May;
import io.restock.border.http.Checking;
import io.restock.contracts.Gln;
import io.restock.contracts.Limits;
import io.restock.contracts.access.Action;
import io.restock.contracts.catalog.LabelLayout;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** How scales' labels are laid out where that is not as usual: for the chain, or for one store. A store's layout goes before the chain's, a longer prefix before a shorter one. */
@Path("/v1/label-layouts")
@RequestScoped
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class LabelLayoutResource {
    private static final int LONGEST_KEY = 21;

    @Inject
    LabelLayouts layouts;
    @Inject
    Catalog catalog;
    @Inject
    Caller caller;

    /** @param next what to ask on after, or null if this was all */
    public record LayoutPage(List<LabelLayout> layouts, @Nullable String next) {}

    @PUT
    @May(Action.KEEP_LABEL_LAYOUTS)
    @Path("/{prefix}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Sets how labels of a prefix are read", description = "Prefix, item, verifier and value are the twelve digits before the check digit.")
    public Response put(@PathParam("prefix") String prefix, LabelLayoutBody body) {
        var checking = new Checking();
        LabelLayout layout = checking.held(Checking.body(body, "{\"form\": \"WEIGHT\", \"itemDigits\": 6, \"valueDigits\": 4, \"decimals\": 3}").check(prefix, checking));
        mustSpeakFor(layout.store());
        if (layout.store() != null) {
            catalog.mustKnow(layout.store());
        }
        return Response.status(layouts.put(layout, caller.author()) ? 201 : 200).entity(layout).build();
    }

    @GET
    @May(Action.READ_CATALOG)
    @Operation(summary = "The layouts that are set, by prefix, a page at a time")
    public LayoutPage page(@QueryParam("after") @DefaultValue("") String after, @QueryParam("limit") @DefaultValue("100") int limit) {
        var checking = new Checking();
        checking.limit(limit, Limits.PAGE);
        checking.require(after.length() <= LONGEST_KEY, "after", "must be what the page before named as next");
        checking.mustHold();
        List<LabelLayout> page = layouts.page(after, limit);
        return new LayoutPage(page, page.size() == limit ? LabelLayouts.key(page.getLast()) : null);
    }

    /** @param store whose layout; absent: the chain's */
    @GET
    @May(Action.READ_CATALOG)
    @Path("/{prefix}")
    @Operation(summary = "The layout that is set for a prefix")
    public LabelLayout layout(@PathParam("prefix") String prefix, @QueryParam("store") @Nullable String store) {
        return layouts.get(prefix, checked(prefix, store));
    }

    /** @param store whose layout; absent: the chain's */
    @DELETE
    @May(Action.KEEP_LABEL_LAYOUTS)
    @Path("/{prefix}")
    @Operation(summary = "Takes a layout back", description = "Its labels are read as is usual again, or by the chain's layout.")
    public LabelLayout remove(@PathParam("prefix") String prefix, @QueryParam("store") @Nullable String store) {
        Gln where = checked(prefix, store);
        mustSpeakFor(where);
        return layouts.remove(prefix, where, caller.author());
    }

    private static @Nullable Gln checked(String prefix, @Nullable String store) {
        var checking = new Checking();
        LabelLayoutBody.checkPrefix(prefix, checking);
        Gln where = checking.optionalGln("store", store);
        checking.mustHold();
        return where;
    }

    private void mustSpeakFor(@Nullable Gln store) {
        if (store == null) {
            caller.mustSpeakForAllStores("set how labels are read");
        } else {
            caller.mustSpeakFor(store);
        }
    }
}
