package io.restock.ledger.reports;

import io.restock.border.access.May;
import io.restock.border.http.Checking;
import io.restock.border.http.IdempotencyKey;
import io.restock.contracts.Gln;
import io.restock.contracts.Limits;
import io.restock.contracts.Sscc;
import io.restock.contracts.access.Action;
import io.restock.contracts.store.AdjustmentReason;
import io.restock.contracts.store.StoreRecord.Condition;
import io.restock.contracts.store.StoreRecord.CountedLine;
import io.restock.contracts.store.StoreRecord.DeliveryReceipt;
import io.restock.contracts.store.StoreRecord.ReceivedLine;
import io.restock.contracts.store.StoreRecord.StockAdjustment;
import io.restock.contracts.store.StoreRecord.StockCount;
import io.restock.ledger.reports.ReceiptBody.ReceivedBody;
import io.restock.ledger.reports.ReportChecks.Counted;
import io.restock.ledger.rules.LedgerAsked;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Takes what store staff report. 202 means that it will never be lost; the answer's address says what it did. */
@Path("/v1")
@RequestScoped
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ReportResource extends ReportDesk {
    @POST
    @May(Action.REPORT_STOCK)
    @Path("/stores/{gln}/counts")
    @Operation(summary = "Reports a count")
    public Response count(@PathParam("gln") String gln, @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, CountBody body) {
        Gln store = store(gln, body);
        var checks = new ReportChecks(numbers, clock);
        checks.happened("countedAt", body.countedAt());
        List<CountedLine> lines = checks.lines(body.lines(), 0, store);
        String digest = Reports.digest(body);
        return accepted("counts", new StockCount(store, Reports.identity(key, digest), digest, checks.checking.held(body.countedAt()), lines));
    }

    @POST
    @May(Action.REPORT_STOCK)
    @Path("/stores/{gln}/adjustments")
    @Operation(summary = "Reports an adjustment: found, damaged, stolen, wasted or used", description = "One above the value that is configured waits for a second person.")
    public Response adjust(@PathParam("gln") String gln, @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, AdjustmentBody body) {
        Gln store = store(gln, body);
        var checks = new ReportChecks(numbers, clock);
        checks.happened("occurredAt", body.occurredAt());
        AdjustmentReason reason = checks.checking.fits("reason", body.reason(), AdjustmentReason::known);
        List<CountedLine> lines = checks.lines(body.lines(), -Limits.UNITS, store);
        String digest = Reports.digest(body);
        var adjustment = new StockAdjustment(store, Reports.identity(key, digest), digest, checks.checking.held(body.occurredAt()), checks.checking.held(reason), lines);
        return secondEyes.unless(() -> reports.hasHad(adjustment) ? Optional.empty() : rules.adjustment(adjustment), LedgerAsked.adjustment(adjustment), caller,
                () -> accepted("adjustments", adjustment));
    }

    @POST
    @May(Action.REPORT_STOCK)
    @Path("/stores/{gln}/receipts")
    @Operation(summary = "Reports a receipt, or a part of one",
            description = "What of the despatch did not come is still under way, until a receipt says that it is complete.")
    public Response receive(@PathParam("gln") String gln, @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, ReceiptBody body) {
        Gln store = store(gln, body);
        var checks = new ReportChecks(numbers, clock);
        checks.happened("receivedAt", body.receivedAt());
        Sscc despatch = body.despatch() == null ? null : checks.checking.sscc("despatch", body.despatch());
        List<@Nullable ReceivedBody> given = body.lines() == null ? List.of() : body.lines();
        var conditions = new ArrayList<@Nullable Condition>();
        for (int i = 0; i < Math.min(given.size(), Limits.REPORT_LINES); i++) {
            ReceivedBody line = given.get(i);
            String condition = line == null || line.condition() == null ? "GOOD" : line.condition();
            conditions.add(checks.checking.oneOf("lines[" + i + "].condition", condition, Condition.class));
        }
        boolean complete = Boolean.TRUE.equals(body.complete());
        checks.checking.require(despatch != null || !complete || !given.isEmpty(), "lines", "must be there where no despatch is named");
        List<Counted> lines = complete && given.isEmpty() ? List.of() : checks.facts(body.lines(), 0, store);
        List<ReceivedLine> received = lines.stream()
                .map(line -> new ReceivedLine(line.counted().item(), line.counted().units(), checks.checking.held(conditions.get(line.line())))).toList();
        String digest = Reports.digest(body);
        return accepted("receipts", new DeliveryReceipt(store, Reports.identity(key, digest), digest, checks.checking.held(body.receivedAt()), despatch, received,
                complete, Boolean.TRUE.equals(body.more())));
    }

    private Gln store(String gln, Object body) {
        Gln store = Checking.location("gln", gln);
        catalog.mustKnow(store);
        Checking.body(body, "{\"lines\": [{\"item\": \"07038010000010\", \"units\": 6}]}");
        return store;
    }
}
