package io.restock.ledger.transfer;

import io.restock.border.access.May;
import io.restock.border.http.Checking;
import io.restock.contracts.Gln;
import io.restock.contracts.Limits;
import io.restock.contracts.access.Action;
import io.restock.ledger.catalog.Catalog;
import io.restock.ledger.transfer.TransferList.Direction;
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

/** What a store sends to others, and others to it. */
@Path("/v1")
@RequestScoped
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class TransferResource {
    /** @param next to be given as {@code after}, or null if this was all */
    public record TransferPage(List<TransferView> transfers, @Nullable String next) {}

    @Inject
    TransferList transfers;
    @Inject
    Catalog catalog;

    /**
     * @param direction OUT: what the store sent, IN: what is sent to it, BOTH
     * @param open true: what is under way, false: what is not any more; absent: both. Oldest first
     * @param after what the page before named as next
     */
    @GET
    @May(Action.READ_DELIVERIES)
    @Path("/stores/{gln}/transfers")
    @Operation(summary = "What a store sent to others, and others to it")
    public TransferPage list(@PathParam("gln") String gln, @QueryParam("direction") @DefaultValue("BOTH") String direction, @QueryParam("open") @Nullable Boolean open,
            @QueryParam("after") @Nullable String after, @QueryParam("limit") @DefaultValue("100") int limit) {
        var checking = new Checking();
        Gln given = checking.gln("gln", gln);
        Direction which = checking.oneOf("direction", direction, Direction.class);
        checking.require(after == null || after.indexOf('/') > 0, "after", "must be what the page before named as next");
        checking.limit(limit, Limits.PAGE_OF_WHOLES);
        Gln store = checking.held(given);
        catalog.mustKnow(store);
        List<TransferView> page = transfers.page(store, checking.held(which), open, after, limit);
        return new TransferPage(page, page.size() == limit ? page.getLast().key() : null);
    }
}
