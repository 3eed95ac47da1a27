package io.restock.backtest.simulation;

import io.restock.backtest.history.Days;
import io.restock.backtest.history.History;
import io.restock.backtest.history.Series;
import java.util.stream.IntStream;

/**
 * What nobody can beat: who knows all sales beforehand and weighs each unit lost against each unit held for a day. Knowing them, the lead time does
 * not matter. Backwards over days, for x units in the evening before: {@code V(x) = min(f(x), V(x + q))}, where {@code f(y) = (y + left)/2 + λ·lost + V'(left)}
 * opens with y. One comparison for each state, whatever the packs.
 */
public record Clairvoyant(History history, int[] packs) {
    private static final int COVER = 5;

    /** @param lostUnit λ: days of holding a unit that a lost unit is worth */
    public Result run(double lostUnit, Days measured) {
        int all = packs.length;
        var wanted = new long[all];
        var sold = new long[all];
        var onHand = new double[all];
        var lines = new long[all];
        var ordered = new long[all];
        IntStream.range(0, all).parallel().forEach(i -> {
            Series series = history.series().get(i);
            var opens = opens(series, packs[i], lostUnit, measured);
            int stock = 0;
            for (int day = measured.first(); day < measured.end(); day++) {
                if (!series.listedOn(day)) {
                    continue;
                }
                long before = ordered[i];
                while (!opens[day - measured.first()][stock]) {
                    stock += packs[i];
                    ordered[i]++;
                }
                lines[i] += ordered[i] > before ? 1 : 0;
                int bought = Math.min(stock, series.units()[day]);
                wanted[i] += series.units()[day];
                sold[i] += bought;
                onHand[i] += stock - bought / 2.0;
                stock -= bought;
            }
        });
        return new Result(wanted, sold, onHand, lines, ordered, measured.length());
    }

    /** For each day and stock, whether the day opens with it; else a pack more is better. */
    private static boolean[][] opens(Series series, int pack, double lostUnit, Days days) {
        int states = mostWanted(series, days) + 2 * pack;
        var opens = new boolean[days.length()][states];
        var later = new double[states];
        for (int day = days.end() - 1; day >= days.first(); day--) {
            if (!series.listedOn(day)) {
                continue;
            }
            int units = series.units()[day];
            var value = new double[states];
            for (int x = states - 1; x >= 0; x--) {
                int left = Math.max(0, x - units);
                double here = (x + left) / 2.0 + lostUnit * Math.max(0, units - x) + later[left];
                double more = x + pack < states ? value[x + pack] : Double.POSITIVE_INFINITY;
                opens[day - days.first()][x] = here <= more;
                value[x] = Math.min(here, more);
            }
            later = value;
        }
        return opens;
    }

    private static int mostWanted(Series series, Days days) {
        int most = 0;
        for (int day = days.first(); day < days.end(); day++) {
            int sum = 0;
            for (int later = day; later < Math.min(day + COVER, days.end()); later++) {
                sum += Math.max(0, series.units()[later]);
            }
            most = Math.max(most, sum);
        }
        return most;
    }
}
