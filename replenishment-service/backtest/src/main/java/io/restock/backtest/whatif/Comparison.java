package io.restock.backtest.whatif;

import java.util.List;

/** Two plans side by side on the same days. */
public record Comparison(Plan now, Plan other, Outcome ofNow, Outcome ofOther, Costs costs) {
    /** One figure of both; the difference is the other's less that of now. */
    public record Figure(String name, double now, double other) {
        public double difference() {
            return other - now;
        }
    }

    public List<Figure> figures() {
        return List.of(
                new Figure("order lines", ofNow.lines(), ofOther.lines()),
                new Figure("packs", ofNow.packs(), ofOther.packs()),
                new Figure("fill rate", ofNow.fill(), ofOther.fill()),
                new Figure("average on hand", ofNow.averageOnHand(), ofOther.averageOnHand()),
                new Figure("cost", ofNow.cost(costs), ofOther.cost(costs)));
    }
}
