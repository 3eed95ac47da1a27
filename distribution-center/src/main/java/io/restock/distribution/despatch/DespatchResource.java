package io.restock.distribution.despatch;

import io.restock.border.access.May;
import io.restock.contracts.access.Action;
import static java.util.Objects.requireNonNull;

import io.restock.border.http.Checking;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Limits;
import io.restock.contracts.despatch.DespatchEvent.GoodsDespatched;
import io.restock.distribution.desk.Desk;
import io.restock.distribution.despatch.Packing.Packed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** {@code /v1/dcs/{gln}/despatches}: packs what was picked for a store and sends it off, and shows what left. */
@Path("/v1/dcs/{gln}/despatches")
@RunOnVirtualThread
@RequestScoped
public class DespatchResource extends Desk {
    @Inject
    Despatching despatching;

    /** Units of a lorry, each with an SSCC of its own: more would be boxes, which travel on them. */
    private static final int UNITS_AT_MOST = 100;

    /** @param units by logistic unit what lies in it; absent: all in one */
    public record DespatchBody(@Nullable Long wave, @Nullable String store, @Nullable List<UnitBody> units) {}

    /** One logistic unit. @param lines absent in the last one, which takes what is not named */
    public record UnitBody(@Nullable List<PackedBody> lines) {}

    /**
     * @param orderLine of which it is; or {@code item}, any number of it, where it does not matter
     * @param lot of which it is; absent: of whichever
     * @param units eaches or grams, or so many of the pack that {@code item} names
     */
    public record PackedBody(@Nullable String orderLine, @Nullable String item, @Nullable String lot, @Nullable Integer units) {}

    /** @param next the {@code after} of the next page, or null at the end */
    public record Departed(List<Despatch.Brief> despatches, @Nullable String next) {}

    @GET
    @May(Action.READ_DC_ORDERS)
    @Operation(summary = "What left a distribution center", description = "Of the newest wave first. UNDER_WAY until every line is received.")
    public Departed list(String gln, @QueryParam("status") @Nullable String status, @QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable Integer limit) {
        var checking = new Checking();
        Gln dc = checking.gln("gln", gln);
        Despatch.Status wanted = status == null ? null : checking.oneOf("status", status, Despatch.Status.class);
        Despatch.Place place = after == null ? null : checking.fits("after", after, Despatch.Place::of);
        int length = checking.limit(limit, Limits.PAGE_OF_WHOLES);
        checking.mustHold();
        var page = despatching.list(requireNonNull(dc), wanted, place, length);
        return new Departed(page, page.size() < length ? null : page.getLast().place().toString());
    }

    @POST
    @May(Action.WORK_WAVES)
    @Operation(summary = "Packs and despatches what was picked for a store",
            description = "201 with the despatch; 200 with the last one of this wave and store if nothing was picked since. With units: each of them has an SSCC, a label and an advice of its own, and is received by itself; what no unit names goes into the last.")
    public Response despatch(String gln, DespatchBody body) {
        var checking = Checking.of(body, "{\"wave\": 1, \"store\": \"7080001000011\", \"units\": [{\"lines\": [{\"item\": \"07038010000010\", \"units\": 12}]}, {}]}");
        Gln dc = checking.gln("gln", gln);
        Gln store = checking.gln("store", body.store());
        checking.require(body.wave() != null, "wave", "must name the wave");
        List<List<Packed>> units = units(checking, body.units());
        checking.mustHold();
        var sent = despatching.despatch(requireNonNull(dc), requireNonNull(body.wave()), requireNonNull(store), units, caller.author());
        return Response.status(sent.again() ? 200 : 201).entity(sent.despatch()).build();
    }

    private static List<List<Packed>> units(Checking checking, @Nullable List<UnitBody> units) {
        var said = new ArrayList<List<Packed>>();
        if (units != null && checking.require(!units.isEmpty() && units.size() <= UNITS_AT_MOST, "units", "must hold 1 to " + UNITS_AT_MOST + " units; leave it out for one")) {
            for (int i = 0; i < units.size(); i++) {
                List<PackedBody> lines = units.get(i) == null ? null : units.get(i).lines();
                said.add(lines == null ? List.of() : lines(checking, "units[" + i + "].lines", lines));
            }
        }
        return said;
    }

    private static List<Packed> lines(Checking checking, String path, List<PackedBody> lines) {
        var said = new ArrayList<Packed>();
        checking.require(lines.size() <= GoodsDespatched.LINES_AT_MOST, path, "must hold at most " + GoodsDespatched.LINES_AT_MOST + " lines; take another unit for the rest");
        for (int j = 0; j < lines.size() && j < GoodsDespatched.LINES_AT_MOST; j++) {
            PackedBody line = lines.get(j);
            String at = path + "[" + j + "]";
            if (!checking.require(line != null, at, "must be an object with orderLine or item, and units") || line == null) {
                continue;
            }
            checking.require((line.orderLine() == null) != (line.item() == null), at, "must name the orderLine or the item, one of them");
            Gtin item = line.item() == null ? null : checking.gtin(at + ".item", line.item());
            if (checking.units(at + ".units", line.units(), 1)) {
                said.add(new Packed(at, line.orderLine(), item, line.lot(), requireNonNull(line.units())));
            }
        }
        return said;
    }
}
