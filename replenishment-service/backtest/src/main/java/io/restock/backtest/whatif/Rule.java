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
        private static final int MOST_DAYS = 365;

        /** @throws IllegalArgumentException if a field is out of its bounds */
        public Mean {
            if (days < 1 || days > MOST_DAYS || !(z >= 0 && z <= 20)) {
                throw new IllegalArgumentException("mean must be of 1 to " + MOST_DAYS + " days and 0 to 20 standard deviations, was " + days + " and " + z);
            }
        }

        @Override
        public Policy policy(History history, int[] packs, Timing timing, int learnt) {
            return new MovingMean(packs.length, days, timing.protection(), z);
        }
    }

    /** The same level for every store-item, in units, 0 and up. */
    record Fixed(int level) implements Rule {
        /** @throws IllegalArgumentException if the level is negative */
        public Fixed {
            if (level < 0) {
                throw new IllegalArgumentException("fixed level must be 0 or more, was " + level);
            }
        }

        @Override
        public Policy policy(History history, int[] packs, Timing timing, int learnt) {
            return new FixedLevel(level);
        }
    }
}
