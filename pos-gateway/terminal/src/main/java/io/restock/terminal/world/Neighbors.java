package io.restock.terminal.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.PriorityBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Stores that help each other out: in the morning staff call the next store for what they have none of, and that one sends what it can spare. What is far too much goes back to the
 * distribution center.
 */
final class Neighbors {
    /** Nobody drives for more than a few things a day. */
    private static final int CALLS_A_DAY = 3;
    /** What a store keeps for itself, until its own next lorry, and what the other gets: days of its own sales. */
    private static final double KEPT_DAYS = 1;
    private static final double SENT_DAYS = 1;
    /** Who is called at ten looks when there is a moment for it; the van then takes two hours. */
    private static final Duration BEFORE_AN_ANSWER = Duration.ofMinutes(60);
    private static final Duration DRIVE = Duration.ofHours(2);
    /** Once or twice a week a person who counts finds that much too much of an item is there, for more than a week; so much of it stays. */
    private static final double CLEARS_UP = 0.25;
    private static final double TOO_LONG_DAYS = 8;
    private static final double STAYS_DAYS = 5;

    /** A store asks for an item. */
    private record Call(Instant at, StoreLife by, int item, int units) {}

    private final Premises premises;
    private final Queue<Call> calls = new PriorityBlockingQueue<>(11,
            Comparator.comparing(Call::at).thenComparing(call -> call.by().shop().store().gln().digits()).thenComparing(Call::item));
    private volatile @Nullable Neighbors nearest;

    Neighbors(Premises premises) {
        this.premises = premises;
    }

    void meet(Neighbors store) {
        nearest = store;
    }

    /** What is neither on the shelf nor behind it. */
    void call(Instant at, StoreLife by) {
        var other = nearest;
        if (other == null) {
            return;
        }
        var missing = new ArrayList<Integer>();
        for (int item = 0; item < premises.items() && missing.size() < CALLS_A_DAY; item++) {
            if (premises.floor().inSight(item) == 0) {
                missing.add(item);
            }
        }
        for (int item : missing) {
            int wanted = (int) Math.ceil(premises.perDay(item) * SENT_DAYS);
            other.calls.add(new Call(at, by, item, wanted));
        }
    }

    void answer(Instant at) throws InterruptedException {
        for (var call = calls.peek(); call != null && !call.at().plus(BEFORE_AN_ANSWER).isAfter(at); call = calls.peek()) {
            calls.remove(call);
            int item = call.item();
            int spare = premises.floor().free(item) - (int) Math.ceil(premises.perDay(item) * KEPT_DAYS);
            int units = Math.min(spare, call.units());
            if (units > 0) {
                send(at, call, units);
            }
        }
    }

    private void send(Instant at, Call call, int units) throws InterruptedException {
        var to = call.by().shop().store().gln();
        var transfer = "to-" + to.digits() + "-" + at.getEpochSecond() + "-" + call.item();
        var van = new Van(transfer, premises.shop().store().gln(), at.plus(DRIVE), Map.of(call.item(), units));
        if (premises.reports().sent(at, to, transfer, van.units(), "THE_OTHER_HAS_NONE")) {
            premises.floor().send(call.item(), units);
            call.by().expect(van);
        }
    }

    /** Clears up, on some days: the first of these of which too much is there. */
    void sendBack(Instant at, List<Integer> items, CenterFloor center) throws InterruptedException {
        if (premises.chance("clearing up", at.getEpochSecond()).nextDouble() >= CLEARS_UP) {
            return;
        }
        for (int item : items) {
            double perDay = premises.perDay(item);
            int there = premises.floor().free(item);
            if (there > perDay * TOO_LONG_DAYS) {
                sendBack(at, item, there - (int) Math.ceil(perDay * STAYS_DAYS), center);
                return;
            }
        }
    }

    private void sendBack(Instant at, int item, int units, CenterFloor center) throws InterruptedException {
        var store = premises.shop().store();
        var transfer = "back-" + at.getEpochSecond() + "-" + item;
        if (store.dc() != null && premises.reports().sent(at, store.dc(), transfer, Map.of(item, units), "TOO_MUCH_OF_IT")) {
            premises.floor().send(item, units);
            center.expect(new Homebound(transfer, store.gln(), at.plus(Duration.ofMinutes(premises.shop().lane().transitMinutes())), Map.of(item, units)));
        }
    }
}
