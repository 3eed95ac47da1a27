package io.restock.backtest.textbook;

import io.restock.engine.DemandLaw;
import java.util.ArrayList;
import java.util.List;

/**
 * (s,S) under periodic review for demand in whole units: at or below s, order up to S.
 *
 * <p>With m(j) the expected visits to the position S − j in a cycle, the exact cost is {@code [K + Σ m(j)·g(S−j) over j < S−s] / Σ m(j)}, g the
 * newsvendor's cost. The best pair is found by Zheng and Federgruen's search (Operations Research 39, 1991): s follows S, and S is tried upwards
 * only until g(S) exceeds the cost found.
 *
 * @param fixedCost K, money for each order
 * @param vendor holding and stock-out cost for each unit and period
 * @param period demand of one period
 * @param protection demand from an order until the next one's goods are there: one period more than the lead time
 */
public record MinMax(double fixedCost, Newsvendor vendor, DemandLaw period, DemandLaw protection) {
    /** @param s reorder level, @param S order-up-to level, in units */
    public record Policy(int s, int S, double cost) {}

    public double cost(int s, int S) {
        return cost(s, S, new Renewals());
    }

    public Policy best() {
        var renewals = new Renewals();
        int centre = vendor.best(protection);
        int s = centre;
        int top = centre;
        do {
            s--;
        } while (cost(s, top, renewals) > vendor.cost(protection, s));
        var best = new Policy(s, top, cost(s, top, renewals));
        for (int S = top + 1; vendor.cost(protection, S) <= best.cost; S++) {
            if (cost(best.s, S, renewals) < best.cost) {
                s = best.s;
                while (cost(s, S, renewals) <= vendor.cost(protection, s + 1)) {
                    s++;
                }
                best = new Policy(s, S, cost(s, S, renewals));
            }
        }
        return best;
    }

    private double cost(int s, int S, Renewals renewals) {
        double sum = fixedCost;
        double visits = 0;
        for (int j = 0; j < S - s; j++) {
            sum += renewals.at(j) * vendor.cost(protection, S - j);
            visits += renewals.at(j);
        }
        return sum / visits;
    }

    /** m(0) = 1/(1 − p₀), m(j) = Σ pₗ·m(j−l) / (1 − p₀). */
    private final class Renewals {
        private final List<Double> visits = new ArrayList<>();
        private final List<Double> probabilities = new ArrayList<>();

        double at(int j) {
            while (visits.size() <= j) {
                int next = visits.size();
                probabilities.add(period.probability(next));
                double sum = next == 0 ? 1 : 0;
                for (int l = 1; l <= next; l++) {
                    sum += probabilities.get(l) * visits.get(next - l);
                }
                visits.add(sum / (1 - probabilities.get(0)));
            }
            return visits.get(j);
        }
    }
}
