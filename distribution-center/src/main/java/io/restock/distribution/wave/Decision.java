package io.restock.distribution.wave;

import static java.util.Objects.requireNonNull;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.despatch.DespatchEvent.LineShorted;
import io.restock.contracts.despatch.DespatchEvent.Outcome;
import io.restock.contracts.despatch.Lane;
import io.restock.distribution.lanes.Capacity;
import io.restock.distribution.lanes.Dc;
import io.restock.distribution.pick.Pick;
import io.restock.distribution.stock.DcStock;
import io.restock.distribution.stock.DcStock.Lying;
import io.restock.distribution.wave.Allocation.Share;
import io.restock.engine.share.FairShare.Pack;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a wave does, decided before anything of it is written: a preview ends here.
 *
 * @param lines all that it looked at
 * @param promises what each of them gets, in the order of items and stores
 * @param shorts one for each that does not get all it waits for
 * @param news those of the shorts of which the stores do not know yet
 */
record Decision(List<WaitingLine> lines, List<Promise> promises, List<Pick> picks, List<Wave.Short> shorts, List<Wave.Short> news, Load load) {
    /** @param share what it would get of the stock if there were hands and room for all, and the claim that it was decided by @param units that it gets */
    record Promise(Share share, int units) {
        WaitingLine line() {
            return share.line();
        }
    }

    /**
     * @param dc with what of its waves is bounded, and how long goods must keep
     * @param lanes of the center
     * @param leaves when the wave leaves, at the earliest: what misses its 24 hours with the cut-off after it cannot wait
     * @param cancelAfter how long an item may be out of stock before its lines are cancelled
     */
    static Decision of(Sql sql, Dc dc, List<Lane> lanes, List<WaitingLine> lines, Instant now, Instant leaves, Duration cancelAfter) throws SQLException {
        Map<Gtin, List<WaitingLine>> byItem = lines.stream().collect(Collectors.groupingBy(WaitingLine::item, TreeMap::new, Collectors.toList()));
        var stock = new DcStock(sql, dc.gln());
        var lying = stock.lying(byItem.keySet());
        LocalDate day = dc.goodOn(now);
        var emptySince = stock.emptySince(byItem.keySet());
        var blocked = Blocked.of(sql, byItem.keySet());
        var elsewhere = StoppedStock.of(sql, lines);
        var shares = new ArrayList<Share>();
        var hopeless = new HashSet<Gtin>();
        Map<Gtin, PassedStock> passed = PassedStock.of(lying, dc, now);
        byItem.forEach((item, waiting) -> {
            Map<Boolean, List<WaitingLine>> free = waiting.stream().collect(Collectors.partitioningBy(line -> !blocked.holds(line)));
            shares.addAll(Allocation.divide(requireNonNull(free.get(true)), new Bins(lying.getOrDefault(item, List.of()), day).free()));
            shares.addAll(Allocation.divide(requireNonNull(free.get(false)), 0));
            Instant since = lying.containsKey(item) ? emptySince.get(item) : oldest(waiting);
            if (since != null && since.plus(cancelAfter).isBefore(now)) {
                hopeless.add(item);
            }
        });
        Capacity capacity = dc.capacity();
        Map<String, Integer> cut = cut(shares, capacity, lanes, leaves);
        Map<String, Integer> more = Filling.again(shares, cut, capacity);
        var promises = shares.stream().map(share -> {
            Share whole = share.more(more.getOrDefault(share.line().id(), 0));
            return new Promise(whole, cut.getOrDefault(share.line().id(), whole.units()));
        }).toList();
        var shorts = promises.stream().filter(promise -> promise.units() < promise.line().waiting())
                .map(promise -> shorted(promise, blocked, hopeless, elsewhere, passed.get(promise.line().item()), capacity, now, cancelAfter)).toList();
        var waiting = lines.stream().collect(Collectors.toMap(WaitingLine::id, line -> line));
        var news = shorts.stream().filter(each -> each.outcome() == Outcome.CANCELLED || each.units() > requireNonNull(waiting.get(each.orderLine())).backOrdered()).toList();
        return new Decision(lines, promises, picks(promises, lying, day), shorts, news, load(promises, cut, capacity));
    }

    boolean isNews() {
        return !picks.isEmpty() || !news.isEmpty();
    }

    /** An item that the center never had is missed since it was first asked for it. */
    private static Instant oldest(List<WaitingLine> lines) {
        return lines.stream().map(WaitingLine::placedAt).min(Instant::compareTo).orElseThrow();
    }

    private static Map<String, Integer> cut(List<Share> shares, Capacity capacity, List<Lane> lanes, Instant leaves) {
        if (!capacity.isBounded()) {
            return Map.of();
        }
        Map<Gln, Lane> byStore = lanes.stream().collect(Collectors.toMap(Lane::store, lane -> lane));
        Map<Gln, Instant> nextArrival = new TreeMap<>();
        return Filling.cut(shares, capacity, line -> {
            Lane lane = byStore.get(line.store());
            return lane != null && nextArrival.computeIfAbsent(line.store(), store -> lane.arrivalFor(lane.nextCutOff(leaves.plusSeconds(1)))).isAfter(line.dueAt());
        });
    }

    private static Wave.Short shorted(Promise promise, Blocked blocked, Set<Gtin> hopeless, StoppedStock elsewhere, @Nullable PassedStock passed, Capacity capacity, Instant now,
            Duration cancelAfter) {
        WaitingLine line = promise.line();
        if (blocked.holds(line)) {
            return shorted(promise, Outcome.BACK_ORDERED, LineShorted.HELD, Why.held(line));
        }
        if (promise.units() == 0 && promise.share().available() == 0 && hopeless.contains(line.item()) && line.waitsHereSince(now.minus(cancelAfter))) {
            return shorted(promise, Outcome.CANCELLED, LineShorted.NO_STOCK_FOR_LONG, Why.hopeless(line, cancelAfter));
        }
        String noStock = elsewhere.hasSome(line) ? LineShorted.STAND_IN_SHORT : LineShorted.NO_STOCK;
        boolean isCut = promise.units() < promise.share().units();
        return isCut ? shorted(promise, Outcome.BACK_ORDERED, promise.share().units() < line.waiting() ? noStock : LineShorted.NO_CAPACITY,
                Why.noCapacity(promise.share(), promise.units(), bound(capacity)))
                : shorted(promise, Outcome.BACK_ORDERED, noStock, Why.noStock(promise.share(), passed));
    }

    private static Wave.Short shorted(Promise promise, Outcome outcome, String reason, String why) {
        WaitingLine line = promise.line();
        Pack next = promise.share().after(promise.units());
        return new Wave.Short(line.id(), line.store(), line.item(), line.waiting() - promise.units(), outcome, reason, next.tier(), next.gain(), why);
    }

    private static String bound(Capacity capacity) {
        var bounds = new ArrayList<String>();
        if (capacity.lines() != null) {
            bounds.add(capacity.lines() + " lines");
        }
        if (capacity.mostCases() < Long.MAX_VALUE) {
            bounds.add(capacity.mostCases() + " cases");
        }
        return "takes at most " + String.join(" and ", bounds);
    }

    private static List<Pick> picks(List<Promise> promises, Map<Gtin, List<Lying>> lying, LocalDate day) {
        var picks = new ArrayList<Pick>();
        Gtin item = null;
        var bins = new Bins(List.of(), day);
        for (Promise promise : promises) {
            if (!promise.line().item().equals(item)) {
                item = promise.line().item();
                bins = new Bins(lying.getOrDefault(item, List.of()), day);
            }
            picks.addAll(bins.picksFor(promise.line(), promise.units()));
        }
        return picks;
    }

    private static Load load(List<Promise> promises, Map<String, Integer> cut, Capacity capacity) {
        long lines = promises.stream().filter(promise -> promise.units() > 0).count();
        long cases = promises.stream().mapToLong(promise -> promise.line().cases(promise.units())).sum();
        long casesLeft = promises.stream().filter(promise -> cut.containsKey(promise.line().id()))
                .mapToLong(promise -> promise.line().cases(promise.share().units() - promise.units())).sum();
        return Load.of(lines, cases, cut.size(), casesLeft, capacity);
    }
}
