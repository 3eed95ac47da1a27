package io.restock.dashboard.page;

import io.restock.border.access.May;
import io.restock.contracts.access.Action;
import io.restock.dashboard.services.Service;
import io.restock.dashboard.services.ServiceAway;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Looking things up in all stores. */
@Path("/api/search")
@RunOnVirtualThread
@RequestScoped
public class SearchResource extends Page {
    /** The search service knows its parameters, and says what is wrong with one. */
    @GET
    @May(Action.SEARCH)
    @Operation(operationId = "search", summary = "Items at stores by name, number and filters, with facets to filter by; its parameters are those of the search service")
    public Found search(@Context UriInfo uri) {
        try {
            return new SearchAnswer(services.get(Service.SEARCH, "/v1/search" + Query.of(uri.getQueryParameters())), names).found();
        } catch (ServiceAway e) {
            throw e.asProblem();
        }
    }

    @GET
    @Path("/rows")
    @Produces("text/csv")
    @May(Action.SEARCH)
    @Operation(operationId = "searchRows", summary = "All that a search finds, as comma-separated rows; its parameters are those of the search service")
    @APIResponse(responseCode = "200", content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)))
    public Response rows(@Context UriInfo uri) {
        try {
            InputStream rows = services.flow(Service.SEARCH, "/v1/search/rows" + Query.of(uri.getQueryParameters()));
            return Response.ok((StreamingOutput) to -> {
                try (rows) {
                    rows.transferTo(to);
                }
            }, "text/csv; charset=utf-8").header("Content-Disposition", "attachment; filename=\"stock.csv\"").build();
        } catch (ServiceAway e) {
            throw e.asProblem();
        }
    }
}
