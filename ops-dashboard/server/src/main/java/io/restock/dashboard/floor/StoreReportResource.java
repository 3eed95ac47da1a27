package io.restock.dashboard.floor;

import com.fasterxml.jackson.databind.JsonNode;
import io.restock.border.access.May;
import io.restock.border.http.IdempotencyKey;
import io.restock.contracts.access.Action;
import io.restock.dashboard.page.Query;
import io.restock.dashboard.services.Service;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Consumes;
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

/** What a store's staff report on its page. The ledger checks, and books it in the store's own order of things. */
@Path("/api/stores/{store}/reports")
@RunOnVirtualThread
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
public class StoreReportResource extends Floor {
    /** @param condition GOOD or DAMAGED, of what is received; null elsewhere */
    public record ReportedLine(String item, int units, @Schema(nullable = true) @Nullable String condition) {}

    /** @param despatch its SSCC, null for goods that no center sent; @param complete nothing more of it will come; @param more it came in addition to what was received before */
    public record ReceiptBody(Instant receivedAt, @Schema(nullable = true) @Nullable String despatch, List<ReportedLine> lines, boolean complete, boolean more) {}

    public record StoreCountBody(Instant countedAt, List<ReportedLine> lines) {}

    /** @param reason DAMAGE, THEFT, FOUND, WASTE or OWN_USE */
    public record AdjustmentBody(Instant occurredAt, String reason, List<ReportedLine> lines) {}

    /** @param to a store, or a distribution center */
    public record TransferBody(Instant occurredAt, String to, @Schema(nullable = true) @Nullable String reason, List<ReportedLine> lines) {}

    /** @param lost whether the goods are written off; else they are back on the shelf */
    public record CallOffTransferBody(String reason, boolean lost) {}

    public record ArrivalBody(Instant arrivedAt, List<ArrivedLine> lines, boolean complete) {}

    public record ArrivedLine(String item, int units, int damaged) {}

    /** @param of the Idempotency-Key under which it was reported; @param kind RECEIPT, COUNT, ADJUSTMENT or TRANSFER */
    public record ReversalBody(String of, String kind, String reason) {}

    public record AnswerBody(int units) {}

    @POST
    @May(Action.REPORT_STOCK)
    @Path("/receipts")
    @Operation(operationId = "receive", summary = "Reports a receipt, or a part of one")
    public Accepted receive(String store, @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, ReceiptBody body) {
        return report(store, "/receipts", key, body);
    }

    @POST
    @May(Action.REPORT_STOCK)
    @Path("/counts")
    @Operation(operationId = "countStore", summary = "Reports a count of a store")
    public Accepted count(String store, @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, StoreCountBody body) {
        return report(store, "/counts", key, body);
    }

    @POST
    @May(Action.REPORT_STOCK)
    @Path("/adjustments")
    @Operation(operationId = "adjustStore", summary = "Reports what a store found, or what was damaged, stolen, wasted or used")
    public Accepted adjust(String store, @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, AdjustmentBody body) {
        return report(store, "/adjustments", key, body);
    }

    @POST
    @May(Action.REPORT_STOCK)
    @Path("/transfers")
    @Operation(operationId = "transfer", summary = "Sends goods to another store")
    public Accepted transfer(String store, @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, TransferBody body) {
        return report(store, "/transfers", key, body);
    }

    @POST
    @May(Action.REPORT_STOCK)
    @Path("/transfers/{id}/arrivals")
    @Operation(operationId = "arrive", summary = "Reports what arrived of a transfer")
    public Accepted arrive(String store, String id, @QueryParam("from") @Nullable String from, @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, ArrivalBody body) {
        return report(store, "/transfers/" + Query.segment(id) + "/arrivals" + Query.of("from", from), key, body);
    }

    @POST
    @May(Action.REPORT_STOCK)
    @Path("/transfers/{id}/cancellations")
    @Operation(operationId = "callOffTransfer", summary = "Calls off what a store sent to another, as far as it has not arrived")
    public Accepted callOff(String store, String id, @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, CallOffTransferBody body) {
        return report(store, "/transfers/" + Query.segment(id) + "/cancellations" + Query.of("from", store), key, body);
    }

    @POST
    @May(Action.REPORT_STOCK)
    @Path("/reversals")
    @Operation(operationId = "reverse", summary = "Takes back what was typed wrongly")
    public Accepted reverse(String store, @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, ReversalBody body) {
        return report(store, "/reversals", key, body);
    }

    @POST
    @May(Action.ANSWER_QUESTION)
    @Path("/answers/{item}")
    @Operation(operationId = "answerQuestion", summary = "Answers what planning asked to look at: the units that are there")
    public Accepted answer(String store, String item, AnswerBody body) {
        return taken(submit(Service.REPLENISHMENT, "/v1/stores/" + Query.segment(store) + "/questions/" + Query.segment(item) + "/answer", null, body));
    }

    private Accepted report(String store, String what, @Nullable String key, @Nullable Object body) {
        return taken(submit(Service.LEDGER, "/v1/stores/" + Query.segment(store) + what, key, body));
    }

    private static Accepted taken(JsonNode answer) {
        return new Accepted(answer.path("status").asText("RECORDED"), answer.path("reason").asText(null));
    }
}
