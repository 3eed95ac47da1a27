package io.restock.distribution.supply;

import io.restock.border.access.May;
import io.restock.border.http.Checking;
import io.restock.contracts.Gln;
import io.restock.contracts.Limits;
import io.restock.contracts.access.Action;
import io.restock.distribution.desk.Desk;
import io.restock.distribution.lanes.Dc;
import io.restock.distribution.lanes.Lanes;
import io.restock.distribution.supply.Supplies.Place;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/dcs/{gln}/supply}: what runs out next, what the next wave will ask for, and what should be ordered from suppliers. */
@Path("/v1/dcs/{gln}/supply")
@RunOnVirtualThread
@RequestScoped
public class SupplyResource extends Desk {
    private static final int LEAD_DAYS = 2;
    private static final int LEAD_DAYS_AT_MOST = 60;

    @Inject
    Lanes lanes;

    /** @param nextCutOff of any of its lanes, or null without one. @param leadDays of suppliers, as it was asked for */
    public record Supply(Gln dc, Instant at, @Nullable Instant nextCutOff, int leadDays, List<Supplies.Line> items, @Nullable String next) {}

    /** @param leadDays from an order to its delivery; 2 if absent */
    @GET
    @May(Action.READ_DC_ORDERS)
    @Operation(summary = "What a center should order from suppliers, and why", description = "The first to run out first.")
    public Supply supply(String gln, @QueryParam("leadDays") @Nullable Integer leadDays, @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable Integer limit) {
        var checking = new Checking();
        Gln named = checking.gln("gln", gln);
        int days = leadDays == null ? LEAD_DAYS : leadDays;
        checking.whole("leadDays", days, 0, LEAD_DAYS_AT_MOST);
        Place place = after == null ? null : checking.fits("after", after, Place::of);
        int length = checking.limit(limit, Limits.PAGE);
        Gln dc = checking.held(named);
        Instant now = clock.instant();
        return database.read(sql -> {
            Dc.get(sql, dc);
            Instant next = lanes.list(sql, dc).stream().map(lane -> lane.nextCutOff(now)).min(Instant::compareTo).orElse(null);
            List<Supplies.Line> page = Supplies.page(sql, new Supplies.Question(dc, now, next, days, place, length));
            return new Supply(dc, now, next, days, page, page.size() < length ? null : page.getLast().place().toString());
        });
    }
}
