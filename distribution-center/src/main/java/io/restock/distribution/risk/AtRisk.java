package io.restock.distribution.risk;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.restock.contracts.BusinessClock;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.despatch.Lane;
import io.restock.distribution.lanes.Dc;
import io.restock.distribution.lanes.Lanes;
import io.restock.distribution.orders.DuePlace;
import io.restock.distribution.orders.ItemRange;
import io.restock.distribution.risk.Rescue.Outlook;
import io.restock.distribution.risk.Rescue.Stage;
import io.restock.distribution.stock.CalledBack;
import io.restock.sql.Database;
import io.restock.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks through the lines that have not arrived and are not overdue, the first due first, for those that will be late. */
@ApplicationScoped
public class AtRisk {
    /** One answer looks at no more lines; where few of them are at risk, it is shorter than asked and the next one goes on from there. */
    private static final int LOOKED_AT_MOST = 10_000;
    private static final int CHUNK = 2_000;

    private static final String SELECT = """
            select l.id, l.store, l.item, l.units - l.cancelled as units, l.waiting, l.allocated, l.picked, l.cut_off_at, l.due_at, l.wave, l.pulled_forward_at is not null as pulled_forward,
                case when l.waiting = 0 and l.allocated = 0 and l.picked = 0
                     then (select max(d.despatched_at) from distribution.despatch_line s join distribution.despatch d using (sscc) where s.order_line = l.id and s.received_at is null)
                     when l.waiting = 0 then (select released_at from distribution.wave w where w.id = l.wave) end as since
            from distribution.order_line l
            where l.dc = ? and l.received_at is null and l.cancelled < l.units and (l.due_at, l.id) > (?, ?) order by l.due_at, l.id limit ?""";

    @Inject
    Database database;
    @Inject
    Lanes lanes;
    @Inject
    BusinessClock clock;

    /**
     * @param units ordered and not cancelled
     * @param stage where what is furthest behind of it stands
     * @param pick the first open one of it, or null
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Endangered(String orderLine, Gln store, Gtin item, int units, Stage stage, @Nullable Long wave, @Nullable Long pick, Instant cutOffAt, Instant dueAt, Instant leavesAt,
            Instant expectedAt, Instant latestAt, double missing, Rescue.Deed deed, double missingThen, String why) {}

    /** @param next where to go on, or null at the end */
    record Page(Instant at, List<Endangered> lines, @Nullable DuePlace next) {}

    private record Row(String id, Gln store, Gtin item, int units, int waiting, int allocated, int picked, Instant cutOffAt, Instant dueAt, @Nullable Long wave,
            boolean isPulledForward,
            @Nullable Instant since) {
        static Row from(ResultSet row) throws SQLException {
            return new Row(row.getString("id"), new Gln(row.getString("store")), new Gtin(row.getString("item")), row.getInt("units"), row.getInt("waiting"),
                    row.getInt("allocated"),
                    row.getInt("picked"), Sql.instant(row, "cut_off_at"), Sql.instant(row, "due_at"), row.getObject("wave", Long.class), row.getBoolean("pulled_forward"),
                    Sql.instantOrNull(row, "since"));
        }

        Stage stage() {
            return waiting > 0 ? Stage.WAITING : allocated > 0 ? Stage.PICKING : picked > 0 ? Stage.PICKED : Stage.ON_THE_ROAD;
        }

        Rescue.Line line(Shelves shelves) {
            return new Rescue.Line(stage(), cutOffAt, dueAt, since, waiting > 0 && wave != null, isPulledForward,
                    shelves.held.contains(item) || shelves.calledBack.contains(new StoreItemId(store, item)), shelves.free.getOrDefault(item, 0),
                    shelves.elsewhere.containsKey(id));
        }
    }

    /** What lies where, of the items of some lines, and their open picks. @param elsewhere by line, a pick whose location does not hold it while another has some */
    private record Shelves(Map<Gtin, Integer> free, Set<Gtin> held, Set<StoreItemId> calledBack, Map<String, Long> picks, Map<String, Long> elsewhere) {}

    Page page(Gln dc, @Nullable DuePlace after, int limit) {
        return database.snapshot(sql -> {
            Dc.get(sql, dc);
            Instant now = clock.instant();
            Map<Gln, Lane> byStore = lanes.list(sql, dc).stream().collect(Collectors.toMap(Lane::store, lane -> lane));
            Map<Gln, LaneHistory> histories = LaneHistories.of(sql, dc);
            Instant next = byStore.values().stream().map(lane -> lane.nextCutOff(now)).min(Instant::compareTo).orElse(now);
            var found = new ArrayList<Endangered>();
            DuePlace place = after != null && after.dueAt().isAfter(now) ? after : new DuePlace(now, "");
            for (int looked = 0; looked < LOOKED_AT_MOST; looked += CHUNK) {
                List<Row> rows = sql.list(SELECT, Row::from, dc, place.dueAt(), place.id(), CHUNK);
                Shelves shelves = shelves(sql, dc, rows);
                for (Row row : rows) {
                    place = new DuePlace(row.dueAt, row.id);
                    Lane lane = byStore.get(row.store);
                    if (lane != null) {
                        LaneHistory history = histories.computeIfAbsent(row.store, store -> LaneHistory.planned(lane));
                        Rescue.of(row.line(shelves), lane, history, next, now).ifPresent(outlook -> found.add(endangered(row, shelves, outlook)));
                    }
                    if (found.size() == limit) {
                        return new Page(now, found, place);
                    }
                }
                if (rows.size() < CHUNK) {
                    return new Page(now, found, null);
                }
            }
            return new Page(now, found, place);
        });
    }

    private static Endangered endangered(Row row, Shelves shelves, Outlook outlook) {
        Long pick = shelves.elsewhere.getOrDefault(row.id, shelves.picks.get(row.id));
        return new Endangered(row.id, row.store, row.item, row.units, row.stage(), row.wave, row.stage() == Stage.PICKING ? pick : null, row.cutOffAt, row.dueAt,
                outlook.leavesAt(), outlook.expectedAt(),
                outlook.latestAt(), rounded(outlook.missing()), outlook.deed(), rounded(outlook.missingThen()), outlook.why());
    }

    private static double rounded(double share) {
        return Math.round(share * 1_000) / 1_000.0;
    }

    private static Shelves shelves(Sql sql, Gln dc, List<Row> rows) throws SQLException {
        List<Gtin> waiting = rows.stream().filter(row -> row.waiting > 0).map(Row::item).distinct().toList();
        var free = new HashMap<Gtin, Integer>();
        sql.list("select item, sum(greatest(0, units - allocated)) from distribution.sendable_stock where dc = ? and item = any(?) group by item",
                row -> free.put(new Gtin(row.getString(1)), row.getInt(2)), dc, waiting);
        List<String> picking = rows.stream().filter(row -> row.stage() == Stage.PICKING).map(Row::id).toList();
        var picks = new HashMap<String, Long>();
        var elsewhere = new HashMap<String, Long>();
        sql.list("""
                select p.order_line, p.id, s.units < s.allocated and exists (select from distribution.sendable_stock o
                    where o.dc = s.dc and o.item = s.item and o.location <> s.location and o.units > o.allocated) as elsewhere
                from distribution.pick p join distribution.location_stock s on s.dc = ? and s.item = p.item and s.location = p.location
                where p.order_line = any(?) and p.picked is null order by p.id""",
                row -> (row.getBoolean("elsewhere") ? elsewhere : picks).putIfAbsent(row.getString(1), row.getLong(2)), dc, picking);
        return new Shelves(free, ItemRange.held(sql, waiting), CalledBack.of(sql, waiting), picks, elsewhere);
    }
}
