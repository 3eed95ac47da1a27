package io.restock.backtest.report;

import java.util.Comparator;
import java.util.List;

/** Average units on hand against the share of demand met, of one policy over one class of series, over a sweep of its parameter. */
public record Curve(String policy, int lead, String speed, List<Point> points) {
    /** One run. */
    public record Point(double parameter, double fill, double onHand) {}

    public Curve {
        points = points.stream().sorted(Comparator.comparingDouble(Point::fill)).toList();
    }

    /** On a straight line between the runs on either side; NaN where the sweep does not reach. */
    public double onHandAt(double fill) {
        for (int i = 1; i < points.size(); i++) {
            var low = points.get(i - 1);
            var high = points.get(i);
            if (low.fill <= fill && fill <= high.fill) {
                double part = high.fill == low.fill ? 0 : (fill - low.fill) / (high.fill - low.fill);
                return low.onHand + part * (high.onHand - low.onHand);
            }
        }
        return Double.NaN;
    }
}
