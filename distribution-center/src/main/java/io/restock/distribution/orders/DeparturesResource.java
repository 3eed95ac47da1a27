package io.restock.distribution.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.restock.border.access.May;
import io.restock.border.http.Checking;
import io.restock.contracts.Gln;
import io.restock.contracts.access.Action;
import io.restock.distribution.desk.Desk;
import io.restock.distribution.lanes.Dc;
import io.restock.distribution.lanes.Lanes;
import io.restock.sql.Sql;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/dcs/{gln}/departures}: how much is to leave with which cut-off, and how far it is. */
@Path("/v1/dcs/{gln}/departures")
@RunOnVirtualThread
@RequestScoped
public class DeparturesResource extends Desk {
    /** A quarter of a year of four cut-offs a day: what is open for longer is in the first of them. */
    private static final int CUT_OFFS_AT_MOST = 400;

    @Inject
    Lanes lanes;

    /**
     * @param nextCutOff the first cut-off of any of its lanes, whether something waits for it or not; null without lanes
     * @param leaving stores whose lane leaves then
     * @param departures those with open lines, the first cut-off first
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Departures(Gln dc, Instant at, @Nullable Instant nextCutOff, int leaving, List<Departure> departures) {}

    /**
     * Order lines of one cut-off of which something has not left, each counted under its status on the board.
     *
     * @param late of them, whose 24 hours are over
     */
    public record Departure(Instant cutOffAt, int stores, long lines, long waiting, long backOrdered, long picking, long picked, long late, Instant firstDueAt) {}

    @GET
    @May(Action.READ_DC_ORDERS)
    @Operation(summary = "How much is to leave with which cut-off, and how far it is")
    public Departures departures(String gln) {
        Gln dc = Checking.location("gln", gln);
        Instant now = clock.instant();
        return database.decide(sql -> {
            var ofCenter = lanes.list(sql, Dc.get(sql, dc).gln());
            Instant next = ofCenter.stream().map(lane -> lane.nextCutOff(now)).min(Instant::compareTo).orElse(null);
            int leaving = (int) ofCenter.stream().filter(lane -> next != null && lane.nextCutOff(now).equals(next)).count();
            return new Departures(dc, now, next, leaving, open(sql, dc, now));
        });
    }

    private static List<Departure> open(Sql sql, Gln dc, Instant now) throws SQLException {
        return sql.list("""
                select cut_off_at, count(distinct store) as stores, count(*) as lines, count(*) filter (where status = 'WAITING') as waiting,
                    count(*) filter (where status = 'BACK_ORDERED') as back_ordered, count(*) filter (where status = 'PICKING') as picking,
                    count(*) filter (where status = 'PICKED') as picked, count(*) filter (where due_at < ?) as late, min(due_at) as first_due_at
                from distribution.order_line where dc = ? and despatched + cancelled < units group by cut_off_at order by cut_off_at limit ?""",
                row -> new Departure(Sql.instant(row, "cut_off_at"), row.getInt("stores"), row.getLong("lines"), row.getLong("waiting"), row.getLong("back_ordered"),
                        row.getLong("picking"), row.getLong("picked"), row.getLong("late"), Sql.instant(row, "first_due_at")),
                now, dc, CUT_OFFS_AT_MOST);
    }
}
