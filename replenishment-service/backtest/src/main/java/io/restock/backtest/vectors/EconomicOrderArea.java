package io.restock.backtest.vectors;

import static io.restock.backtest.vectors.Names.DEMAND;
import static io.restock.backtest.vectors.Names.FIXED_COST;

import io.restock.backtest.textbook.EconomicOrder;
import io.restock.backtest.textbook.QuantityDiscount;
import io.restock.backtest.textbook.QuantityDiscount.Kind;
import java.util.Locale;

/** Economic order: plain, with backorders, while it is produced, with discounts. With Q given, what that order costs. */
final class EconomicOrderArea implements Area {
    private static final String[] UNITS = {"Q", "orderQuantity", "orderSize"};
    private static final String[] COST = {"cost", "totalCost", "annualCost"};
    private static final String[] RATE = {"holdingRate", "holdingCostRate", "i", "r", "carryingRate"};
    private static final String[] BACKORDER = {"p", "stockoutCost", "backorderCost", "b", "penalty"};
    private static final String[] KIND = {"discount", "discountType", "discountKind", "discountStructure", "scheme"};
    private static final String[] UNIT_COST = {"unitCost", "c", "purchaseCost", "v"};

    @Override
    public Answer answer(Inputs in) {
        return in.has("breakpoints") ? discount(in) : single(in);
    }

    private static Answer single(Inputs in) {
        boolean byRate = in.has(RATE) && in.has(UNIT_COST);
        double holding = byRate ? in.number(RATE) * in.number(UNIT_COST) : in.number("h", "holdingCost");
        var order = new EconomicOrder(in.number(FIXED_COST), holding, in.number(DEMAND));
        if (in.has("productionRate", "production", "mu", "rate")) {
            order = order.producedAt(in.number("productionRate", "production", "mu", "rate"));
        }
        return in.has(BACKORDER) ? backordered(in, order.withBackorders(in.number(BACKORDER))) : plain(in, order);
    }

    private static Answer plain(Inputs in, EconomicOrder order) {
        double units = in.has(UNITS) ? in.number(UNITS) : order.units();
        double purchase = in.has(UNIT_COST) ? in.number(UNIT_COST) * order.demand() : 0;
        return cycle(new Answer().number(() -> units, UNITS).number(() -> order.cost(units), COST)
                .number(() -> order.cost(units) + purchase, "costWithPurchase", "totalCostWithPurchase"), units, order.demand());
    }

    private static Answer backordered(Inputs in, EconomicOrder.WithBackorders order) {
        double units = in.has(UNITS) ? in.number(UNITS) : order.units();
        String[] share = {"stockoutFraction", "x", "stockoutShare"};
        double waiting = in.has(share) ? in.number(share) : order.stockoutShare();
        return cycle(new Answer().number(() -> units, UNITS).number(() -> order.cost(units, waiting), COST).number(() -> waiting, share)
                .number(() -> units * waiting, "maxBackorder", "backorders"), units, order.order().demand());
    }

    private static Answer cycle(Answer answer, double units, double demand) {
        return answer.number(() -> units / demand, "cycleTime", "T").number(() -> demand / units, "ordersPerYear", "orders", "orderFrequency");
    }

    private static Answer discount(Inputs in) {
        String said = in.textOr(in.wordOr("allunits", "allunits", "incremental"), KIND);
        var kind = said.toLowerCase(Locale.ROOT).startsWith("incremental") ? Kind.INCREMENTAL : Kind.ALL_UNITS;
        var discount = new QuantityDiscount(in.number(FIXED_COST), in.number(RATE), in.number(DEMAND), in.numbers("breakpoints"),
                in.numbers("unitCosts", "c", "prices"), kind);
        var order = in.has(UNITS) ? discount.order(in.number(UNITS)) : discount.cheapest();
        return cycle(new Answer().number(order::units, UNITS).number(order::cost, COST)
                .number(() -> order.region(), "region", "regionIndex"), order.units(), discount.demand());
    }
}
