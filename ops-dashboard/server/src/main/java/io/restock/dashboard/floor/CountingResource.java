package io.restock.dashboard.floor;

import io.restock.border.access.May;
import io.restock.border.http.IdempotencyKey;
import io.restock.contracts.Gtin;
import io.restock.contracts.access.Action;
import io.restock.dashboard.floor.CenterAnswers.By;
import io.restock.dashboard.floor.StoreReportResource.ReportedLine;
import io.restock.dashboard.page.Query;
import io.restock.dashboard.services.Service;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Counts that several people of a store take together, area by area. */
@Path("/api/stores/{store}/count-sessions")
@RunOnVirtualThread
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
public class CountingResource extends Floor {
    /** @param next the {@code after} of the next page, or null */
    public record CountSessions(List<CountSession> sessions, @Schema(nullable = true) @Nullable String next) {}

    /**
     * @param session by which its areas are reported
     * @param state OPEN, CLOSED or CANCELLED
     * @param items that were counted until now
     * @param reason why it was called off, or null
     */
    public record CountSession(String session, @Schema(nullable = true) @Nullable String name, String state, List<CountedArea> areas, long items, Instant openedAt, By openedBy,
            @Schema(nullable = true) @Nullable Instant endedAt, @Schema(nullable = true) @Nullable By endedBy, @Schema(nullable = true) @Nullable String reason) {}

    /** @param kind SALES_FLOOR or BACK_ROOM; @param parts that were reported of it, by these people; @param leftOut that the count was closed without it */
    public record CountedArea(String name, String kind, long parts, List<String> countedBy, boolean leftOut) {}

    /** @param next the {@code after} of the next page, or null */
    public record CountResults(List<CountResult> items, @Schema(nullable = true) @Nullable String next, Glossary names) {}

    /** @param unsure units that moved while it was counted in several goes: it should be counted again */
    public record CountResult(Gtin item, Instant countedAt, int units, int unsure) {}

    /** @param areas null for the sales floor and the back room */
    public record CountSessionBody(Instant openedAt, @Schema(nullable = true) @Nullable String name, @Schema(nullable = true) @Nullable List<AreaBody> areas) {}

    public record AreaBody(String name, String kind) {}

    public record CountBegun(String session) {}

    /** @param again ADDS or REPLACES, for items that were counted in the area before; null: there must be none */
    public record AreaCountBody(Instant countedAt, String area, List<ReportedLine> lines, @Schema(nullable = true) @Nullable String again) {}

    /** @param leftOut areas that nobody had to count: what lies there counts as none */
    public record CloseCountBody(List<String> leftOut) {}

    public record CallOffCountBody(String reason) {}

    @GET
    @May(Action.READ_REPORT)
    @Operation(operationId = "countSessions", summary = "Counts in areas of a store")
    public CountSessions all(String store, @QueryParam("open") @Nullable String open, @QueryParam("after") @Nullable String after) {
        return read(ask(Service.LEDGER, path(store) + Query.of("open", open, "after", after, "limit", "50")), CountSessions.class);
    }

    @GET
    @May(Action.READ_REPORT)
    @Path("/{session}")
    @Operation(operationId = "countSession", summary = "A count in areas: who counted what until now")
    public CountSession one(String store, String session) {
        return read(ask(Service.LEDGER, path(store, session)), CountSession.class);
    }

    @GET
    @May(Action.READ_REPORT)
    @Path("/{session}/items")
    @Operation(operationId = "countResults", summary = "What a closed count reported of each item")
    public CountResults items(String store, String session, @QueryParam("after") @Nullable String after) {
        return named(Service.LEDGER, path(store, session) + "/items" + Query.of("after", after, "limit", "200"), CountResults.class);
    }

    @POST
    @May(Action.REPORT_STOCK)
    @Operation(operationId = "beginCount", summary = "Begins a count that several people take, area by area")
    public CountBegun begin(String store, @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, CountSessionBody body) {
        return submit(Service.LEDGER, path(store), key, body, CountBegun.class);
    }

    @POST
    @May(Action.REPORT_STOCK)
    @Path("/{session}/counts")
    @Operation(operationId = "countArea", summary = "Reports what was counted in an area; 409 names what was counted there before and is not said to add or to replace")
    public Accepted count(String store, String session, @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, AreaCountBody body) {
        submit(Service.LEDGER, path(store, session) + "/counts", key, body);
        return Accepted.DONE;
    }

    @POST
    @May(Action.REPORT_STOCK)
    @Path("/{session}/closings")
    @Operation(operationId = "closeCount", summary = "Ends a count: what its areas come to is reported")
    public CountSession close(String store, String session, CloseCountBody body) {
        return submit(Service.LEDGER, path(store, session) + "/closings", null, body, CountSession.class);
    }

    @POST
    @May(Action.REPORT_STOCK)
    @Path("/{session}/cancellations")
    @Operation(operationId = "callOffCount", summary = "Calls a count off: nothing of it is reported")
    public CountSession callOff(String store, String session, CallOffCountBody body) {
        return submit(Service.LEDGER, path(store, session) + "/cancellations", null, body, CountSession.class);
    }

    private static String path(String store) {
        return "/v1/stores/" + Query.segment(store) + "/count-sessions";
    }

    private static String path(String store, String session) {
        return path(store) + "/" + Query.segment(session);
    }
}
