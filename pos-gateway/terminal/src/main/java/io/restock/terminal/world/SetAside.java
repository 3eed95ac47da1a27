package io.restock.terminal.world;

import io.restock.terminal.chain.Chain;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;

/** The shelf behind the counter: what customers have ordered by telephone or on the web waits there until they come, or do not. */
final class SetAside {
    /** Orders to collect are rare at a grocer's: two a day. */
    private static final double ORDERS_A_DAY = 2;
    private static final int UNITS_AT_MOST = 2;
    /** Every fifth is never collected. */
    private static final double FORGOTTEN = 0.2;
    private static final Duration KEPT = Duration.ofHours(30);
    private static final Duration LATEST_COLLECTION = Duration.ofHours(28);
    private static final Duration EARLIEST_COLLECTION = Duration.ofHours(2);
    private static final Duration BEFORE_CLOSING = Duration.ofMinutes(30);
    private static final int TILL = 1;

    /** @param ends when it is collected, or put back */
    private record Held(String reference, int item, int units, Instant ends, Instant until, boolean comes) {}

    private final Premises premises;
    private final Queue<Held> held = new PriorityQueue<>(Comparator.comparing(Held::ends).thenComparing(Held::reference));

    SetAside(Premises premises) {
        this.premises = premises;
    }

    void takeOrders(Instant at, long day) throws InterruptedException {
        var random = premises.chance("orders to collect", day);
        int orders = Draws.poisson(random, ORDERS_A_DAY);
        for (int n = 0; n < orders; n++) {
            int item = random.nextInt(premises.items());
            int units = (1 + random.nextInt(UNITS_AT_MOST)) * (premises.isWeighed(item) ? Chain.GRAMS_PER_LINE : 1);
            boolean comes = random.nextDouble() >= FORGOTTEN;
            long seconds = random.nextLong(EARLIEST_COLLECTION.toSeconds(), LATEST_COLLECTION.toSeconds());
            var until = at.plus(KEPT);
            var reference = "ORDER-" + premises.name() + "-" + day + "-" + n;
            if (premises.floor().onShelf(item) >= units && premises.reports().reserved(at, reference, until, item, units)) {
                premises.floor().setAside(item, units);
                held.add(new Held(reference, item, units, comes ? open(at.plusSeconds(seconds)) : until, until, comes));
            }
        }
    }

    /** Nobody comes by night: then it is before the store closes. */
    private Instant open(Instant at) {
        var local = at.atZone(premises.shop().store().zone());
        return Footfall.isOpen(local.toLocalTime().plus(BEFORE_CLOSING)) ? at
                : local.truncatedTo(ChronoUnit.DAYS).plusDays(local.getHour() < 7 ? 0 : 1).with(LocalTime.of(9, 0)).toInstant();
    }

    /** @param selling whether customers come at all */
    void handOver(Instant at, boolean selling) throws InterruptedException {
        for (var one = held.peek(); one != null && !one.ends().isAfter(at); one = held.peek()) {
            held.remove(one);
            if (one.comes() && selling && at.isBefore(one.until()) && premises.reports().collected(at, one.reference())) {
                premises.floor().collect(one.item(), one.units());
                premises.reports().rungUp(at, TILL, List.of(new BeltLine.Sale(1, one.item(), one.units(), premises.isWeighed(one.item()) ? Scan.GRAMS : Scan.GTIN_14, false)));
            } else {
                premises.floor().putBack(one.item(), one.units());
                premises.reports().notCollected(one.reference());
            }
        }
    }
}
