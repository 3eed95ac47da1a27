package io.restock.dashboard.floor;

import io.restock.border.access.May;
import io.restock.border.http.IdempotencyKey;
import io.restock.contracts.access.Action;
import io.restock.dashboard.floor.CenterAnswers.PickRow;
import io.restock.dashboard.services.Service;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the staff of a distribution center do and report on its page. The center checks and decides. */
@Path("/api/dcs/{gln}")
@RunOnVirtualThread
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
public class CenterWorkResource extends CenterFloor {
    /** @param cutOffAt takes lines up to this cut-off, null all that wait; @param stores null for all */
    public record ReleaseBody(@Schema(nullable = true) @Nullable Instant cutOffAt, @Schema(nullable = true) @Nullable List<String> stores) {}

    /** @param id null where nothing new could be decided; @param picks asked for; @param shorts lines that found no stock */
    public record Released(@Schema(nullable = true) @Nullable Long id, int picks, int shorts) {}

    /** @param picks null for all of the wave that have not left */
    public record CallOffBody(@Schema(nullable = true) @Nullable List<Long> picks, String reason) {}

    public record CalledOff(List<Long> freed, List<Long> toPutBack, List<Long> left) {}

    public record PicksBody(List<PickBody> lines) {}

    /**
     * @param reason EMPTY, NOT_FOUND, DAMAGED or NO_TIME where units are missing
     * @param damaged of them, null for all
     * @param label that was scanned, where it says the lot or the date
     * @param substitute what went in place of units that no location has, or null
     */
    public record PickBody(long pick, int units, @Schema(nullable = true) @Nullable String reason, @Schema(nullable = true) @Nullable Integer damaged,
            @Schema(nullable = true) @Nullable String label, @Schema(nullable = true) @Nullable InPlaceBody substitute) {}

    /** @param item any number of it; @param units of that number; @param location where it was taken, null for the first that has as many; @param label as of a pick */
    public record InPlaceBody(String item, int units, @Schema(nullable = true) @Nullable String location, @Schema(nullable = true) @Nullable String label) {}

    public record PicksTold(List<PickTold> lines) {}

    /** @param status PICKED or SHORT; @param elsewhere picks that fetch the rest from another location */
    public record PickTold(long pick, int units, String status, int backOrdered, int cancelled, List<PickRow> elsewhere) {}

    public record SendBody(long wave, String store) {}

    public record SentOff(String sscc, Instant expectedAt, @Schema(nullable = true) @Nullable List<String> leftWith) {}

    public record CountBody(Instant countedAt, List<AtBody> lines) {}

    public record AdjustBody(Instant occurredAt, String reason, List<AtBody> lines) {}

    /** @param location PICK_FACE or RESERVE; null where the center may choose; @param lot of which they are, null for none named; @param bestBefore its last day, such as 2026-12-31 */
    public record AtBody(String item, @Schema(nullable = true) @Nullable String location, int units, @Schema(nullable = true) @Nullable String lot,
            @Schema(nullable = true) @Nullable String bestBefore) {}

    public record MoveBody(List<MoveLine> lines) {}

    /** @param lot that is moved, null for whichever */
    public record MoveLine(String item, String from, String to, int units, @Schema(nullable = true) @Nullable String lot) {}

    /** @param reference the number of the order that it answers, or the supplier's of the delivery; @param complete false if more of the order will come, null for no */
    public record InboundBody(Instant receivedAt, @Schema(nullable = true) @Nullable String reference, List<CameLine> lines,
            @Schema(nullable = true) @Nullable Boolean complete) {}

    /**
     * @param item any number of it, or a whole label
     * @param units good ones; @param damaged that came beside them and are no stock, null for none
     * @param lot of which they are, null for none named; @param bestBefore its last day, such as 2026-12-31
     */
    public record CameLine(String item, int units, @Schema(nullable = true) @Nullable Integer damaged, @Schema(nullable = true) @Nullable String lot,
            @Schema(nullable = true) @Nullable String bestBefore) {}

    @POST
    @May(Action.WORK_WAVES)
    @Path("/waves")
    @Operation(operationId = "releaseWave", summary = "Releases a wave: decides who gets what and what is picked where")
    public Released release(String gln, ReleaseBody body) {
        var wave = submit(Service.DISTRIBUTION_CENTER, path(gln) + "/waves", null, body);
        return new Released(wave.hasNonNull("id") ? wave.path("id").asLong() : null, wave.path("picks").size(), wave.path("shorts").size());
    }

    @POST
    @May(Action.WORK_WAVES)
    @Path("/waves/{wave}/cancellations")
    @Operation(operationId = "callOffWave", summary = "Calls off a wave, or some of its picks")
    public CalledOff callOff(String gln, long wave, @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, CallOffBody body) {
        return submit(Service.DISTRIBUTION_CENTER, "/v1/waves/" + wave + "/cancellations", key, body, CalledOff.class);
    }

    @POST
    @May(Action.WORK_WAVES)
    @Path("/waves/{wave}/picks")
    @Operation(operationId = "tellPicks", summary = "Reports picks of a wave", description = "The same answer to the same pick, sent again, counts once.")
    public PicksTold pick(String gln, long wave, PicksBody body) {
        return submit(Service.DISTRIBUTION_CENTER, "/v1/waves/" + wave + "/picks", null, body, PicksTold.class);
    }

    @POST
    @May(Action.WORK_WAVES)
    @Path("/despatches")
    @Operation(operationId = "sendOff", summary = "Packs and despatches what was picked for a store")
    public SentOff send(String gln, SendBody body) {
        return submit(gln, "/despatches", null, body, SentOff.class);
    }

    @POST
    @May(Action.KEEP_DC_STOCK)
    @Path("/counts")
    @Operation(operationId = "countCenter", summary = "Reports a count of locations")
    public Accepted count(String gln, @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, CountBody body) {
        return report(gln, "/counts", key, body);
    }

    @POST
    @May(Action.KEEP_DC_STOCK)
    @Path("/adjustments")
    @Operation(operationId = "adjustCenter", summary = "Reports what was found, damaged, stolen, wasted or used at a center")
    public Accepted adjust(String gln, @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, AdjustBody body) {
        return report(gln, "/adjustments", key, body);
    }

    @POST
    @May(Action.KEEP_DC_STOCK)
    @Path("/moves")
    @Operation(operationId = "moveCenter", summary = "Reports goods that were moved from one location to another")
    public Accepted move(String gln, @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, MoveBody body) {
        return report(gln, "/moves", key, body);
    }

    @POST
    @May(Action.RECEIVE_INBOUND)
    @Path("/inbound")
    @Operation(operationId = "receiveInbound", summary = "Reports goods that a supplier brought")
    public Accepted receive(String gln, @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, InboundBody body) {
        return report(gln, "/inbound", key, body);
    }
}
