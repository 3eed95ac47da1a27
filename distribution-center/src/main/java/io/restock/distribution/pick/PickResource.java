package io.restock.distribution.pick;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.restock.border.access.May;
import io.restock.border.http.Checking;
import io.restock.contracts.Gtin;
import io.restock.contracts.Limits;
import io.restock.contracts.Scan;
import io.restock.contracts.access.Action;
import io.restock.distribution.desk.Desk;
import io.restock.distribution.stock.Location;
import io.restock.distribution.stock.Lot;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/waves/{id}/picks}: what the pickers found. */
@Path("/v1/waves/{id}/picks")
@RunOnVirtualThread
@RequestScoped
public class PickResource extends Desk {
    @Inject
    Picking picking;

    public record PicksBody(List<LineBody> lines) {}

    /**
     * @param choice what to do with units that no location has; where {@code units} is less than asked, this or the reason is needed
     * @param reason why it is less; the units stay on order unless {@code short} says CANCEL
     * @param lot that was taken, where it is another than the pick names, or the pick names none; with its date, where that is known
     * @param label in place of both: what was scanned, with (10), (15) or (17) in it
     * @param damaged units that were broken and are taken away, with the reason DAMAGED; absent: those that are missing
     * @param substitute what went in place of units that no location has
     */
    public record LineBody(Long pick, Integer units, @JsonProperty("short") @Nullable ShortChoice choice, @Nullable ShortReason reason, @Nullable Integer damaged,
            @Nullable String lot, @Nullable LocalDate bestBefore, @Nullable String label, @Nullable SubstituteBody substitute) {}

    /**
     * Goods of another item, one that the catalog names as a substitute of what was ordered.
     *
     * @param item any number of it
     * @param units of that number; whole packs of the item, where it is not weighed
     * @param location where they were taken, {@code PICK_FACE}, {@code RESERVE} or {@code DOCK}; absent: the first that has as many
     * @param lot that was taken; with its date, where that is known
     * @param label in place of both: what was scanned
     */
    public record SubstituteBody(@Nullable String item, @Nullable Integer units, @Nullable Location location, @Nullable String lot, @Nullable LocalDate bestBefore,
            @Nullable String label) {
        @Nullable
        InPlace check(Checking checking, String path) {
            Gtin number = checking.gtin(path + ".item", item);
            boolean some = checking.units(path + ".units", units, 1);
            checking.require(location == null || Location.PICKABLE.contains(location), path + ".location", "must be one of " + Location.PICKABLE + ", was " + location);
            Scan scan = label == null ? null : checking.scan(path + ".label", label);
            Lot of = Lot.of(checking, path, lot, bestBefore, scan);
            return number == null || !some || units == null ? null : new InPlace(number, units, location, of);
        }
    }

    public record Picked(long wave, List<Picking.Result> lines) {}

    @POST
    @May(Action.WORK_WAVES)
    @Operation(summary = "Reports picks of a wave: taken whole, in part or short",
            description = "What is weighed may differ from what was asked by a case pack of the line, or by a tenth where that is more, and is complete. "
                    + "In place of what no location has, a substitute may go.")
    public Picked pick(long id, PicksBody body) {
        return new Picked(id, picking.answer(id, checked(Checking.body(body, "{\"lines\": [{\"pick\": 1, \"units\": 6}]}")), caller.author(), caller::mustSpeakForDc));
    }

    private static List<Picking.Answered> checked(PicksBody body) {
        var answers = new ArrayList<Picking.Answered>();
        var checking = new Checking();
        int count = checking.lines(body.lines(), Limits.CENTER_LINES) ? body.lines().size() : 0;
        var seen = new HashSet<Long>();
        for (int i = 0; i < count; i++) {
            LineBody line = body.lines().get(i);
            if (!checking.require(line != null, "lines[" + i + "]", "must be an object with pick and units")) {
                continue;
            }
            if (line.pick() == null) {
                checking.wrongLine(i, "pick", "is missing; name the pick");
            } else if (!seen.add(line.pick())) {
                checking.wrongLine(i, "pick", "is there twice; say all of it in one line");
            }
            Scan scan = line.label() == null ? null : checking.scan("lines[" + i + "].label", line.label());
            Lot lot = Lot.of(checking, "lines[" + i + "]", line.lot(), line.bestBefore(), scan);
            InPlace other = line.substitute() == null ? null : line.substitute().check(checking, "lines[" + i + "].substitute");
            if (checking.units("lines[" + i + "].units", line.units(), 0) && line.pick() != null) {
                answers.add(new Picking.Answered(line.pick(), line.units(), line.choice(), line.reason(), line.damaged(), lot, other));
            }
            if (line.damaged() != null) {
                checking.units("lines[" + i + "].damaged", line.damaged(), 1);
                checking.require(line.reason() == ShortReason.DAMAGED, "lines[" + i + "].damaged", "goes with the reason DAMAGED");
            }
        }
        checking.mustHold();
        return answers;
    }
}
