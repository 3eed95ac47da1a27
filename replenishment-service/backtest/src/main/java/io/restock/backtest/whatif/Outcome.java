package io.restock.backtest.whatif;

import io.restock.backtest.simulation.Result;

/**
 * What a plan did to some store-items together.
 *
 * @param wanted units
 * @param sold units
 * @param unitDays sum over days of the mean of opening and closing stock
 * @param lines orders of one pack or more
 * @param packs ordered
 */
public record Outcome(long wanted, long sold, double unitDays, long lines, long packs, int days) {
    static Outcome of(Result result, boolean[] counts) {
        return new Outcome(sum(result.wanted(), counts), sum(result.sold(), counts), result.averageOnHand(counts) * result.days(),
                sum(result.lines(), counts), sum(result.packs(), counts), result.days());
    }

    private static long sum(long[] each, boolean[] counts) {
        long sum = 0;
        for (int i = 0; i < each.length; i++) {
            sum += counts[i] ? each[i] : 0;
        }
        return sum;
    }

    /** Share of what was wanted that was sold; 1 where nothing was. */
    public double fill() {
        return wanted == 0 ? 1 : (double) sold / wanted;
    }

    public double averageOnHand() {
        return unitDays / days;
    }

    /** Days for which the average stock would last; 0 where nothing was wanted. */
    public double cover() {
        return wanted == 0 ? 0 : unitDays / wanted;
    }

    /** 0 where nothing was wanted. */
    public double linesPerUnit() {
        return wanted == 0 ? 0 : (double) lines / wanted;
    }

    public double cost(Costs costs) {
        return unitDays * costs.holding() + (wanted - sold) * costs.lostUnit() + lines * costs.line() + packs * costs.pack();
    }

    /** 0 where nothing was wanted. */
    public double costPerUnit(Costs costs) {
        return wanted == 0 ? 0 : cost(costs) / wanted;
    }
}
