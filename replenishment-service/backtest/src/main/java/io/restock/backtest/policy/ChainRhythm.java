package io.restock.backtest.policy;

import static java.util.Objects.requireNonNull;

import io.restock.backtest.history.History;
import io.restock.backtest.history.Series;
import io.restock.backtest.simulation.Policy.Sold;
import io.restock.engine.Rhythm;
import io.restock.engine.TaylorsLaw;
import io.restock.engine.TaylorsLaw.Window;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The week of each department, that of each of its stores shrunk to it as if 1,000 more units had sold in the department's week, and Taylor's law of each
 * department. Doors are closed on 25 December.
 */
final class ChainRhythm {
    private static final int WEEK = 7;
    private static final int FIRST_WEEKS = 56;
    private static final double SHRUNK_BY = 1_000;
    private static final double QUIETEST_WEEKDAY = 0.3;
    private static final double CLOSED = 0.02;
    private static final double FORGET_DEPARTMENT = 0.998;
    private static final double FORGET_STORE = 0.9995;

    private final History history;
    private final Map<String, Week> departments = new HashMap<>();
    private final Map<String, Week> stores = new HashMap<>();
    private final Map<String, List<Window>> windows = new HashMap<>();
    private final List<Week> storeOf = new ArrayList<>();
    private final List<Rhythm> rhythms = new ArrayList<>();
    private final Seen[] seen;
    private boolean fitted;

    private static final class Week {
        private final @Nullable Week parent;
        private final double[] sold = new double[WEEK];
        private final double[] index = new double[WEEK];
        private TaylorsLaw law = TaylorsLaw.CHAIN;

        Week(@Nullable Week parent) {
            this.parent = parent;
            Arrays.fill(index, 1);
        }

        Week department() {
            return requireNonNull(parent, "the week of a department has none above it");
        }

        void close(boolean known, double forget) {
            double total = Arrays.stream(sold).sum();
            for (int weekday = 0; weekday < WEEK; weekday++) {
                double prior = parent == null ? 0 : SHRUNK_BY;
                double expected = parent == null ? 0 : parent.index[weekday];
                if (known && total > 0) {
                    index[weekday] = Math.max(QUIETEST_WEEKDAY, (sold[weekday] * WEEK + prior * expected) / (total + prior));
                }
                sold[weekday] *= forget;
            }
        }
    }

    /** Days of one series. */
    private static final class Seen {
        private int days;
        private double units;
        private double squares;
        private double busy;

        void add(int sold, double index) {
            days++;
            units += sold;
            squares += (double) sold * sold / index;
            busy += index;
        }

        /** Of an average day: {@code m = Σx / Σw} and {@code v = [Σx²/w − m²·Σw] / (n − 1)}. */
        Window window() {
            double mean = units / busy;
            return new Window(mean, (squares - busy * mean * mean) / (days - 1));
        }
    }

    ChainRhythm(History history) {
        this.history = history;
        this.seen = new Seen[history.series().size()];
        Arrays.setAll(seen, _ -> new Seen());
        for (Series series : history.series()) {
            var department = departments.computeIfAbsent(series.department(), _ -> new Week(null));
            var store = stores.computeIfAbsent(series.department() + "|" + series.store(), _ -> new Week(department));
            storeOf.add(store);
            rhythms.add(rhythm(store));
        }
    }

    Rhythm of(int series) {
        return rhythms.get(series);
    }

    private Rhythm rhythm(Week week) {
        return new Rhythm() {
            @Override
            public double of(LocalDate date) {
                double weekday = week.index[date.getDayOfWeek().ordinal()];
                return date.getMonthValue() == 12 && date.getDayOfMonth() == 25 ? CLOSED : weekday;
            }

            @Override
            public TaylorsLaw variation() {
                return week.department().law;
            }
        };
    }

    void close(int day, Sold sold) {
        int weekday = history.dates().get(day).getDayOfWeek().ordinal();
        for (int i = 0; i < rhythms.size(); i++) {
            if (sold.listed(i)) {
                storeOf.get(i).sold[weekday] += sold.units(i);
                storeOf.get(i).department().sold[weekday] += sold.units(i);
                observe(i, sold.units(i), rhythms.get(i).of(history.dates().get(day)));
            }
        }
        departments.values().forEach(week -> week.close(day > FIRST_WEEKS, FORGET_DEPARTMENT));
        stores.values().forEach(week -> week.close(day > FIRST_WEEKS, FORGET_STORE));
    }

    /** Windows of eight weeks, until the law is fitted. A busy weekday is not variation: it is known beforehand. */
    private void observe(int i, int units, double busy) {
        if (fitted) {
            return;
        }
        seen[i].add(units, busy);
        if (seen[i].days == FIRST_WEEKS) {
            if (seen[i].units > 0) {
                windows.computeIfAbsent(history.series().get(i).department(), _ -> new ArrayList<>()).add(seen[i].window());
            }
            seen[i] = new Seen();
        }
    }

    /** Fits Taylor's law to what was seen so far, once. */
    void fit() {
        fitted = true;
        departments.forEach((name, week) -> week.law = TaylorsLaw.fitted(
                windows.getOrDefault(name, List.of()).stream().filter(w -> w.variance() > 0).toList()));
    }
}
