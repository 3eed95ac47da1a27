package io.restock.backtest.phantom;

import io.restock.backtest.history.Days;
import io.restock.backtest.history.History;
import io.restock.backtest.phantom.PhantomTrial.Tally;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.stream.LongStream;

/** What questions find and save, by the doubt from which on they are asked, on the days for tuning and on those for testing. */
public final class PhantomTable {
    private static final double[] DOUBTS = {0.6, 0.8, 0.9, 0.95, 0.99, 0.999};
    private static final double NEVER = 2;
    private static final double EVENTS_A_DAY = 1 / 3_000.0;
    private static final int MOST_DAYS = 60;
    private static final int SEEDS = 5;
    private static final double DAYS_A_WEEK = 7;

    private PhantomTable() {}

    public static void print(PrintWriter out, History history) {
        print(out, history, "tuning", Days.TUNE);
        print(out, history, "test", Days.TEST);
    }

    private static void print(PrintWriter out, History history, String name, Days days) {
        var trial = new PhantomTrial(history, days, EVENTS_A_DAY, MOST_DAYS);
        long lostUnasked = tally(trial, NEVER).lost();
        double storeItemWeeks = (double) SEEDS * history.series().size() * days.length() / DAYS_A_WEEK;
        out.printf(Locale.ROOT, "%n%s days: a shelf is a phantom from one day of %,.0f on, for %d days unless it is looked at; %,d units are lost if nobody asks%n", name,
                1 / EVENTS_A_DAY,
                MOST_DAYS, lostUnasked);
        out.printf("%-8s%36s%12s%12s%12s%12s%18s%n", "doubt", "questions a week of 1,000 items", "precision", "recall", "days", "saved", "units a question");
        for (double doubt : DOUBTS) {
            var tally = tally(trial, doubt);
            double saved = lostUnasked - tally.lost();
            out.printf(Locale.ROOT, "%-8s%36.1f%11.1f%%%11.1f%%%12.1f%11.1f%%%18.1f%n", doubt, 1_000 * tally.questions() / storeItemWeeks,
                    percent(tally.found(), tally.questions()),
                    percent(tally.found(), tally.events()), tally.found() == 0 ? 0 : (double) tally.waited() / tally.found(), percent(saved, lostUnasked),
                    tally.questions() == 0 ? 0 : saved / tally.questions());
        }
        out.flush();
    }

    private static double percent(double part, double whole) {
        return whole == 0 ? 0 : 100 * part / whole;
    }

    private static Tally tally(PhantomTrial trial, double doubt) {
        return LongStream.range(0, SEEDS).mapToObj(seed -> trial.run(doubt, seed)).reduce(new Tally(0, 0, 0, 0, 0), Tally::plus);
    }
}
