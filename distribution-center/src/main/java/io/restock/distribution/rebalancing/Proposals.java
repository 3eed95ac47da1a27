package io.restock.distribution.rebalancing;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.distribution.failover.StandIns;
import io.restock.distribution.rebalancing.Proposal.Margin;
import io.restock.distribution.rebalancing.Proposal.Ware;
import io.restock.distribution.wave.StoresInWant;
import io.restock.engine.Demand;
import io.restock.engine.DemandLaw;
import io.restock.engine.share.SecondSource;
import io.restock.engine.share.SecondSource.Center;
import io.restock.engine.share.SecondSource.Move;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * What should go between centers now. A center lacks what its stores wait for beyond what it has free, what is on its way from other centers, and what suppliers are expected to bring before a transfer
 * would come. It gives only what none of its own stores waits for; what its stores may order until its suppliers can bring more counts as they ordered in the last week. Centers that are stopped neither give nor take, and nothing
 * goes of what is held, delisted or not stocked. All is read in one transaction; nothing is kept.
 */
@ApplicationScoped
class Proposals {
    /** Of a center, those of which most packs are lacked; more are looked at once these are settled. */
    static final int ITEMS_AT_ONCE = 500;
    private static final int DAYS = 7;

    @Inject
    Terms terms;

    /** What a center has of an item: free, and coming in time. */
    private record Has(long free, long coming) {
        static final Has NOTHING = new Has(0, 0);
    }

    /** Two centers and an item. */
    private record Pair(Gln from, Gln to, Gtin item) {}

    private record Seen(Map<Gln, Has> has, Map<Gln, StoresInWant> wants, Map<Gln, DemandLaw> ahead) {}

    /** What should come to a center, or go from it; what leaves most first. */
    List<Proposal> concerning(Sql sql, Gln dc, Instant now) throws SQLException {
        return of(sql, lacked(sql, dc), now).stream().filter(each -> each.from().equals(dc) || each.to().equals(dc)).toList();
    }

    /** Those of some items, what leaves most first. */
    List<Proposal> of(Sql sql, Collection<Gtin> items, Instant now) throws SQLException {
        List<Ware> wares = items.isEmpty() ? List.of()
                : sql.list("select gtin, name, unit, case_pack from distribution.item where gtin = any(?) and stocked and state = 'ACTIVE' order by gtin",
                        row -> new Ware(new Gtin(row.getString(1)), row.getString(2), row.getString(3), Math.max(1, row.getInt(4))), items);
        if (wares.isEmpty()) {
            return List.of();
        }
        List<Gtin> active = wares.stream().map(Ware::item).toList();
        var standIns = StandIns.now(sql);
        List<Gln> centers = sql.list("select gln from distribution.dc order by gln", row -> new Gln(row.getString(1))).stream().filter(dc -> standIns.of(dc) == null).toList();
        var has = has(sql, active, now);
        var wants = StoresInWant.of(sql, active);
        var ahead = ahead(sql, active, now);
        Set<Pair> dismissed = dismissed(sql, active, now);
        var proposals = new ArrayList<Proposal>();
        for (Ware ware : wares) {
            var seen = new Seen(has.getOrDefault(ware.item(), Map.of()), wants.getOrDefault(ware.item(), Map.of()), ahead.getOrDefault(ware.item(), Map.of()));
            proposals.addAll(of(ware, centers, seen));
        }
        proposals.removeIf(each -> dismissed.contains(new Pair(each.from(), each.to(), each.item())));
        proposals.sort(Comparator.comparingDouble(Proposal::net).reversed().thenComparing(Proposal::item).thenComparing(Proposal::from));
        return proposals;
    }

    private List<Proposal> of(Ware ware, List<Gln> centers, Seen seen) {
        List<Center> sides = centers.stream().map(dc -> side(dc, seen)).toList();
        Margin margin = terms.margin(seen.wants.values().stream().map(StoresInWant::margin).filter(Objects::nonNull).findFirst().orElse(null), ware.unit());
        var proposals = new ArrayList<Proposal>();
        for (Move move : SecondSource.decide(sides, new SecondSource.Terms(ware.casePack(), margin.each(), terms.packCost))) {
            proposals.add(Proposal.of(ware, margin, centers.get(move.from()), centers.get(move.to()), sides.get(move.to()).missing(), sides.get(move.from()).spare(), move));
        }
        return proposals;
    }

    /** What waits is lost if it is not there; what may be ordered meanwhile is lost only beyond that. */
    private static Center side(Gln dc, Seen seen) {
        Has has = seen.has.getOrDefault(dc, Has.NOTHING);
        StoresInWant wants = seen.wants.get(dc);
        long counts = has.free + has.coming;
        long wanted = wants == null ? 0 : wants.units();
        DemandLaw ahead = seen.ahead.getOrDefault(dc, new DemandLaw.None());
        if (wants == null) {
            return new Center(counts, 0, has.free, units -> ahead.loss(whole(units)));
        }
        return new Center(counts, Math.max(0, wanted - counts), Math.max(0, has.free - wanted), units -> wants.lost(Math.max(0, units)) + ahead.loss(whole(units - wanted)));
    }

    private static int whole(long units) {
        return Math.clamp(units, 0, Integer.MAX_VALUE - 1);
    }

    /** What the center lacks itself, and what others lack and it has some of. */
    private static List<Gtin> lacked(Sql sql, Gln dc) throws SQLException {
        return sql.list("""
                with waits as (select item, dc, sum(waiting) as units from distribution.order_line
                        where units - allocated - picked - despatched - cancelled > 0 group by 1, 2),
                    free as (select item, dc, sum(greatest(0, units - allocated)) as units from distribution.sendable_stock
                        where location in ('PICK_FACE', 'RESERVE') and item in (select item from waits) group by 1, 2),
                    lacks as (select w.item, w.units - coalesce(f.units, 0) as units from waits w left join free f using (item, dc)
                        where w.dc = ? or exists (select from free own where own.dc = ? and own.item = w.item and own.units > 0))
                select l.item from lacks l left join distribution.item i on i.gtin = l.item where l.units > 0
                group by l.item order by sum(l.units::float8 / coalesce(i.case_pack, 1)) desc, l.item limit\s""" + ITEMS_AT_ONCE, row -> new Gtin(row.getString(1)), dc, dc);
    }

    private Map<Gtin, Map<Gln, Has>> has(Sql sql, List<Gtin> items, Instant now) throws SQLException {
        var has = new HashMap<Gtin, Map<Gln, Has>>();
        sql.list("""
                select item, dc, sum(free) as free, sum(coming) as coming from (
                    select item, dc, greatest(0, units - allocated)::bigint as free, 0::bigint as coming from distribution.sendable_stock where item = any(?) and location in ('PICK_FACE', 'RESERVE')
                    union all select item, to_dc, 0, case state when 'LEFT' then greatest(0, sent - arrived - damaged) else units end from distribution.center_transfer where item = any(?) and state in ('ORDERED', 'LEFT')
                    union all select l.item, l.dc, 0, l.units - l.received - l.damaged from distribution.supplier_order_line l join distribution.supplier_order o using (dc, number)
                        where l.item = any(?) and o.state = 'OPEN' and o.expected_at between ? and ? and l.received + l.damaged < l.units) every
                group by item, dc""",
                row -> has.computeIfAbsent(new Gtin(row.getString("item")), _ -> new HashMap<>())
                        .put(new Gln(row.getString("dc")), new Has(row.getLong("free"), row.getLong("coming"))),
                items, items, items, now, now.plus(terms.takes));
        return has;
    }

    /** What the stores of each center may order while it waits for its suppliers, as they did in the last week. */
    private Map<Gtin, Map<Gln, DemandLaw>> ahead(Sql sql, List<Gtin> items, Instant now) throws SQLException {
        Instant today = now.truncatedTo(ChronoUnit.DAYS);
        Instant first = today.minus(Duration.ofDays(DAYS));
        double days = terms.keepsDays();
        var ahead = new HashMap<Gtin, Map<Gln, DemandLaw>>();
        sql.list("""
                with day as (select d.gln as dc, l.item, (extract(epoch from l.placed_at)::bigint / 86400) as day, sum(l.units) as units
                        from distribution.dc d join distribution.order_line l on l.dc = d.gln
                        where l.due_at >= ? and l.placed_at >= ? and l.placed_at < ? and l.item = any(?) group by 1, 2, 3)
                select dc, item, sum(units) / ?::float8 as mean, sum(units::float8 * units) / ? as square from day group by 1, 2""", row -> {
            double mean = row.getDouble("mean");
            double variance = Math.max(0, row.getDouble("square") - mean * mean);
            return ahead.computeIfAbsent(new Gtin(row.getString("item")), _ -> new HashMap<>()).put(new Gln(row.getString("dc")),
                    new Demand(Math.min(mean * days, Demand.LARGEST_MEAN), variance * days).law());
        }, first, first, today, items, DAYS, DAYS);
        return ahead;
    }

    private Set<Pair> dismissed(Sql sql, List<Gtin> items, Instant now) throws SQLException {
        return new HashSet<>(sql.list("select from_dc, to_dc, item from distribution.rebalancing_dismissal where item = any(?) and dismissed_at > ?",
                row -> new Pair(new Gln(row.getString(1)), new Gln(row.getString(2)), new Gtin(row.getString(3))), items, now.minus(terms.dismissedFor)));
    }
}
