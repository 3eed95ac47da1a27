package io.restock.ledger.reports;

import io.restock.border.access.May;
import io.restock.border.http.Checking;
import io.restock.border.http.IdempotencyKey;
import io.restock.border.http.ProblemException;
import io.restock.contracts.Gln;
import io.restock.contracts.Limits;
import io.restock.contracts.access.Action;
import io.restock.contracts.store.StoreRecord.CountedLine;
import io.restock.contracts.store.StoreRecord.StockTransfer;
import io.restock.contracts.store.StoreRecord.TransferCancellation;
import io.restock.contracts.store.StoreRecord.TransferReceipt;
import io.restock.contracts.store.StoreRecord.TransferredLine;
import io.restock.ledger.reports.ArrivalBody.ArrivedBody;
import io.restock.ledger.reports.Reports.Recorded;
import io.restock.ledger.transfer.TransferView;
import io.restock.ledger.transfer.TransferView.State;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/**
 * Takes what staff say of goods between stores. The sender says what left and may call it off; what is on hand at the other store is the other store's word.
 * Arrivals and cancellations may name the transfer by either of its stores: the caller must speak for the one whose word it is.
 */
@Path("/v1")
@RequestScoped
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class TransferReports extends ReportDesk {
    /** @param id by which arrivals and cancellations name it: its Idempotency-Key. @param href where it can be looked up once it is applied */
    public record TransferRecorded(String status, String id, String href) {}

    @Inject
    SentTransfers sent;

    @POST
    @May(Action.REPORT_STOCK)
    @Path("/stores/{gln}/transfers")
    @Operation(summary = "Sends goods to another store, or back to a distribution center",
            description = "They are under way until the store, or the center, reports their arrival.")
    public Response transfer(@PathParam("gln") String gln, @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, TransferBody body) {
        Gln store = Checking.location("gln", gln);
        catalog.mustKnow(store);
        Checking.body(body, "{\"to\": \"7080001000028\", \"lines\": [{\"item\": \"07038010000010\", \"units\": 6}]}");
        var checks = new ReportChecks(numbers, clock);
        checks.happened("occurredAt", body.occurredAt());
        Gln named = checks.checking.gln("to", body.to());
        checks.checking.require(!store.equals(named), "to", "must be another store");
        String reason = checks.checking.optionalText("reason", body.reason(), Limits.NAME);
        List<CountedLine> lines = checks.lines(body.lines(), 1, store);
        Gln to = checks.checking.held(named);
        boolean toCenter = catalog.isCenter(to);
        String digest = Reports.digest(body);
        var transfer = new StockTransfer(store, Reports.identity(key, digest), digest, checks.checking.held(body.occurredAt()), to, lines, true,
                toCenter ? true : null, reason);
        if (!toCenter && !reports.hasHad(transfer)) {
            catalog.mustNotBeHeld(store, lines.stream().map(CountedLine::item).toList());
        }
        Recorded recorded = reports.take("transfers", transfer, caller.author());
        return Response.accepted(new TransferRecorded(recorded.status(), transfer.identity(), recorded.href())).build();
    }

    /** @param from the sending store; needed only where several stores have sent a transfer of this number */
    @POST
    @May(Action.REPORT_STOCK)
    @Path("/stores/{at}/transfers/{id}/arrivals")
    @Operation(summary = "Reports what arrived of a transfer")
    public Response arrive(@PathParam("at") String at, @PathParam("id") String id, @QueryParam("from") @Nullable String from,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, ArrivalBody body) {
        var checks = new ReportChecks(numbers, clock);
        Gln one = checks.checking.gln("at", at);
        Gln sender = checks.checking.optionalGln("from", from);
        Checking.body(body, "{\"arrivedAt\": \"2026-03-02T15:00:00+01:00\", \"lines\": [{\"item\": \"07038010000010\", \"units\": 5, \"damaged\": 1}], \"complete\": true}");
        checks.happened("arrivedAt", body.arrivedAt());
        boolean complete = Boolean.TRUE.equals(body.complete());
        List<TransferredLine> lines = arrived(checks, body, complete, one);
        TransferView transfer = sent.to(checks.checking.held(one), id, sender, caller);
        CenterWord.refuse(transfer, caller, "arrivals");
        caller.mustSpeakFor(transfer.receiver());
        String digest = Reports.digest(List.of(transfer.from(), id, body));
        return accepted("arrivals", new TransferReceipt(transfer.receiver(), Reports.identity(key, digest), digest, checks.checking.held(body.arrivedAt()), transfer.sender(), id,
                lines, complete));
    }

    private static List<TransferredLine> arrived(ReportChecks checks, ArrivalBody body, boolean complete, @Nullable Gln at) {
        List<@Nullable ArrivedBody> given = body.lines() == null ? List.of() : body.lines();
        if (complete && given.isEmpty()) {
            checks.checking.mustHold();
            return List.of();
        }
        for (int i = 0; i < Math.min(given.size(), Limits.REPORT_LINES); i++) {
            ArrivedBody line = given.get(i);
            if (line != null && line.damaged() != null) {
                checks.checking.units("lines[" + i + "].damaged", line.damaged(), 0);
            }
        }
        List<CountedLine> good = checks.lines(given, 0, at);
        List<CountedLine> damaged = checks.lines(given.stream().map(Objects::requireNonNull)
                .map(line -> new LineBody(line.item(), line.damaged() == null ? Integer.valueOf(0) : line.damaged())).toList(), 0, at);
        var lines = new ArrayList<TransferredLine>(good.size());
        for (int i = 0; i < good.size(); i++) {
            lines.add(new TransferredLine(good.get(i).item(), good.get(i).units(), damaged.get(i).units()));
        }
        return lines;
    }

    /** @param from the sending store; needed only where several stores have sent a transfer of this number */
    @POST
    @May(Action.REPORT_STOCK)
    @Path("/stores/{at}/transfers/{id}/cancellations")
    @Operation(summary = "Calls a transfer off, as far as it has not arrived", description = "The goods are back at the sender, or lost.")
    public Response cancel(@PathParam("at") String at, @PathParam("id") String id, @QueryParam("from") @Nullable String from,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, CancellationBody body) {
        var checking = new Checking();
        Gln one = checking.gln("at", at);
        Gln sender = checking.optionalGln("from", from);
        Checking.body(body, "{\"reason\": \"the van broke down\", \"lost\": false}");
        String reason = checking.text("reason", body.reason(), Limits.NAME);
        TransferView transfer = sent.from(checking.held(one), id, sender, caller);
        caller.mustSpeakFor(transfer.sender());
        CenterWord.refuse(transfer, caller, "cancellations");
        String digest = Reports.digest(List.of(transfer.from(), id, body));
        var cancellation = new TransferCancellation(transfer.sender(), Reports.identity(key, digest), digest, clock.instant(), id, transfer.receiver(),
                checking.held(reason), Boolean.TRUE.equals(body.lost()));
        if (!reports.hasHad(cancellation)) {
            mustBeUnderWay(transfer);
        }
        return accepted("cancellations", cancellation);
    }

    static void mustBeUnderWay(TransferView transfer) {
        if (transfer.cancelledAt() != null) {
            throw ProblemException.conflict("transfer " + transfer.id() + " was called off already, at " + transfer.cancelledAt());
        }
        if (transfer.state() != State.OPEN) {
            throw ProblemException.conflict("nothing of transfer " + transfer.id() + " is under way any more; have store " + transfer.to() + " send it back");
        }
    }
}
