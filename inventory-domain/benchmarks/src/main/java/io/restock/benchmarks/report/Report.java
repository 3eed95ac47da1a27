package io.restock.benchmarks.report;

import io.restock.benchmarks.measuring.Runs;
import java.util.List;
import java.util.Map;

/**
 * What one benchmark found.
 *
 * @param question what it answers
 * @param ratios what matters, against what was promised
 * @param rows what was measured
 * @param conditions under which it was measured, one sentence each
 */
public record Report(String name, String question, List<Ratio> ratios, List<Row> rows, List<String> conditions) {
    /**
     * @param what both sides of the ratio
     * @param promise such as {@code ≥ 0.6}, or an empty text where none was made
     */
    public record Ratio(String what, double measured, String promise, boolean kept) {
        public static Ratio atLeast(String what, double measured, double least) {
            return new Ratio(what, measured, "≥ " + Figures.of(least), measured >= least);
        }

        public static Ratio atMost(String what, double measured, double most) {
            return new Ratio(what, measured, "≤ " + Figures.of(most), measured <= most);
        }
    }

    /** @param beside further figures, such as processor time; their names are the columns */
    public record Row(String name, String unit, Runs runs, Map<String, Double> beside) {}
}
