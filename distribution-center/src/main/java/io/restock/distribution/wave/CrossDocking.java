package io.restock.distribution.wave;

import static java.util.Objects.requireNonNull;

import io.restock.contracts.Gtin;
import io.restock.distribution.failover.StandIns;
import io.restock.distribution.lanes.Dc;
import io.restock.distribution.pick.Pick;
import io.restock.distribution.stock.CrossDock;
import io.restock.distribution.stock.DcStock;
import io.restock.distribution.stock.DcStock.Lying;
import io.restock.distribution.stock.DcStock.StockShare;
import io.restock.distribution.stock.Location;
import io.restock.distribution.wave.Allocation.Share;
import io.restock.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Goods that come in while lines wait for them, of a wave that has not left, go to its lanes at once: they are shared by the rule of every shortage, and each store's part is a pick from the dock
 * in that wave. Where a wave is done, its lines wait for the next one, as ever.
 */
@ApplicationScoped
class CrossDocking implements CrossDock {
    private static final String WAITING = "select " + WaitingLine.COLUMNS + """
            , wave from distribution.order_line l
            where dc = ? and item = any(?) and units - allocated - picked - despatched - cancelled > 0
              and exists (select from distribution.pick p where p.wave = l.wave and (p.picked is null or p.picked > p.put_back and p.despatch is null and p.called_off is null))
            order by due_at, id limit 10000 for update""";

    /** A line with the wave that left it short. */
    private record Short(WaitingLine line, long wave) {}

    @Override
    public Map<Gtin, Integer> wanted(Sql sql, Dc dc, Map<Gtin, Integer> came) throws SQLException {
        Map<Gtin, List<Short>> lines = waiting(sql, dc, came.keySet());
        var wanted = new TreeMap<Gtin, Integer>();
        lines.forEach((item, ofItem) -> wanted.put(item, shares(ofItem, came.getOrDefault(item, 0)).stream().mapToInt(Share::units).sum()));
        return wanted;
    }

    @Override
    public List<ToLane> direct(Sql sql, Dc dc, DcStock stock, Map<Gtin, Integer> docked, Instant now) throws SQLException {
        Map<Gtin, List<Short>> lines = waiting(sql, dc, docked.keySet());
        Map<Gtin, List<Lying>> lying = stock.lying(docked.keySet());
        Map<Long, List<Pick>> byWave = new TreeMap<>();
        for (var ofItem : lines.entrySet()) {
            Map<String, Long> waves = ofItem.getValue().stream().collect(Collectors.toMap(each -> each.line.id(), Short::wave));
            var bins = new Bins(lying.getOrDefault(ofItem.getKey(), List.of()).stream().filter(each -> each.bin().location() == Location.DOCK).toList(), dc.goodOn(now));
            for (Share share : shares(ofItem.getValue(), docked.getOrDefault(ofItem.getKey(), 0))) {
                byWave.computeIfAbsent(requireNonNull(waves.get(share.line().id())), wave -> new ArrayList<>()).addAll(bins.picksFor(share.line(), share.units()));
            }
        }
        var told = new ArrayList<ToLane>();
        for (var wave : byWave.entrySet()) {
            List<Pick> picks = Pick.insert(sql, wave.getKey(), wave.getValue());
            stock.allocate(picks.stream().map(pick -> new StockShare(pick.item(), pick.bin(), pick.units())).toList());
            var got = new TreeMap<String, Integer>();
            for (Pick pick : picks) {
                got.merge(pick.orderLine(), pick.units(), Integer::sum);
                told.add(new ToLane(wave.getKey(), pick.pick(), pick.orderLine(), pick.store(), pick.item(), pick.units(), pick.lot()));
            }
            sql.execute("""
                    update distribution.order_line l set allocated = l.allocated + got.units, back_ordered = least(l.back_ordered, l.waiting - got.units)
                    from unnest(?::text[], ?::int[]) as got (line, units) where l.id = got.line""", got.keySet(), got.values());
        }
        return told;
    }

    private static Map<Gtin, List<Short>> waiting(Sql sql, Dc dc, Collection<Gtin> items) throws SQLException {
        if (StandIns.now(sql).of(dc.gln()) != null) {
            return Map.of();
        }
        var blocked = Blocked.of(sql, items);
        return sql.list(WAITING, row -> new Short(WaitingLine.from(row), row.getLong("wave")), dc.gln(), items).stream().filter(each -> !blocked.holds(each.line))
                .collect(Collectors.groupingBy(each -> each.line.item(), TreeMap::new, Collectors.toList()));
    }

    private static List<Share> shares(List<Short> lines, int units) {
        return Allocation.divide(lines.stream().map(Short::line).toList(), units);
    }
}
