package io.restock.backtest.vectors;

import io.restock.backtest.textbook.ContinuousLaw;
import io.restock.backtest.textbook.Newsvendor;
import io.restock.engine.Demand;
import io.restock.engine.DemandLaw;

/** A law of demand, in whole or in real units. */
sealed interface Law {
    double mean();

    double loss(double x);

    double quantile(double probability);

    double exceeds(double x);

    double best(Newsvendor vendor);

    double cost(Newsvendor vendor, double stock);

    /** Whole units. */
    record Whole(DemandLaw law) implements Law {
        @Override
        public double mean() {
            return law.mean();
        }

        @Override
        public double loss(double x) {
            int units = units(x);
            return units < 0 ? law.mean() - units : law.loss(units);
        }

        @Override
        public double quantile(double probability) {
            return law.quantile(probability);
        }

        @Override
        public double exceeds(double x) {
            return x < 0 ? 1 : law.exceeds((int) Math.floor(x));
        }

        @Override
        public double best(Newsvendor vendor) {
            return vendor.best(law);
        }

        @Override
        public double cost(Newsvendor vendor, double stock) {
            return vendor.cost(law, units(stock));
        }

        private static int units(double x) {
            if (x != Math.rint(x)) {
                throw new Misunderstood("inputs_json: demand in whole units needs a whole number, was " + x);
            }
            return (int) x;
        }
    }

    /** Real units. */
    record Real(ContinuousLaw law) implements Law {
        @Override
        public double mean() {
            return law.mean();
        }

        @Override
        public double loss(double x) {
            return law.loss(x);
        }

        @Override
        public double quantile(double probability) {
            return law.quantile(probability);
        }

        @Override
        public double exceeds(double x) {
            return law.exceeds(x);
        }

        @Override
        public double best(Newsvendor vendor) {
            return vendor.best(law);
        }

        @Override
        public double cost(Newsvendor vendor, double stock) {
            return vendor.cost(law, stock);
        }
    }

    static Law poisson(double mean) {
        return new Whole(new Demand(mean, mean).law());
    }
}
