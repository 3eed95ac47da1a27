package io.restock.backtest;

import io.restock.backtest.history.UserError;
import io.restock.backtest.simulation.Timing;
import io.restock.backtest.whatif.CutOff;
import io.restock.backtest.whatif.Plan;
import io.restock.backtest.whatif.Rule;
import io.restock.engine.aim.ServiceAim;
import java.time.Duration;
import java.time.LocalTime;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/** The parameters of two plans: one value for both, or two, of which the first is what is now. */
final class PlanOptions {
    private static final int[] OWN_PACKS = {};

    @Option(names = {"--service-level", "--service"}, split = ",", paramLabel = "SHARE", defaultValue = "0.98",
            description = "Service level of ours, above 0 and below 1. Default: ${DEFAULT-VALUE}.")
    private double[] service;

    @Option(names = "--policy", split = ",", paramLabel = "POLICY", defaultValue = "ours",
            description = "ours; fixed:LEVEL, the same reorder level for all; mean:DAYS:Z, the mean of the last days in stock and z standard deviations. Default: ${DEFAULT-VALUE}.")
    private String[] policy;

    @Option(names = "--pack", split = ",", paramLabel = "UNITS", description = "Units of a case pack, 1 and up. Default: each item's own.")
    private int[] pack = OWN_PACKS;

    @Option(names = "--lead", split = ",", paramLabel = "DAYS", defaultValue = "2", description = "Days from order to shelf, 1 to 14. Default: ${DEFAULT-VALUE}.")
    private int[] lead;

    @Option(names = "--cut-off", split = ",", paramLabel = "HH:MM",
            description = "When the distribution center closes its wave, instead of --lead: stores order at the close, and sell from the first opening after the arrival.")
    private LocalTime[] cutOff;

    @Option(names = "--travel", paramLabel = "HOURS", defaultValue = "5", description = "From cut-off to shelf, 0 to 168. Default: ${DEFAULT-VALUE}.")
    private int travel;

    @Option(names = "--opens", paramLabel = "HH:MM", defaultValue = "07:00", description = "When stores open. Default: ${DEFAULT-VALUE}.")
    private LocalTime opens;

    @Option(names = "--closes", paramLabel = "HH:MM", defaultValue = "22:00", description = "When stores close. Default: ${DEFAULT-VALUE}.")
    private LocalTime closes;

    @Option(names = "--review", split = ",", paramLabel = "DAYS", defaultValue = "1", description = "Days between orders, 1 to 14. Default: ${DEFAULT-VALUE}.")
    private int[] review;

    /** @param which 0 for what is now, 1 for the other */
    Plan plan(String name, int which) {
        int days = cutOff == null ? lead[of("--lead", lead.length, which)]
                : new CutOff(cutOff[of("--cut-off", cutOff.length, which)], Duration.ofHours(travel), opens, closes).leadDays();
        var packs = pack.length == 0 ? OptionalInt.empty() : OptionalInt.of(pack[of("--pack", pack.length, which)]);
        return new Plan(name, new Timing(days, review[of("--review", review.length, which)]), packs, rule(policy[of("--policy", policy.length, which)], which));
    }

    private Rule rule(String text, int which) {
        String[] parts = text.strip().split(":");
        try {
            if (parts[0].equals("ours") && parts.length == 1) {
                return new Rule.Engine(new ServiceAim.InStock(service[of("--service-level", service.length, which)]));
            }
            if (parts[0].equals("fixed") && parts.length == 2) {
                return new Rule.Fixed(Integer.parseInt(parts[1]));
            }
            if (parts[0].equals("mean") && parts.length == 3) {
                return new Rule.Mean(Integer.parseInt(parts[1]), Double.parseDouble(parts[2]));
            }
        } catch (NumberFormatException e) {
            throw unknown(text);
        }
        throw unknown(text);
    }

    private static UserError unknown(String text) {
        return new UserError("--policy must be ours, fixed:LEVEL such as fixed:12, or mean:DAYS:Z such as mean:28:2, was \"" + text + "\"");
    }

    private static int of(String option, int values, int which) {
        if (values > 2) {
            throw new UserError(option + " takes one value for both or two, had " + values);
        }
        return Math.min(which, values - 1);
    }
}
