package io.restock.engine.freshness;

import java.util.Comparator;
import java.util.List;

/**
 * EWA, an order that counts what will outdate: {@code n = ⌈(SS + Σ E[D] over L+R − I + Σ outdating over L+R−1) / q⌉⁺} (Broekmeulen and van Donselaar,
 * Computers and Operations Research 36, 2009). Outdating is that of the expected demand: each day sells, then what has reached its last day is lost.
 */
public final class ExpectedOutdating {
    private ExpectedOutdating() {}

    /** @param life days it can still be sold, today included, 1 and up */
    public record Batch(int life, double units) {}

    /** Whether customers take the oldest or the freshest first. */
    public enum Issuing { FIFO, LIFO }

    /** Units that outdate within so many days of a demand. */
    public static double units(List<Batch> batches, double[] dailyDemand, int days, Issuing issuing) {
        var byLife = Comparator.comparingInt(Batch::life);
        int[] life = batches.stream().sorted(issuing == Issuing.FIFO ? byLife : byLife.reversed()).mapToInt(Batch::life).toArray();
        double[] left = batches.stream().sorted(issuing == Issuing.FIFO ? byLife : byLife.reversed()).mapToDouble(Batch::units).toArray();
        double outdated = 0;
        for (int day = 1; day <= days; day++) {
            double wanted = dailyDemand[day - 1];
            for (int i = 0; i < left.length; i++) {
                double sold = life[i] < day ? 0 : Math.min(wanted, left[i]);
                wanted -= sold;
                left[i] -= sold;
                if (life[i] == day) {
                    outdated += left[i];
                    left[i] = 0;
                }
            }
        }
        return outdated;
    }

    /**
     * Whole packs to order.
     *
     * @param dailyDemand expected units of each day of lead time and review
     * @param safetyStock units
     * @param outdated units that outdate over these days but the last
     */
    public static int packs(List<Batch> batches, double[] dailyDemand, double safetyStock, double outdated, int pack) {
        double wanted = safetyStock + outdated;
        for (double day : dailyDemand) {
            wanted += day;
        }
        double missing = wanted - batches.stream().mapToDouble(Batch::units).sum();
        return (int) Math.max(0, Math.ceil(missing / pack - 1e-9));
    }
}
