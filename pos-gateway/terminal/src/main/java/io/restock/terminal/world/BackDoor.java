package io.restock.terminal.world;

import io.restock.terminal.world.StoreReports.Report;
import io.restock.terminal.world.StoreReports.Unloaded;
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
 * Where goods come into a store: lorries of its distribution center, vans of its neighbors. Lorries come from other threads, in whatever order; they are unloaded in the order of
 * their arrival.
 */
final class BackDoor {
    /** One lorry in twenty finds the back room full, or all hands at the tills: half of it is taken in later. */
    private static final double IN_TWO_GOES = 0.05;
    private static final Duration BETWEEN_GOES = Duration.ofMinutes(30);
    /** Counted at the door, one line in 300 is counted wrong. */
    private static final double MISCOUNTED = 0.003;
    /** Something is broken in one line of 200. */
    private static final double BROKEN_ON_THE_ROAD = 0.005;
    /** Something of one line in 5,000 never arrives: it fell off a pallet, or left with another store's. */
    private static final double LOST_ON_THE_ROAD = 0.0002;
    /** In one receipt of fifty a number is keyed with a digit too many; whoever files the papers sees it within half an hour. */
    private static final double MISTYPED = 0.02;
    private static final int A_DIGIT_TOO_MANY = 10;

    /** What was typed wrongly, and what should have been. */
    private record Mistyped(Report report, Lorry lorry, List<Unloaded> lines, boolean complete) {}

    private final Premises premises;
    private final Queue<Lorry> lorries = new PriorityBlockingQueue<>(11, Comparator.comparing(Lorry::arrival).thenComparing(Lorry::sscc));
    private final Queue<Van> vans = new PriorityBlockingQueue<>(11, Comparator.comparing(Van::arrival).thenComparing(Van::transfer));
    private List<Mistyped> mistyped = new ArrayList<>();
    private long unloaded;

    BackDoor(Premises premises) {
        this.premises = premises;
    }

    void expect(Lorry lorry) {
        lorries.add(lorry);
    }

    void expect(Van van) {
        vans.add(van);
    }

    long underWay(int item) {
        return lorries.stream().mapToLong(lorry -> lorry.units().getOrDefault(item, 0)).sum() + vans.stream().mapToLong(van -> van.units().getOrDefault(item, 0)).sum();
    }

    /** Takes in what has arrived by then, and puts right what was typed wrongly the last time. */
    void open(Instant at, long day) throws InterruptedException {
        var wrong = mistyped;
        mistyped = new ArrayList<>();
        for (var one : wrong) {
            premises.reports().tookBack(at, one.report());
            premises.reports().received(at, one.lorry().again(), one.lines(), one.complete());
        }
        for (var lorry = lorries.peek(); lorry != null && !lorry.arrival().isAfter(at); lorry = lorries.peek()) {
            lorries.remove(lorry);
            take(lorry, at, day);
        }
        for (var van = vans.peek(); van != null && !van.arrival().isAfter(at); van = vans.peek()) {
            vans.remove(van);
            premises.reports().arrived(at, van, unload(van.units(), van.units(), "van", van.transfer()));
        }
    }

    private void take(Lorry lorry, Instant at, long day) throws InterruptedException {
        unloaded++;
        boolean inTwoGoes = lorry.go() == 1 && lorry.units().size() > 1 && premises.chance("two goes", day, unloaded).nextDouble() < IN_TWO_GOES;
        var now = inTwoGoes ? lorry.firstPart() : lorry;
        if (inTwoGoes) {
            lorries.add(lorry.rest(at.plus(BETWEEN_GOES)));
        }
        var lines = unload(now.units(), lorry.advised(), "unloading", day, unloaded);
        report(at, now, lines, !inTwoGoes, premises.chance("typing a receipt", day, unloaded).nextDouble() < MISTYPED);
    }

    /** What differs from the papers is counted once more before it is reported. */
    private List<Unloaded> unload(Map<Integer, Integer> load, Map<Integer, Integer> advised, String purpose, Object... when) {
        var lines = new ArrayList<Unloaded>(load.size());
        load.forEach((item, units) -> {
            var parts = new ArrayList<>(List.of(when));
            parts.add(item);
            var random = premises.chance(purpose, parts.toArray());
            int some = premises.some(item);
            int broken = random.nextDouble() < BROKEN_ON_THE_ROAD ? Math.min(some, units) : 0;
            int first = Premises.off(random.nextDouble(), MISCOUNTED, some);
            int second = Premises.off(random.nextDouble(), MISCOUNTED, some);
            int lost = random.nextDouble() < LOST_ON_THE_ROAD ? Math.min(some, units - broken) : 0;
            premises.floor().unload(item, units, broken, lost);
            int good = units - broken - lost;
            boolean differs = good + broken + first != advised.getOrDefault(item, 0);
            lines.add(new Unloaded(item, Math.max(0, good + (differs ? second : first)), broken, lost));
        });
        return lines;
    }

    private void report(Instant at, Lorry lorry, List<Unloaded> lines, boolean complete, boolean slips) throws InterruptedException {
        var typed = slips ? wrong(lines) : null;
        var report = premises.reports().received(at, lorry, typed == null ? lines : typed, complete);
        if (typed != null) {
            mistyped.add(new Mistyped(report, lorry, lines, complete));
        }
    }

    /** @return null where there is nothing to get wrong */
    private static @Nullable List<Unloaded> wrong(List<Unloaded> lines) {
        for (int n = 0; n < lines.size(); n++) {
            var line = lines.get(n);
            if (line.good() > 0) {
                var typed = new ArrayList<>(lines);
                typed.set(n, new Unloaded(line.item(), line.good() * A_DIGIT_TOO_MANY, line.damaged(), 0));
                return typed;
            }
        }
        return null;
    }
}
