package io.restock.backtest;

import io.restock.backtest.history.Days;
import io.restock.backtest.history.HistoryFiles;
import io.restock.backtest.history.PriceFile;
import io.restock.backtest.history.UserError;
import io.restock.backtest.phantom.PhantomTable;
import io.restock.backtest.report.Calibration;
import io.restock.backtest.report.Curve;
import io.restock.backtest.report.SvgPlot;
import io.restock.contracts.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Compares policies on recorded sales. */
@Command(name = "backtest", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Units on hand against the share of demand met, of our policy and others, on recorded sales in the form of the M5 competition. "
                + "Days 1 to 1183 are learnt, 1184 to 1548 tuned, 1549 to 1913 tested; what is not on the shelf is lost.")
public final class BacktestCommand implements Callable<Integer> {
    private static final double[] FILLS = {0.95, 0.96, 0.97, 0.98, 0.99};
    private static final int[] LEADS = {2, 1};

    @Option(names = "--sales", required = true, description = "item_id,dept_id,store_id,d_1,…; an empty day is not listed")
    private Path sales;

    @Option(names = "--calendar", required = true, description = "date of each day")
    private Path calendar;

    @Option(names = "--prices", description = "weekly prices: what the stock is worth stands beside its units; no policy reads them, since an uplift by price gained nothing")
    private Path prices;

    @Option(names = "--items", defaultValue = "1000", description = "most items, the first of the file (default ${DEFAULT-VALUE})")
    private int items;

    @Option(names = "--questions", description = "instead: phantom stock is put in, and the stores are asked; what the questions find, by the doubt from which on they are asked")
    private boolean questions;

    @Option(names = "--json", description = "writes the curves and the calibration as JSON")
    private Path json;

    @Option(names = "--csv", description = "writes every run as CSV")
    private Path csv;

    @Option(names = "--svg", description = "draws the curves")
    private Path svg;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (items < 1) {
            throw new UserError("--items must be 1 or more, was " + items);
        }
        var history = HistoryFiles.read(sales, calendar, items);
        PrintWriter out = spec.commandLine().getOut();
        out.printf("%d series%n", history.series().size());
        if (questions) {
            PhantomTable.print(out, history);
            return 0;
        }
        double[] worth = prices == null ? new double[0] : PriceFile.read(prices, calendar, history, Days.TEST);
        long unpriced = Arrays.stream(worth).filter(price -> price == 0).count();
        out.print(prices == null ? "no --prices: stock is given in units, not in money%n".formatted()
                : unpriced > 0 ? "%d of them have no price in the test days: their stock is worth nothing%n".formatted(unpriced) : "");
        var curves = new ArrayList<Curve>();
        var values = new ArrayList<Curve>();
        var calibrations = new LinkedHashMap<String, double[][]>();
        for (int lead : LEADS) {
            var contest = new Contest(history, lead);
            var ofLead = contest.curves();
            curves.addAll(ofLead);
            var calibration = contest.calibration();
            calibrations.put("t+" + lead, calibration);
            print(out, lead, ofLead, calibration);
            if (worth.length > 0) {
                var valueOfLead = contest.values(worth);
                values.addAll(valueOfLead);
                printValues(out, valueOfLead);
            }
            out.flush();
        }
        write(json, () -> Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(figures(curves, values, calibrations)));
        write(csv, () -> csv(curves));
        write(svg, () -> SvgPlot.of(curves.stream().filter(curve -> curve.lead() == LEADS[0] && curve.speed().equals(Contest.ALL)).toList()));
        return 0;
    }

    private static void print(PrintWriter out, int lead, List<Curve> curves, double[][] calibration) {
        out.printf("%nordered at the close of day t, usable at t+%d: average units on hand at a fill rate of%n%-8s%-34s", lead, "class", "policy");
        Arrays.stream(FILLS).forEach(fill -> out.printf(Locale.ROOT, "%10.0f%%", 100 * fill));
        out.println();
        curves.stream().sorted(Comparator.comparingInt(BacktestCommand::rank)).forEach(curve -> line(out, curve));
        double ratio = at(curves, Contest.OURS) / at(curves, Contest.MOVING_MEAN);
        out.printf(Locale.ROOT, "ours against the %s at 98%%: %.3f%n", Contest.MOVING_MEAN, ratio);
        for (SpeedClass speed : SpeedClass.values()) {
            double[] shares = calibration[speed.ordinal()];
            if (Double.isNaN(shares[0])) {
                out.printf("%-8sno series of this class%n", speed);
                continue;
            }
            out.printf(Locale.ROOT, "%-8sintervals within our 90%%, 95%%, 99%% quantile: %.1f%%, %.1f%%, %.1f%%%n", speed, 100 * shares[0], 100 * shares[1],
                    100 * shares[2]);
        }
    }

    private static void printValues(PrintWriter out, List<Curve> values) {
        out.println("the same stock in money, at each item's mean price of the test days");
        values.forEach(curve -> line(out, curve));
    }

    private static void line(PrintWriter out, Curve curve) {
        out.printf("%-8s%-34s", curve.speed(), curve.policy());
        Arrays.stream(FILLS).forEach(fill -> out.printf("%11s", shown(curve.onHandAt(fill))));
        out.println();
    }

    private static int rank(Curve curve) {
        return curve.speed().equals(Contest.ALL) ? -1 : SpeedClass.valueOf(curve.speed()).ordinal();
    }

    private static double at(List<Curve> curves, String policy) {
        return curves.stream().filter(curve -> curve.policy().equals(policy) && curve.speed().equals(Contest.ALL)).findFirst().orElseThrow().onHandAt(0.98);
    }

    private static String shown(double onHand) {
        return Double.isNaN(onHand) ? "-" : String.format(Locale.ROOT, "%,.0f", onHand);
    }

    private static String csv(List<Curve> curves) {
        var text = new StringBuilder("lead_days,class,policy,parameter,fill_rate,average_on_hand\n");
        curves.forEach(curve -> curve.points().forEach(point -> text.append(String.format(Locale.ROOT, "%d,%s,%s,%s,%.6f,%.3f%n", curve.lead(), curve.speed(),
                curve.policy().replace(",", ""), point.parameter(), point.fill(), point.onHand()))));
        return text.toString();
    }

    private static Map<String, Object> figures(List<Curve> curves, List<Curve> values, Map<String, double[][]> calibrations) {
        return Map.of("curves", rows(curves, "averageOnHand"), "values", rows(values, "averageValueOnHand"),
                "calibration", Map.of("quantiles", Calibration.levels(), "classes", SpeedClass.values(), "shares", calibrations));
    }

    private static List<Map<String, Object>> rows(List<Curve> curves, String figure) {
        var rows = new ArrayList<Map<String, Object>>();
        for (var curve : curves) {
            var atFill = new LinkedHashMap<String, Object>();
            for (double fill : FILLS) {
                double onHand = curve.onHandAt(fill);
                atFill.put(String.valueOf(fill), Double.isNaN(onHand) ? null : onHand);
            }
            rows.add(Map.of("lead", curve.lead(), "class", curve.speed(), "policy", curve.policy(), figure, atFill, "runs", curve.points()));
        }
        return rows;
    }

    /** Text that may fail to be written. */
    private interface Text {
        String get() throws IOException;
    }

    private static void write(Path file, Text text) {
        if (file == null) {
            return;
        }
        try {
            Files.writeString(file, text.get());
        } catch (IOException e) {
            throw new UserError("cannot write " + file + ": " + e.getMessage());
        }
    }
}
