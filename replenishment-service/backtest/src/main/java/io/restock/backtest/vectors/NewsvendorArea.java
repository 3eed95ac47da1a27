package io.restock.backtest.vectors;

import static io.restock.backtest.vectors.Names.HOLDING;
import static io.restock.backtest.vectors.Names.LEAD_TIME;
import static io.restock.backtest.vectors.Names.REVIEW;
import static io.restock.backtest.vectors.Names.STOCKOUT;

import io.restock.backtest.textbook.Newsvendor;

/** One chance to stock, or a base stock over lead time and review. By costs of too much and too little, or by revenue, purchase and salvage. */
record NewsvendorArea(String usual) implements Area {
    private static final String[] STOCK = {"S", "baseStockLevel", "baseStock", "Q", "orderQuantity"};
    private static final String[] REVENUE = {"revenue", "price", "sellingRevenue", "sellingPrice"};
    private static final String[] PURCHASE = {"purchase", "cost", "purchaseCost", "unitCost", "c"};
    private static final String[] SALVAGE = {"salvage", "salvageValue"};

    @Override
    public Answer answer(Inputs in) {
        double periods = in.has(LEAD_TIME) ? in.number(LEAD_TIME) + in.numberOr(1, REVIEW) : in.numberOr(1, REVIEW);
        boolean explicit = in.has(REVENUE);
        var vendor = explicit ? explicit(in) : new Newsvendor(in.number(HOLDING), in.number(STOCKOUT));
        var demand = LawReader.read(in, usual, periods);
        double stock = in.has(STOCK) ? in.number(STOCK) : demand.best(vendor);
        double margin = explicit ? in.number(REVENUE) - in.number(PURCHASE) : 0;
        return new Answer().number(() -> stock, STOCK)
                .number(() -> demand.cost(vendor, stock), "cost", "expectedCost")
                .number(() -> margin * demand.mean() - demand.cost(vendor, stock), "profit", "expectedProfit")
                .number(vendor::criticalRatio, "criticalRatio", "cr", "alpha", "fractile")
                .number(() -> stock - demand.mean(), "safetyStock")
                .number(() -> demand.loss(stock), "expectedShortage", "expectedBackorders", "loss")
                .number(() -> stock - demand.mean() + demand.loss(stock), "expectedLeftover", "expectedOnHand", "complement")
                .number(() -> 1 - demand.loss(stock) / demand.mean(), "fillRate");
    }

    private static Newsvendor explicit(Inputs in) {
        double purchase = in.number(PURCHASE);
        double holding = in.numberOr(0, "holdingCost", "h");
        double stockout = in.numberOr(0, "stockoutCost", "p", "goodwill");
        return new Newsvendor(holding + purchase - in.numberOr(0, SALVAGE), stockout + in.number(REVENUE) - purchase);
    }
}
