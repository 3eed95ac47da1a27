package io.restock.backtest.vectors;

import io.restock.backtest.textbook.CensoredDemand;

/** What was wanted when the shelf sold out. */
final class CensoredArea implements Area {
    @Override
    public Answer answer(Inputs in) {
        double sold = in.number("sales", "sold", "x", "stock");
        var law = LawReader.read(in, "");
        boolean soldOut = in.flagOr(true, "stockout", "soldOut", "censored");
        return new Answer().number(() -> soldOut ? expected(law, sold) : sold, "expectedDemand", "demand", "expected", "mean");
    }

    private static double expected(Law law, double sold) {
        return switch (law) {
            case Law.Whole whole -> CensoredDemand.expected(whole.law(), (int) sold);
            case Law.Real real -> CensoredDemand.expected(real.law(), sold);
        };
    }
}
