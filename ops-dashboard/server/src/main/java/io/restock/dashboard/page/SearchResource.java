package io.restock.dashboard.page;

import io.restock.border.access.May;
import io.restock.contracts.access.Action;
import io.restock.dashboard.services.Service;
import io.restock.dashboard.services.ServiceAway;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Looking things up in all stores. */
@Path("/api/search")
@RunOnVirtualThread
@RequestScoped
public class SearchResource extends Page {
    @GET
    @May(Action.SEARCH)
    @Operation(operationId = "search", summary = "Items at stores by name or number, with facets to filter by")
    public Found search(@QueryParam("q") String q, @QueryParam("store") String store, @QueryParam("state") String state,
            @QueryParam("category") String category, @QueryParam("brand") String brand, @QueryParam("sort") String sort,
            @QueryParam("after") String after) {
        String query = Query.of("q", q, "store", store, "state", state, "category", category, "brand", brand, "sort", sort, "after", after,
                "limit", "50");
        try {
            return new SearchAnswer(services.get(Service.SEARCH, "/v1/search" + query), names).found();
        } catch (ServiceAway e) {
            throw e.asProblem();
        }
    }
}
