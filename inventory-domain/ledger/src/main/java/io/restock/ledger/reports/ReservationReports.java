package io.restock.ledger.reports;

import io.restock.border.access.May;
import io.restock.border.http.Checking;
import io.restock.border.http.IdempotencyKey;
import io.restock.border.http.ProblemException;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Limits;
import io.restock.contracts.access.Action;
import io.restock.contracts.store.StoreRecord;
import io.restock.contracts.store.StoreRecord.CountedLine;
import io.restock.contracts.store.StoreRecord.ReservationCallOff;
import io.restock.contracts.store.StoreRecord.ReservationCollection;
import io.restock.contracts.store.StoreRecord.ReservationRequest;
import io.restock.ledger.catalog.ItemStates;
import io.restock.ledger.reports.Reports.Recorded;
import io.restock.ledger.reservation.ReservationBook.State;
import io.restock.ledger.reservation.ReservationList;
import io.restock.ledger.reservation.ReservationView;
import io.restock.sql.Database;
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
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/**
 * Takes what customers' orders want held, and what becomes of it. Whether it is there is decided behind all that was reported before, and the answer waits for that. There is
 * no reservation of a part: who would rather have two of three asks anew for two.
 */
@Path("/v1")
@RequestScoped
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ReservationReports extends ReportDesk {
    private static final Duration LONGEST = Duration.ofDays(90);

    @Inject
    ReservationList reservations;
    @Inject
    Database database;

    @POST
    @May(Action.RESERVE)
    @Path("/stores/{gln}/reservations")
    @Operation(summary = "Holds units for a customer's order until an instant",
            description = "201 with the reservation; 409 with what is there if that is not enough: then nothing is held, and a new try takes a new key. 202 if that is not decided yet.")
    public Response reserve(@PathParam("gln") String gln, @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, ReservationBody body) {
        Gln store = Checking.location("gln", gln);
        catalog.mustKnow(store);
        Checking.body(body, "{\"reference\": \"order 4711\", \"until\": \"2026-03-03T18:00:00+01:00\", \"lines\": [{\"item\": \"07038010000010\", \"units\": 2}]}");
        var checks = new ReportChecks(numbers, clock);
        String reference = checks.checking.text("reference", body.reference(), Limits.NAME);
        String digest = Reports.digest(body);
        String identity = Reports.identity(key, digest);
        Optional<ReservationView> before = reservations.find(store, identity);
        Instant until = until(checks.checking, body.until(), before.isPresent());
        List<CountedLine> lines = checks.lines(body.lines(), 1, store);
        if (before.isEmpty()) {
            mustNotBeHeld(store, lines);
        }
        var request = new ReservationRequest(store, identity, digest, clock.instant(), checks.checking.held(reference), checks.checking.held(until), lines);
        Recorded recorded = reports.take("reservations", request, caller.author());
        Optional<ReservationView> decided = Patience.until(() -> reservations.find(store, identity), Optional::isPresent);
        return decided.map(ReservationReports::held).orElseGet(() -> Response.accepted(recorded).build());
    }

    /** What is called back is promised to nobody. */
    private void mustNotBeHeld(Gln store, List<CountedLine> lines) {
        List<String> held = database.read(sql -> ItemStates.heldAt(sql, store, lines.stream().map(CountedLine::item).toList())).stream().limit(10).map(Gtin::digits).toList();
        if (!held.isEmpty()) {
            throw ProblemException.of(409, "It is held", "item " + String.join(", ", held) + " is held, as in a recall, and is promised to nobody until it is ACTIVE again");
        }
    }

    private static Response held(ReservationView reservation) {
        if (reservation.state() == State.REFUSED) {
            throw ProblemException.of(409, "Not enough is there", reservation.shortage() + ". Nothing is held; ask for less, or again later, with a new " + IdempotencyKey.HEADER);
        }
        return Response.status(Response.Status.CREATED).entity(reservation).build();
    }

    /** @param isKnown that it was asked for before: then its time may have come */
    private @Nullable Instant until(Checking checking, @Nullable OffsetDateTime until, boolean isKnown) {
        if (!checking.require(until != null, "until", "is missing") || until == null) {
            return null;
        }
        Instant now = clock.instant();
        Instant at = until.toInstant().truncatedTo(ChronoUnit.MICROS);
        checking.require(isKnown || at.isAfter(now), "until", "must lie ahead of " + now + ", was " + until);
        checking.require(!at.isAfter(now.plus(LONGEST)), "until", "must be at most " + LONGEST.toDays() + " days ahead, was " + until);
        return at;
    }

    @POST
    @May(Action.RESERVE)
    @Path("/stores/{gln}/reservations/{id}/collections")
    @Operation(summary = "Says what a customer came for", description = "It is held no more. What takes it from the shelf is the till's sale, before or after.")
    public Response collect(@PathParam("gln") String gln, @PathParam("id") String id, @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, CollectionBody body) {
        Gln store = Checking.location("gln", gln);
        Checking.body(body, "{\"collectedAt\": \"2026-03-03T17:00:00+01:00\", \"lines\": [{\"item\": \"07038010000010\", \"units\": 2}]}");
        var checks = new ReportChecks(numbers, clock);
        if (body.collectedAt() != null) {
            checks.happened("collectedAt", body.collectedAt());
        }
        checks.checking.mustHold();
        ReservationView reservation = find(store, id);
        List<CountedLine> lines = body.lines() == null ? stillHeld(reservation) : checks.lines(body.lines(), 1, store);
        String digest = Reports.digest(List.of(id, body));
        OffsetDateTime at = body.collectedAt() == null ? clock.instant().atOffset(ZoneOffset.UTC) : body.collectedAt();
        var collection = new ReservationCollection(store, Reports.identity(key, digest), digest, at, id, lines);
        if (!reports.hasHad(collection)) {
            mustBeHeld(reservation, lines);
        }
        return recorded(id, collection);
    }

    private static List<CountedLine> stillHeld(ReservationView reservation) {
        return reservation.lines().stream().filter(line -> line.open() > 0).map(line -> new CountedLine(new Gtin(line.item()), line.open())).toList();
    }

    private static void mustBeHeld(ReservationView reservation, List<CountedLine> lines) {
        mustBeOpen(reservation);
        for (CountedLine line : lines) {
            int all = lines.stream().filter(other -> other.item().equals(line.item())).mapToInt(CountedLine::units).sum();
            int open = reservation.lines().stream().filter(held -> held.item().equals(line.item().digits())).mapToInt(ReservationView.Line::open).sum();
            if (all > open) {
                throw ProblemException.of(409, "Not so much is held", "reservation " + reservation.id() + " holds " + open + " of " + line.item() + ", and " + all
                        + " were named; what comes on top is sold by the till alone");
            }
        }
    }

    private static void mustBeOpen(ReservationView reservation) {
        if (reservation.state() != State.OPEN) {
            throw ProblemException.of(409, "Nothing is held any more", "reservation " + reservation.id() + " is " + reservation.state() + " since " + reservation.endedAt()
                    + " and holds nothing any more");
        }
    }

    @POST
    @May(Action.RESERVE)
    @Path("/stores/{gln}/reservations/{id}/cancellations")
    @Operation(summary = "Ends a reservation: what was not collected is anybody's again")
    public Response cancel(@PathParam("gln") String gln, @PathParam("id") String id, @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            ReservationCancellationBody body) {
        Gln store = Checking.location("gln", gln);
        var checking = Checking.of(body, "{\"reason\": \"the customer called\"}");
        String reason = checking.text("reason", body.reason(), Limits.NAME);
        checking.mustHold();
        ReservationView reservation = find(store, id);
        String digest = Reports.digest(List.of(id, body));
        var callOff = new ReservationCallOff(store, Reports.identity(key, digest), digest, clock.instant(), id, checking.held(reason));
        if (!reports.hasHad(callOff)) {
            mustBeOpen(reservation);
        }
        return recorded(id, callOff);
    }

    /** Who has just reserved may say the next thing of it at once. */
    private ReservationView find(Gln store, String id) {
        return Patience.until(() -> reservations.find(store, id), Optional::isPresent)
                .orElseThrow(() -> ProblemException.unknown("store " + store + " has no reservation " + id + "; if it was accepted, ask again soon"));
    }

    private Response recorded(String id, StoreRecord record) {
        Recorded recorded = reports.take("reservations", record, caller.author());
        return Response.accepted(new Recorded(recorded.status(), "/v1/stores/" + record.store() + "/reservations/" + id)).build();
    }
}
