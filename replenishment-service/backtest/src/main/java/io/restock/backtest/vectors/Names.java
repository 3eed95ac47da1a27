package io.restock.backtest.vectors;

/** What authors call the same input. */
final class Names {
    static final String[] FIXED_COST = {"K", "fixedCost", "orderCost", "orderingCost", "setupCost", "A"};
    static final String[] HOLDING = {"h", "holdingCost", "overage", "overageCost", "co"};
    static final String[] STOCKOUT = {"p", "stockoutCost", "shortageCost", "backorderCost", "penaltyCost", "penalty", "underage", "underageCost", "cu", "b"};
    static final String[] DEMAND = {"demand", "D", "d", "lambda", "demandRate", "annualDemand"};
    static final String[] MEAN = {"mean", "mu", "m", "demandMean", "lambda", "dailyMean"};
    static final String[] SD = {"sd", "sigma", "std", "demandSd", "standardDeviation"};
    static final String[] VARIANCE = {"var", "variance", "v", "dailyVar", "demandVariance"};
    static final String[] LEAD_TIME = {"leadTime", "L"};
    static final String[] REVIEW = {"review", "reviewPeriod", "R"};
    static final String[] PACK = {"pack", "casePack", "packSize", "q", "Q", "batch", "batchSize"};
    static final String[] POSITION = {"inventoryPosition", "position", "ip"};
    static final String[] SERIES = {"y", "data", "sales", "demand", "observations"};

    private Names() {}
}
