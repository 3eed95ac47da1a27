package io.restock.ledger.records;

import io.restock.border.access.May;
import io.restock.border.http.Checking;
import io.restock.border.http.ProblemException;
import io.restock.border.http.Rules;
import io.restock.contracts.Gln;
import io.restock.contracts.access.Action;
import io.restock.contracts.store.LineId;
import io.restock.contracts.store.TransactionId;
import io.restock.contracts.store.TransactionLine;
import io.restock.ledger.journal.StockHistory;
import io.restock.ledger.tills.Conflicts;
import io.restock.ledger.tills.UnfitLines;
import io.restock.ledger.transfer.TransferList;
import io.restock.ledger.transfer.TransferView;
import io.restock.sql.Database;
import io.restock.sql.Sql;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Says what an applied record did. */
@Path("/v1")
@RequestScoped
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class RecordResource {
    private static final String FIND = "select partition, first_position, events, occurred_at,"
            + " greatest(0, least(events, ledger.journal_begins() - first_position)) as moved_away from ";

    private record Run(int partition, long firstPosition, int events, int movedAway, Instant occurredAt) {}

    /** A transaction's identity and instant. */
    public record Sold(String store, String till, LocalDate businessDate, long sequence, Instant occurredAt) {}

    /**
     * @param lines what each line did: its kind, item, units, and the on hand that it left
     * @param movedAway how many of its events, and so of its first lines, are not here, since their part of the journal is moved away; 0 normally
     * @param unfit lines that do not fit the catalog, and what a person said that they were; none normally
     * @param conflicting baskets that came later under the same number, and were kept; none normally
     */
    public record AppliedTransaction(String status, Sold transaction, List<Map<String, Object>> lines, int movedAway, List<UnfitLines.Reported> unfit,
            List<Conflicting> conflicting) {}

    /**
     * A basket as its till sent it.
     *
     * @param bookedAs businessDate/till/sequence under which it was booked, or null while it can be: {@code POST …/bookings}
     */
    public record Conflicting(String digest, OffsetDateTime occurredAt, Instant noticedAt, List<TransactionLine> lines, @Nullable String bookedAs) {}

    /** @param events what the report led to, line by line; @param movedAway how many of them, the first, are not here; 0 normally */
    public record AppliedReport(String status, String store, String identity, Instant occurredAt, List<Map<String, Object>> events, int movedAway) {}

    /** The same of a transfer. @param transfer how far it is; null for one that arrived as it was sent, before transfers travelled */
    public record AppliedTransfer(String status, String store, String identity, Instant occurredAt, List<Map<String, Object>> events, int movedAway,
            @Nullable TransferView transfer) {}

    @Inject
    Database database;
    @Inject
    TransferList transfers;

    @GET
    @May(Action.READ_SALE)
    @Path("/stores/{gln}/tills/{till}/transactions/{businessDate}/{sequence}")
    @Operation(summary = "What became of a transaction")
    public AppliedTransaction transaction(@PathParam("gln") String gln, @PathParam("till") String till, @PathParam("businessDate") String businessDate,
            @PathParam("sequence") long sequence) {
        var checking = new Checking();
        Gln given = checking.gln("gln", gln);
        LocalDate date = checking.held(checking.fits("businessDate", businessDate, Rules::date));
        Gln store = checking.held(given);
        Run run = find(FIND + "ledger.transaction"
                + " where store = ? and business_date = ? and till = ? and sequence = ?", store.digits(), date, till, sequence)
                .orElseThrow(() -> ProblemException
                        .unknown("transaction " + store + "/" + businessDate + "/" + till + "/" + sequence + " is not applied; if it was accepted, ask again soon"));
        return new AppliedTransaction("APPLIED", new Sold(store.digits(), till, date, sequence, run.occurredAt()), lines(run), run.movedAway(),
                unfit(new TransactionId(store, till, date, sequence)), conflicting(new TransactionId(store, till, date, sequence)));
    }

    private List<UnfitLines.Reported> unfit(TransactionId id) {
        return database.read(sql -> UnfitLines.of(sql, id));
    }

    private List<Conflicting> conflicting(TransactionId id) {
        return database.read(sql -> Conflicts.of(sql, id)).stream().map(kept -> new Conflicting(kept.transaction().digest(), kept.transaction().occurredAt(), kept.noticedAt(),
                kept.transaction().lines(), kept.bookedAs())).toList();
    }

    /** {@code kind} is counts, adjustments, receipts, reversals, redirections, what is said of transfers (arrivals, cancellations), or collections of reservations. */
    @GET
    @May(Action.READ_REPORT)
    @Path("/stores/{gln}/{kind: counts|adjustments|receipts|reversals|redirections|arrivals|cancellations|collections}/{identity}")
    @Operation(summary = "What became of a report of the store")
    public AppliedReport report(@PathParam("gln") String gln, @PathParam("kind") String kind, @PathParam("identity") String identity) {
        Gln store = Checking.location("gln", gln);
        String type = switch (kind) {
            case "counts" -> "StockCount";
            case "adjustments" -> "StockAdjustment";
            case "receipts" -> "DeliveryReceipt";
            case "reversals" -> "ReportReversal";
            case "redirections" -> "DespatchRedirection";
            case "arrivals" -> "TransferReceipt";
            case "collections" -> "ReservationCollection";
            default -> "TransferCancellation";
        };
        Run run = report(store, type, identity).or(() -> kind.equals("reversals") ? report(store, "ArrivalReversal", identity) : Optional.empty())
                .orElseThrow(() -> notApplied(kind, identity));
        return new AppliedReport("APPLIED", store.digits(), identity, run.occurredAt(), events(run), run.movedAway());
    }

    /** For both of its stores; the sender's answer has what sending it led to, too. @param from the sender; needed only where several stores have sent one of this number */
    @GET
    @May(Action.READ_REPORT)
    @Path("/stores/{gln}/transfers/{id}")
    @Operation(summary = "What became of a transfer")
    public AppliedTransfer transfer(@PathParam("gln") String gln, @PathParam("id") String id, @QueryParam("from") @Nullable String from) {
        var checking = new Checking();
        Gln given = checking.gln("gln", gln);
        Gln sender = checking.optionalGln("from", from);
        Gln store = checking.held(given);
        TransferView transfer = TransferList.meant(transfers.numbered(store, id, sender), store, TransferView::sender).orElse(null);
        Optional<Run> sent = report(store, "StockTransfer", id);
        if (transfer == null || transfer.sender().equals(store)) {
            Run run = sent.orElseThrow(() -> notApplied("transfers", id));
            return new AppliedTransfer("APPLIED", store.digits(), id, run.occurredAt(), events(run), run.movedAway(), transfer);
        }
        return new AppliedTransfer("APPLIED", store.digits(), id, transfer.sentAt(), List.of(), 0, transfer);
    }

    private Optional<Run> report(Gln store, String type, String identity) {
        return find(FIND + "ledger.record where store = ? and type = ? and identity = ?", store.digits(), type, identity);
    }

    private static ProblemException notApplied(String kind, String identity) {
        return ProblemException.unknown("nothing of " + kind + " was applied as " + identity + "; if it was accepted, ask again soon");
    }

    private Optional<Run> find(String statement, Object... values) {
        return database.read(sql -> sql.first(statement,
                row -> new Run(row.getInt("partition"), row.getLong("first_position"), row.getInt("events"), row.getInt("moved_away"), Sql.instant(row, "occurred_at")), values));
    }

    private List<Map<String, Object>> events(Run run) {
        return database.read(sql -> StockHistory.run(sql, run.partition(), run.firstPosition() + run.movedAway(), run.events() - run.movedAway()));
    }

    /** An offset is no line of its own: it leaves its mark on the on hand of the line before it. */
    private List<Map<String, Object>> lines(Run run) {
        var lines = new ArrayList<Map<String, Object>>();
        for (Map<String, Object> event : events(run)) {
            String type = String.valueOf(event.get("type"));
            if (type.equals("CountOffset")) {
                if (!lines.isEmpty()) {
                    lines.getLast().put("onHand", event.get("onHand"));
                }
                continue;
            }
            var line = new LinkedHashMap<String, Object>();
            line.put("line", LineId.of(String.valueOf(event.getOrDefault("by", event.get("sale")))).line());
            line.put("kind", switch (type) {
                case "ItemSold" -> "SALE";
                case "ItemReturned" -> "RETURN";
                default -> "VOID";
            });
            line.put("item", event.get("item"));
            line.put("units", event.get("units"));
            line.put("onHand", event.get("onHand"));
            line.put("position", event.get("position"));
            line.put("sequence", event.get("sequence"));
            lines.add(line);
        }
        return lines;
    }
}
