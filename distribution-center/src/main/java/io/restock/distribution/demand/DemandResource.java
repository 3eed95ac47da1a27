package io.restock.distribution.demand;

import io.restock.border.access.May;
import io.restock.contracts.access.Action;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.restock.border.http.Checking;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Limits;
import io.restock.distribution.desk.Desk;
import io.restock.distribution.failover.StandIns;
import io.restock.distribution.lanes.Dc;
import io.restock.sql.Sql;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/dcs/{gln}/demand}: what the center's stores sold in the last minutes, seconds after the tills did. */
@Path("/v1/dcs/{gln}/demand")
@RunOnVirtualThread
@RequestScoped
public class DemandResource extends Desk {
    @Inject
    LiveDemand demand;

    /**
     * @param standsInFor centers whose stores are among them, since this one stands in; null for none
     * @param from the minute with which the window begins
     * @param eaches sold of all items that are counted, also those that the list is too short for
     * @param grams the same of all items that are weighed
     * @param items those of which most case packs were sold first
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Demand(Gln dc, @Nullable List<Gln> standsInFor, long windowMinutes, Instant from, Instant to, long eaches, long grams, List<Line> items, Freshness freshness) {}

    /**
     * @param unit in which {@code units} and {@code available} count: {@code EACH} or {@code GRAM}
     * @param available what the center could still promise of it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(Gtin item, @Nullable String name, String unit, long units, int available, List<AtStore> stores) {}

    private record Sums(long eaches, long grams) {}

    public record AtStore(Gln store, long units) {}

    /**
     * @param recordedAt when the last event heard was recorded, null before the first
     * @param behindMillis 0 when everything was heard, else the age of the last event heard
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Freshness(long position, @Nullable Instant recordedAt, @Nullable Long behindMillis) {}

    @GET
    @May(Action.READ_DC_ORDERS)
    @Operation(summary = "What the stores of a distribution center sell, minutes after it was sold", description = "Without what is not stocked.")
    public Demand demand(String gln, @QueryParam("windowMinutes") @Nullable Integer windowMinutes, @QueryParam("limit") @Nullable Integer limit) {
        var checking = new Checking();
        Gln center = checking.gln("gln", gln);
        int most = (int) demand.window().toMinutes();
        int minutes = windowMinutes == null ? Math.min(60, most) : windowMinutes;
        checking.whole("windowMinutes", minutes, 1, most);
        int items = checking.limit(limit, Limits.PAGE);
        checking.mustHold();
        Gln dc = requireNonNull(center);
        Instant now = clock.instant();
        Instant from = now.truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofMinutes(minutes - 1));
        return database.decide(sql -> {
            Dc.get(sql, dc);
            List<Gln> seen = StandIns.now(sql).seenBy(dc);
            Sums sold = sold(sql, seen, from);
            return new Demand(dc, seen.size() == 1 ? null : seen.subList(1, seen.size()), minutes, from, now, sold.eaches(), sold.grams(), lines(sql, dc, seen, from, items),
                    freshness(sql, now));
        });
    }

    private static Sums sold(Sql sql, List<Gln> centers, Instant from) throws SQLException {
        return sql.first("""
                select coalesce(sum(d.units) filter (where i.unit is distinct from 'GRAM'), 0) as eaches, coalesce(sum(d.units) filter (where i.unit = 'GRAM'), 0) as grams
                from distribution.demand_minute d join distribution.store s on s.gln = d.store left join distribution.item i on i.gtin = d.item
                where d.minute >= ? and s.dc = any(?) and i.stocked is distinct from false""", row -> new Sums(row.getLong("eaches"), row.getLong("grams")), from, centers)
                .orElseThrow();
    }

    /** @param centers whose stores' sales they are; @param dc whose stock is available */
    private static List<Line> lines(Sql sql, Gln dc, List<Gln> centers, Instant from, int limit) throws SQLException {
        var stores = new LinkedHashMap<Gtin, List<AtStore>>();
        var lines = new LinkedHashMap<Gtin, Line>();
        sql.list("""
                with sold as (select d.item, d.store, sum(d.units) as units
                        from distribution.demand_minute d join distribution.store s on s.gln = d.store left join distribution.item i on i.gtin = d.item
                        where d.minute >= ? and s.dc = any(?) and i.stocked is distinct from false group by d.item, d.store having sum(d.units) <> 0),
                    best as (select sold.item, sum(sold.units) as total, sum(sold.units) / coalesce(max(i.case_pack), 1)::float as packs
                        from sold left join distribution.item i on i.gtin = sold.item group by sold.item order by packs desc, sold.item limit ?)
                select b.item, i.name, coalesce(i.unit, 'EACH') as unit, b.total, s.store, s.units,
                    (select coalesce(sum(greatest(0, l.units - l.allocated)), 0) from distribution.sendable_stock l
                     where l.dc = ? and l.item = b.item) as available
                from best b join sold s on s.item = b.item left join distribution.item i on i.gtin = b.item
                order by b.packs desc, b.item, s.units desc, s.store""",
                row -> {
                    var item = new Gtin(row.getString("item"));
                    var atStores = stores.computeIfAbsent(item, gtin -> new ArrayList<>());
                    atStores.add(new AtStore(new Gln(row.getString("store")), row.getLong("units")));
                    return lines.put(item, new Line(item, row.getString("name"), row.getString("unit"), row.getLong("total"), row.getInt("available"), atStores));
                }, from, centers, limit, dc);
        return List.copyOf(lines.values());
    }

    private Freshness freshness(Sql sql, Instant now) throws SQLException {
        long position = sql.number("select coalesce(sum(source_position), 0) from distribution.cursor where topic = 'inventory.stock-events'");
        return sql.first("select max(recorded_at) as recorded_at from distribution.demand_heard", row -> {
            Instant heard = Sql.instantOrNull(row, "recorded_at");
            Long since = heard == null ? null : Math.max(0, Duration.between(heard, now).toMillis());
            return new Freshness(position, heard, demand.isAllHeard() ? Long.valueOf(0) : since);
        }).orElseThrow();
    }
}
