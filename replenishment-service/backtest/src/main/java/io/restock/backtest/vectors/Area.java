package io.restock.backtest.vectors;

import java.util.Map;
import java.util.TreeMap;

/** A field of formulas: reads the inputs of a row and says what follows from them. */
interface Area {
    Answer answer(Inputs in);

    Map<String, Area> ALL = new TreeMap<>(Map.ofEntries(
            Map.entry("eoq", new EconomicOrderArea()),
            Map.entry("lotsize", new LotSizeArea()),
            Map.entry("newsvendor", new NewsvendorArea("")),
            Map.entry("newsvendor_normal", new NewsvendorArea("normal")),
            Map.entry("newsvendor_continuous", new NewsvendorArea("")),
            Map.entry("newsvendor_lognormal", new NewsvendorArea("lognormal")),
            Map.entry("newsvendor_poisson", new NewsvendorArea("poisson")),
            Map.entry("newsvendor_discrete", new NewsvendorArea("discrete")),
            Map.entry("newsvendor_explicit", new NewsvendorArea("")),
            Map.entry("basestock", new NewsvendorArea("")),
            Map.entry("base_stock", new NewsvendorArea("")),
            Map.entry("rQ", new ReorderPointArea()),
            Map.entry("sS", new MinMaxArea()),
            Map.entry("loss", new LossArea()),
            Map.entry("quantile", new QuantileArea()),
            Map.entry("policy_RsnQ", new PackPolicyArea()),
            Map.entry("fillrate", new FillRateArea()),
            Map.entry("intermittent", new IntermittentArea()),
            Map.entry("smoothing", new SmoothingArea()),
            Map.entry("censored", new CensoredArea()),
            Map.entry("phantom", new PhantomArea()),
            Map.entry("allocation", new AllocationArea()),
            Map.entry("perishable", new PerishableArea()),
            Map.entry("metric", new MetricArea()),
            Map.entry("gtin", new GtinArea())));

    /** @throws Misunderstood if there is none of this name */
    static Area named(String name) {
        var area = ALL.get(name);
        if (area == null) {
            throw new Misunderstood("area \"" + name + "\" is unknown; there are " + String.join(", ", ALL.keySet()));
        }
        return area;
    }
}
