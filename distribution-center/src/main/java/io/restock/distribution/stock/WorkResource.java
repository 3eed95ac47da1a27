package io.restock.distribution.stock;

import static java.util.Objects.requireNonNull;

import io.restock.border.access.May;
import io.restock.border.http.Checking;
import io.restock.border.http.IdempotencyKey;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Limits;
import io.restock.contracts.Scan;
import io.restock.contracts.access.Action;
import io.restock.contracts.store.AdjustmentReason;
import io.restock.distribution.desk.Desk;
import io.restock.distribution.stock.Adjusting.Adjusted;
import io.restock.distribution.stock.Adjusting.Adjustment;
import io.restock.distribution.stock.Counting.Count;
import io.restock.distribution.stock.Counting.Counted;
import io.restock.distribution.stock.Moving.Moved;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** {@code /v1/dcs/{gln}/counts}, {@code /adjustments}, {@code /moves}: what staff of a center report of its stock. 201, or 200 for what was reported before. */
@Path("/v1/dcs/{gln}")
@RunOnVirtualThread
@RequestScoped
public class WorkResource extends Desk {
    /** What was counted earlier says nothing any more. */
    private static final Duration COUNT_HOLDS = Duration.ofDays(7);

    @Inject
    Counting counting;
    @Inject
    Adjusting adjusting;
    @Inject
    Moving moving;

    public record CountBody(Instant countedAt, List<CountedBody> lines) {}

    /** @param units that lie there, 0 and up; @param lot of which they are, with its date; a location of which a lot is counted is counted by lots: what is not named is not there */
    public record CountedBody(String item, Location location, Integer units, @Nullable String lot, @Nullable LocalDate bestBefore) {}

    /** @param reason one of {@link AdjustmentReason#KNOWN} */
    public record AdjustmentBody(Instant occurredAt, String reason, List<AdjustedBody> lines) {}

    /**
     * @param location absent: what came lies at the pick face, and what is gone is gone from there first
     * @param units that came, or went (negative)
     * @param lot of which they are; absent: as the label says, else of whichever
     */
    public record AdjustedBody(String item, @Nullable Location location, Integer units, @Nullable String lot, @Nullable LocalDate bestBefore) {}

    public record MoveBody(List<MovedBody> lines) {}

    /** @param from {@code STAGED} for picked goods that were called off and go back to where they are picked; @param lot that is moved; absent: of whichever */
    public record MovedBody(String item, Location from, Location to, Integer units, @Nullable String lot) {}

    @POST
    @Path("counts")
    @May(Action.KEEP_DC_STOCK)
    @Operation(summary = "Reports a count of locations", description = "The difference is that of the instant at which it was counted, whatever moved since.")
    public Response count(String gln, @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, CountBody body) {
        Gln dc = Checking.location("gln", gln);
        var checking = Checking.of(body, "{\"countedAt\": \"2026-03-02T14:00:00+01:00\", \"lines\": [{\"item\": \"07038010000010\", \"location\": \"PICK_FACE\", \"units\": 48}]}");
        Instant now = now();
        happened(checking, "countedAt", body.countedAt(), now);
        checking.require(body.countedAt() == null || !body.countedAt().isBefore(now.minus(COUNT_HOLDS)), "countedAt",
                "must be of the last " + COUNT_HOLDS.toDays() + " days; what was counted earlier says nothing any more, count again");
        var lines = new ArrayList<@Nullable Counted>();
        for (int i = 0; i < lines(checking, body.lines()); i++) {
            lines.add(counted(checking, "lines[" + i + "]", body.lines().get(i)));
        }
        checking.mustHold();
        return counting.count(dc, IdempotencyKey.checked(key), new Count(body.countedAt(), held(lines)), caller.author(), now).response();
    }

    private static @Nullable Counted counted(Checking checking, String path, @Nullable CountedBody line) {
        if (line == null) {
            checking.wrong(path, "must be an object with item, location and units");
            return null;
        }
        Scan scan = checking.scan(path + ".item", line.item());
        Lot lot = Lot.of(checking, path, line.lot(), line.bestBefore(), scan);
        boolean fits = isPickable(checking, path + ".location", line.location());
        return checking.units(path + ".units", line.units(), 0) && fits && scan != null ? new Counted(scan.item(), line.location(), line.units(), lot) : null;
    }

    @POST
    @Path("adjustments")
    @May(Action.KEEP_DC_STOCK)
    @Operation(summary = "Reports what was found, damaged, stolen, wasted or used at a center")
    public Response adjust(String gln, @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, AdjustmentBody body) {
        Gln dc = Checking.location("gln", gln);
        var checking = Checking.of(body,
                "{\"occurredAt\": \"2026-03-02T14:00:00+01:00\", \"reason\": \"DAMAGE\", \"lines\": [{\"item\": \"07038010000010\", \"location\": \"PICK_FACE\", \"units\": -3}]}");
        Instant now = now();
        happened(checking, "occurredAt", body.occurredAt(), now);
        AdjustmentReason reason = checking.fits("reason", body.reason(), AdjustmentReason::known);
        var lines = new ArrayList<@Nullable Adjusted>();
        for (int i = 0; i < lines(checking, body.lines()); i++) {
            lines.add(adjusted(checking, "lines[" + i + "]", body.lines().get(i)));
        }
        checking.mustHold();
        return adjusting.adjust(dc, IdempotencyKey.checked(key), new Adjustment(body.occurredAt(), requireNonNull(reason), held(lines)), caller.author(), now).response();
    }

    private static @Nullable Adjusted adjusted(Checking checking, String path, @Nullable AdjustedBody line) {
        if (line == null) {
            checking.wrong(path, "must be an object with item and units");
            return null;
        }
        Scan scan = checking.scan(path + ".item", line.item());
        Lot lot = Lot.of(checking, path, line.lot(), line.bestBefore(), scan);
        boolean fits = line.location() == null || isPickable(checking, path + ".location", line.location());
        return checking.units(path + ".units", line.units(), -Limits.UNITS) && fits && scan != null ? new Adjusted(scan.item(), line.location(), line.units(), lot) : null;
    }

    @POST
    @Path("moves")
    @May(Action.KEEP_DC_STOCK)
    @Operation(summary = "Reports goods that were moved from one location to another",
            description = "From STAGED: picked goods that were called off are put back. Without an Idempotency-Key each is a move of its own.")
    public Response move(String gln, @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, MoveBody body) {
        Gln dc = Checking.location("gln", gln);
        var checking = Checking.of(body, "{\"lines\": [{\"item\": \"07038010000010\", \"from\": \"RESERVE\", \"to\": \"PICK_FACE\", \"units\": 12}]}");
        var lines = new ArrayList<@Nullable Moved>();
        for (int i = 0; i < lines(checking, body.lines()); i++) {
            lines.add(moved(checking, "lines[" + i + "]", body.lines().get(i)));
        }
        checking.mustHold();
        return moving.move(dc, IdempotencyKey.checked(key), held(lines), caller.author(), now()).response();
    }

    private static @Nullable Moved moved(Checking checking, String path, @Nullable MovedBody line) {
        if (line == null) {
            checking.wrong(path, "must be an object with item, from, to and units");
            return null;
        }
        Gtin item = checking.gtin(path + ".item", line.item());
        boolean fits = checking.require(line.from() != null, path + ".from", "is missing; say where they were: PICK_FACE, RESERVE or STAGED")
                & isPickable(checking, path + ".to", line.to());
        checking.require(!fits || line.from() != line.to(), path + ".to", "must be another location than from");
        return checking.units(path + ".units", line.units(), 1) && fits && item != null ? new Moved(item, line.from(), line.to(), line.units(), line.lot()) : null;
    }

    private static void happened(Checking checking, String path, @Nullable Instant at, Instant now) {
        checking.require(at != null, path, "must say when it was, such as 2026-03-02T14:00:00+01:00");
        checking.require(at == null || !at.isAfter(now.plus(Limits.CLOCK_AHEAD)), path, "must not be in the future, was " + at);
    }

    private static int lines(Checking checking, @Nullable List<?> lines) {
        boolean fit = lines != null && !lines.isEmpty() && lines.size() <= Limits.CENTER_LINES;
        return fit || checking.lines(lines, Limits.CENTER_LINES) ? requireNonNull(lines).size() : 0;
    }

    private static boolean isPickable(Checking checking, String path, @Nullable Location location) {
        return checking.require(location != null && Location.PICKABLE.contains(location), path, "must be PICK_FACE, RESERVE or DOCK, was " + location);
    }

    private static <T> List<T> held(List<@Nullable T> checked) {
        return checked.stream().map(line -> requireNonNull(line)).toList();
    }
}
