package io.restock.backtest.whatif;

import io.restock.backtest.history.History;
import io.restock.backtest.policy.FixedLevel;
import io.restock.backtest.policy.MovingMean;
import io.restock.backtest.policy.OurPolicy;
import io.restock.backtest.simulation.Policy;
import io.restock.backtest.simulation.Timing;
import io.restock.engine.aim.ServiceAim;

/** How reorder levels are found. */
public sealed interface Rule {
    /** The policy for a history of which so many days are learnt before its first order. */
    Policy policy(History history, int[] packs, Timing timing, int learnt);

    /** The engine that also decides live. */
    record Engine(ServiceAim aim) implements Rule {
        @Override
        public Policy policy(History history, int[] packs, Timing timing, int learnt) {
            return new OurPolicy(history, packs, timing, aim, learnt);
        }
    }

    /** Mean of the last days in stock, and z standard deviations more. */
    record Mean(int days, double z) implements Rule {
        @Override
        public Policy policy(History history, int[] packs, Timing timing, int learnt) {
            return new MovingMean(packs.length, days, timing.protection(), z);
        }
    }

    /** The same level for every store-item, in units, 0 and up. */
    record Fixed(int level) implements Rule {
        @Override
        public Policy policy(History history, int[] packs, Timing timing, int learnt) {
            return new FixedLevel(level);
        }
    }
}
