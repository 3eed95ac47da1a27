package io.restock.ledger.reports;

import io.restock.border.access.May;
import io.restock.border.http.Checking;
import io.restock.border.http.IdempotencyKey;
import io.restock.contracts.Gln;
import io.restock.contracts.Limits;
import io.restock.contracts.access.Action;
import io.restock.contracts.store.StoreRecord.ArrivalReversal;
import io.restock.contracts.store.StoreRecord.ReportKind;
import io.restock.contracts.store.StoreRecord.ReportReversal;
import io.restock.contracts.store.StoreRecord.TransferCancellation;
import io.restock.ledger.reports.ReversalBody.Kind;
import io.restock.ledger.reversal.Reported;
import io.restock.ledger.reversal.StandingReports;
import io.restock.ledger.rules.LedgerAsked;
import io.restock.ledger.transfer.TransferView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Takes back what was typed wrongly: once, citing it. */
@Path("/v1")
@RequestScoped
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ReversalResource extends ReportDesk {
    @Inject
    SentTransfers sent;
    @Inject
    StandingReports standing;

    @POST
    @May(Action.REPORT_STOCK)
    @Path("/stores/{gln}/reversals")
    @Operation(summary = "Takes back a receipt, count, adjustment, transfer or arrival of a transfer that was typed wrongly",
            description = "It counts as if it had never been reported: 404 if there is none, 409 if it was reversed already. A transfer comes home, as far as it has not arrived. "
                    + "An adjustment above the value that is configured is taken back once a second person approves.")
    public Response reverse(@PathParam("gln") String gln, @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, ReversalBody body) {
        Gln store = Checking.location("gln", gln);
        catalog.mustKnow(store);
        var checking = Checking.of(body, "{\"of\": \"receipt-17\", \"kind\": \"RECEIPT\", \"reason\": \"six, not sixty\"}");
        String of = checking.text("of", body.of(), Limits.KEY);
        Kind kind = checking.oneOf("kind", body.kind(), Kind.class);
        String reason = checking.text("reason", body.reason(), Limits.NAME);
        checking.mustHold();
        String digest = Reports.digest(body);
        String identity = Reports.identity(key, digest);
        return switch (checking.held(kind)) {
            case RECEIPT -> report(store, identity, digest, checking.held(of), ReportKind.RECEIPT, checking.held(reason));
            case COUNT -> report(store, identity, digest, checking.held(of), ReportKind.COUNT, checking.held(reason));
            case ADJUSTMENT -> report(store, identity, digest, checking.held(of), ReportKind.ADJUSTMENT, checking.held(reason));
            case ARRIVAL -> arrival(new ArrivalReversal(store, identity, digest, clock.instant(), checking.held(of), checking.held(reason)));
            case TRANSFER -> transfer(store, identity, digest, checking.held(of), checking.held(reason));
        };
    }

    private Response report(Gln store, String identity, String digest, String of, ReportKind kind, String reason) {
        var reversal = new ReportReversal(store, identity, digest, clock.instant(), of, kind, reason);
        return secondEyes.unless(() -> {
            if (reports.hasHad(reversal)) {
                return Optional.empty();
            }
            mustStand(store, of, Reported.of(kind));
            return rules.reversal(reversal, () -> standing.adjusted(reversal));
        }, LedgerAsked.reversal(reversal), caller, () -> accepted("reversals", reversal));
    }

    private void mustStand(Gln store, String of, Reported kind) {
        StandingReports.mustStand(store, kind, of, Patience.until(() -> standing.find(store, kind, of), Optional::isPresent));
    }

    private Response arrival(ArrivalReversal reversal) {
        if (!reports.hasHad(reversal)) {
            mustStand(reversal.store(), reversal.of(), Reported.ARRIVAL);
        }
        return accepted("reversals", reversal);
    }

    private Response transfer(Gln store, String identity, String digest, String of, String reason) {
        TransferView transfer = sent.from(store, of, store, caller);
        CenterWord.refuse(transfer, caller, "cancellations");
        var cancellation = new TransferCancellation(store, identity, digest, clock.instant(), of, transfer.receiver(), reason, false);
        if (!reports.hasHad(cancellation)) {
            TransferReports.mustBeUnderWay(transfer);
        }
        return accepted("cancellations", cancellation);
    }
}
