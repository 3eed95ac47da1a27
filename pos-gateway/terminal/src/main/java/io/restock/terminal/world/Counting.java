package io.restock.terminal.world;

import io.restock.terminal.world.StoreReports.Counted;
import io.restock.terminal.world.StoreReports.Report;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Those who count in a store. They see what stands where it should, miscount now and then, and now and then type what they did not count. */
final class Counting {
    private static final int COUNTS_A_DAY = 10;
    private static final double MISCOUNTED = 0.01;
    /** Of a hundred numbers that are keyed in, one is wrong: a digit too many. It is seen when the list is read over, half an hour later. */
    private static final double MISTYPED = 0.01;
    private static final int A_DIGIT_TOO_MANY = 10;
    /** What fits a line of a count. */
    private static final int UNITS_AT_MOST = 1_000_000;

    private record Mistyped(Report report, List<Integer> items) {}

    private final Premises premises;
    private List<Mistyped> mistyped = new ArrayList<>();

    Counting(Premises premises) {
        this.premises = premises;
    }

    /** All items in turn, each store in an order of its own. */
    List<Integer> itemsOf(long day) {
        int items = premises.items();
        long from = premises.chance("counting").nextInt(items) + day * COUNTS_A_DAY;
        return IntStream.range(0, Math.min(COUNTS_A_DAY, items)).mapToObj(n -> Math.floorMod(from + n, items)).toList();
    }

    /** What was typed wrongly is taken back and counted again. */
    void readOver(Instant at) throws InterruptedException {
        var wrong = mistyped;
        mistyped = new ArrayList<>();
        for (var one : wrong) {
            premises.reports().tookBack(at, one.report());
            count(at, one.items());
        }
    }

    void count(Instant at, List<Integer> items) throws InterruptedException {
        if (items.isEmpty()) {
            return;
        }
        var lines = new ArrayList<Counted>(items.size());
        boolean slipped = false;
        for (int item : items) {
            premises.floor().find(item);
            var random = premises.chance("count", at.getEpochSecond(), item);
            int counted = Math.max(0, premises.floor().inSight(item) + Premises.off(random.nextDouble(), MISCOUNTED, premises.some(item)));
            boolean slips = random.nextDouble() < MISTYPED && counted > 0 && counted <= UNITS_AT_MOST / A_DIGIT_TOO_MANY;
            lines.add(new Counted(item, slips ? counted * A_DIGIT_TOO_MANY : counted));
            slipped |= slips;
        }
        var report = premises.reports().counted(at, lines);
        if (slipped) {
            mistyped.add(new Mistyped(report, items));
        }
    }
}
