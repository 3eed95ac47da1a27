package io.restock.backtest.policy;

import io.restock.backtest.history.Days;
import io.restock.backtest.history.History;
import io.restock.backtest.simulation.Policy;
import io.restock.backtest.simulation.Timing;
import io.restock.backtest.textbook.CensoredDemand;
import io.restock.engine.Demand;
import io.restock.engine.DemandState;
import io.restock.engine.Rhythm;
import io.restock.engine.aim.Protection;
import io.restock.engine.aim.ServiceAim;
import java.time.LocalDate;

/**
 * The engine that also decides live: {@link DemandState} and {@link ServiceAim}, with weekdays and variances pooled by department. Days are known by their totals
 * here, so that the share of a day in stock is what sold over what such a day would have wanted, given that it wanted that much.
 */
public final class OurPolicy implements Policy {
    private static final double SHORTEST_SHARE = 0.1;

    private final History history;
    private final ChainRhythm rhythms;
    private final DemandState[] states;
    private final int[] packs;
    private final Timing timing;
    private final ServiceAim aim;
    private final int fittedAfter;

    public OurPolicy(History history, int[] packs, int protection, double serviceLevel) {
        this(history, packs, new Timing(protection, 1), new ServiceAim.InStock(serviceLevel), Days.LEARN.end());
    }

    /** @param fittedAfter days after which Taylor's law is fitted to what was seen, once */
    public OurPolicy(History history, int[] packs, Timing timing, ServiceAim aim, int fittedAfter) {
        this.history = history;
        this.rhythms = new ChainRhythm(history);
        this.states = new DemandState[packs.length];
        this.packs = packs;
        this.timing = timing;
        this.aim = aim;
        this.fittedAfter = fittedAfter;
    }

    @Override
    public void close(int day, Sold sold) {
        LocalDate date = history.dates().get(day);
        for (int i = 0; i < states.length; i++) {
            if (sold.listed(i)) {
                var known = states[i] == null ? DemandState.starting(date.atStartOfDay(), packs[i]) : states[i].until(date.atStartOfDay(), false, rhythms.of(i));
                states[i] = known.closed(sold.units(i), share(known, date, sold, i), rhythms.of(i));
            }
        }
        rhythms.close(day, sold);
        if (day + 1 == fittedAfter) {
            rhythms.fit();
        }
    }

    private double share(DemandState state, LocalDate date, Sold sold, int i) {
        if (!sold.soldOut(i)) {
            return 1;
        }
        int units = sold.units(i);
        Rhythm rhythm = rhythms.of(i);
        double busy = rhythm.of(date);
        double expected = state.level(rhythm.variation()) * busy;
        var law = new Demand(expected, Math.max(expected, state.dailyVariance(rhythm) * busy)).law();
        return units == 0 ? 0 : Math.clamp(units / CensoredDemand.expected(law, units), SHORTEST_SHARE, 1);
    }

    /** What customers will want from the morning after a day until the next order can be there. */
    public Demand demand(int series, int day) {
        return demand(series, day, timing.protection());
    }

    private Demand demand(int series, int day, int days) {
        var from = history.dates().get(day).plusDays(1).atStartOfDay();
        return states[series].between(from, from.plusDays(days), rhythms.of(series));
    }

    public boolean knows(int series) {
        return states[series] != null;
    }

    @Override
    public int reorderLevel(int series, int day) {
        if (!knows(series)) {
            return packs[series];
        }
        var protection = new Protection(demand(series, day, timing.lead() - 1), demand(series, day), timing.protection());
        return Math.max(1, aim.reorderLevel(protection, packs[series]));
    }
}
