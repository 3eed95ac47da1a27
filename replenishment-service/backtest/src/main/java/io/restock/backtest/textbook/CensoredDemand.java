package io.restock.backtest.textbook;

import io.restock.engine.DemandLaw;

/** What was wanted when all that was there was sold: E[D | D ≥ x] (Nahmias, Naval Research Logistics 41, 1994; Agrawal and Smith, ibid. 43, 1996). */
public final class CensoredDemand {
    private CensoredDemand() {}

    /** {@code x − 1 + Loss(x−1) / P(D ≥ x)}; what is too improbable to measure counts as just sold out. */
    public static double expected(DemandLaw demand, int sold) {
        if (sold <= 0) {
            return demand.mean();
        }
        double reached = demand.exceeds(sold - 1);
        return reached <= 0 ? sold : Math.max(sold, sold - 1 + demand.loss(sold - 1) / reached);
    }

    /** {@code x + Loss(x) / P(D > x)}. */
    public static double expected(ContinuousLaw demand, double sold) {
        double reached = demand.exceeds(sold);
        return reached <= 0 ? sold : sold + demand.loss(sold) / reached;
    }
}
