package io.restock.distribution.pick;

import static java.util.Objects.requireNonNull;

import io.restock.contracts.Gtin;
import io.restock.contracts.access.Author;
import io.restock.distribution.pick.Picking.Answered;
import io.restock.distribution.stock.DcStock;
import io.restock.distribution.stock.DcStock.StockShare;
import io.restock.distribution.stock.Location;
import io.restock.distribution.stock.StockEntry;
import io.restock.distribution.stock.StockEntry.Kind;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Picks that found just what was asked, of the lot that was asked for if one was, where the stock says that it was there: most of a day's. They are booked together, by as many statements as one
 * of them takes, and the outcome is what {@link PickRule} says of each. Items of which any answer says something else are left to be decided pick by pick, in the order in which they were answered.
 */
final class FullPicks {
    private FullPicks() {}

    /** @return the numbers of the picks that are booked now */
    static Set<Long> book(Sql sql, DcStock stock, Map<Long, Pick> picks, List<Answered> answers, Map<Long, PickRule.Asked> asked, Author by, Instant now) throws SQLException {
        List<Pick> full = full(stock, picks, answers, asked);
        if (full.isEmpty()) {
            return Set.of();
        }
        stock.allocate(full.stream().map(pick -> new StockShare(pick.item(), pick.bin(), -pick.units())).toList());
        stock.book(full.stream().flatMap(pick -> staged(pick).stream()).toList(), by, now);
        var numbers = full.stream().map(Pick::pick).toList();
        sql.execute("update distribution.pick set picked = units, picked_lot = lot, back_ordered = 0, cancelled = 0, answered_at = ? where id = any(?::bigint[])", now, numbers);
        var lines = new TreeMap<String, Integer>();
        full.forEach(pick -> lines.merge(pick.orderLine(), pick.units(), Integer::sum));
        sql.execute("""
                update distribution.order_line l set allocated = l.allocated - full_pick.units, picked = l.picked + full_pick.units
                from unnest(?::text[], ?::int[]) as full_pick (line, units) where l.id = full_pick.line""", lines.keySet(), lines.values());
        return new HashSet<>(numbers);
    }

    private static List<StockEntry> staged(Pick pick) {
        String reference = "pick " + pick.pick();
        return List.of(new StockEntry(pick.item(), pick.location(), Kind.PICKED, -pick.units(), reference).of(pick.lot()),
                new StockEntry(pick.item(), Location.STAGED, Kind.PICKED, pick.units(), reference).of(pick.lot()));
    }

    private static List<Pick> full(DcStock stock, Map<Long, Pick> picks, List<Answered> answers, Map<Long, PickRule.Asked> asked) throws SQLException {
        var full = new ArrayList<Pick>();
        var others = new HashSet<Gtin>();
        for (Answered answer : answers) {
            Pick pick = requireNonNull(picks.get(answer.pick()));
            boolean asAsked = pick.picked() == null && answer.units() == requireNonNull(asked.get(answer.pick())).units() && answer.said() == null && answer.units() > 0
                    && answer.lot() == null;
            if (asAsked) {
                full.add(pick);
            } else {
                others.add(pick.item());
            }
        }
        full.removeIf(pick -> others.contains(pick.item()));
        Set<Gtin> unknown = beyond(stock, full);
        full.removeIf(pick -> unknown.contains(pick.item()));
        return full;
    }

    /** Items of which more was found in a bin than its stock knew of. */
    private static Set<Gtin> beyond(DcStock stock, Collection<Pick> full) throws SQLException {
        var left = new HashMap<StockShare, Integer>();
        stock.lying(full.stream().map(Pick::item).distinct().toList())
                .forEach((item, bins) -> bins.forEach(lying -> left.put(new StockShare(item, lying.bin(), 0), lying.held().units())));
        full.forEach(pick -> left.merge(new StockShare(pick.item(), pick.bin(), 0), -pick.units(), Integer::sum));
        return left.entrySet().stream().filter(place -> place.getValue() < 0).map(place -> place.getKey().item()).collect(Collectors.toSet());
    }
}
