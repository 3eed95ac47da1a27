package io.restock.ledger.listing;

import io.restock.border.access.Caller;
import io.restock.border.access.May;
import io.restock.border.http.Checking;
import io.restock.border.http.ProblemException;
import io.restock.contracts.Gln;
import io.restock.contracts.Limits;
import io.restock.contracts.access.Action;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
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

/** Lists those who list articles. */
@Path("/v1/sellers")
@RequestScoped
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class SellerResource {
    /** @param next the number to ask on after, or null if this was all */
    public record SellerPage(List<Seller> sellers, @Nullable String next) {}

    @Inject
    Sellers sellers;
    @Inject
    Caller caller;

    @PUT
    @May(Action.KEEP_ITEMS)
    @Path("/{gln}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Takes a seller in, or changes it",
            description = "With the GS1 company prefixes that it owns: an article whose number begins with another seller's is rejected, one of nobody's is for a person. "
                    + "What a trusted seller lists, and no gate doubts, is published unseen.")
    public Response put(@PathParam("gln") String gln, SellerBody body) {
        var checking = new Checking();
        Seller seller = checking.held(Checking.body(body, "{\"name\": \"Fjellgard\", \"prefixes\": [\"703801\"], \"trusted\": true}").check(gln, checking));
        boolean fresh = sellers.put(seller, caller.author());
        return Response.status(fresh ? 201 : 200).entity(seller).build();
    }

    @GET
    @May(Action.READ_CATALOG)
    @Path("/{gln}")
    @Operation(summary = "One seller")
    public Seller one(@PathParam("gln") String gln) {
        Gln number = Checking.location("gln", gln);
        return sellers.find(number).orElseThrow(() -> ProblemException.unknown("seller " + gln + " is not listed; PUT /v1/sellers/" + gln));
    }

    @GET
    @May(Action.READ_CATALOG)
    @Operation(summary = "The sellers by number, a page at a time")
    public SellerPage list(@QueryParam("after") @DefaultValue("") String after, @QueryParam("limit") @DefaultValue("100") int limit) {
        var checking = new Checking();
        checking.require(after.length() <= 13, "after", "must be the number that the page before named as next");
        int rows = checking.limit(limit, Limits.PAGE);
        checking.mustHold();
        List<Seller> page = sellers.page(after, rows);
        return new SellerPage(page, page.size() == rows ? page.getLast().gln().digits() : null);
    }
}
