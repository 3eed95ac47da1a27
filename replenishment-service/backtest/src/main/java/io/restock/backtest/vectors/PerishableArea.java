package io.restock.backtest.vectors;

import io.restock.engine.freshness.ExpectedOutdating;
import io.restock.engine.freshness.ExpectedOutdating.Batch;
import io.restock.engine.freshness.ExpectedOutdating.Issuing;

/** Orders for items that do not keep. */
final class PerishableArea implements Area {
    @Override
    public Answer answer(Inputs in) {
        var batches = in.each("batches", "stock").stream()
                .map(batch -> new Batch(batch.whole("life", "daysLeft", "remainingLife", "shelfLife"), batch.number("units", "qty", "onHand"))).toList();
        int days = in.has("leadPlusReview") ? in.whole("leadPlusReview") : in.whole("leadTime", "L") + in.wholeOr(1, "review", "R");
        double[] demand = in.numbers(days, 0, "dailyMean", "mean", "dailyDemand", "demand", "m");
        var issuing = in.textOr("FIFO", "issuing").equalsIgnoreCase("LIFO") ? Issuing.LIFO : Issuing.FIFO;
        double outdated = ExpectedOutdating.units(batches, demand, days - 1, issuing);
        double safetyStock = in.numberOr(0, "safetyStock", "ss");
        int pack = in.wholeOr(1, Names.PACK);
        int packs = ExpectedOutdating.packs(batches, demand, safetyStock, outdated, pack);
        return new Answer().number(() -> outdated, "expectedOutdating", "outdating", "ewa").number(() -> packs, "packs", "n")
                .number(() -> packs * (double) pack, "units", "order", "orderQuantity");
    }
}
