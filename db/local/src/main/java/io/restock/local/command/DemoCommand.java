package io.restock.local.command;

import io.restock.local.demo.Screen;
import io.restock.local.demo.Trade;
import io.restock.local.duration.DurationText;
import io.restock.local.supervisor.FastStarts;
import io.restock.local.supervisor.Home;
import io.restock.local.supervisor.LogFile;
import io.restock.local.supervisor.Plan;
import io.restock.local.supervisor.Purpose;
import io.restock.local.supervisor.StartFailure;
import io.restock.local.supervisor.Supervisor;
import io.restock.local.token.LocalToken;
import io.restock.local.verification.Accounts;
import io.restock.local.verification.Operator;
import io.restock.local.verification.Promised;
import io.restock.local.verification.Threshold;
import io.restock.local.verification.Verifier;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Everything at once, in the foreground, with simulated trade. */
@Command(name = "demo", sortOptions = false, description = {
    "Starts everything afresh, opens simulated stores, and shows live figures until Ctrl-C, --for or --days.",
    "At the end the tills close, everything drains, all invariants are verified and the trade is judged: exit code 0 means that they hold,",
    "and that the promise was kept and the shelves were full.",
    "It deletes what the last demo left in its directory, and never other data; ./restock up has data of its own."})
public final class DemoCommand implements Callable<Integer> {
    private static final int MOST_STORES = 10_000;
    private static final int MOST_ITEMS = 1_000_000;
    private static final int MOST_CENTERS = 100;
    private static final int MOST_DAYS = 366;
    private static final Duration LONGEST = Duration.ofDays(31);
    private static final Duration DRAIN = Duration.ofSeconds(60);

    @Spec
    private CommandSpec spec;

    @Mixin
    private StartOptions start;

    @Option(names = "--speed", paramLabel = "X", defaultValue = "1",
            description = "Speed of the business clock; 720 makes a day of two minutes. Default: ${DEFAULT-VALUE}.")
    private double speed;

    @Option(names = "--for", paramLabel = "DURATION", description = "Ends by itself, such as 90s, 3m, 1h. Default: at Ctrl-C.")
    private Duration duration;

    @Option(names = "--days", paramLabel = "N", description = "Ends by itself after so many business days, at the end of the last.")
    private Integer days;

    @Option(names = "--keep", description = "Goes on with the data of the last demo. With existing engines a demo always does.")
    private boolean keep;

    @Option(names = "--stores", paramLabel = "N", defaultValue = "20", description = "Stores of the chain. Default: ${DEFAULT-VALUE}.")
    private int stores;

    @Option(names = "--dcs", paramLabel = "N", description = "Distribution centers of the chain. Default: one for each 25 stores, two at least if one is stopped.")
    private Integer centers;

    @Option(names = "--items", paramLabel = "N", defaultValue = "500", description = "Items of the chain. Default: ${DEFAULT-VALUE}.")
    private int items;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "The same seed trades the same. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--no-suppliers", description = "Breaks the world: suppliers deliver nothing, and distribution centers open with next to nothing.")
    private boolean noSuppliers;

    @Option(names = "--stop-center", paramLabel = "DAY",
            description = {"Nobody works at one distribution center on that business day, the first is 1, and another stands in for it.",
                "The chain then has two at least."})
    private Integer stopCenter;

    @Option(names = "--suppliers-short", paramLabel = "SHARE", defaultValue = "0", description = "Share of suppliers' lines that do not come, 0 to 1. Default: ${DEFAULT-VALUE}.")
    private double suppliersShort;

    @Override
    public Integer call() throws IOException, InterruptedException {
        bounded("--stores", stores, MOST_STORES);
        bounded("--items", items, MOST_ITEMS);
        if (days != null) {
            bounded("--days", days, MOST_DAYS);
        }
        if (centers != null) {
            bounded("--dcs", centers, Math.min(stores, MOST_CENTERS));
        }
        if (stopCenter != null) {
            bounded("--stop-center", stopCenter, days == null ? MOST_DAYS : days);
            needsTwo("--stores", stores);
            needsTwo("--dcs", centers);
        }
        if (!(suppliersShort >= 0 && suppliersShort <= 1)) {
            throw new ParameterException(spec.commandLine(), "--suppliers-short must be between 0 and 1, was " + suppliersShort);
        }
        if (duration != null && duration.compareTo(LONGEST) > 0) {
            throw new ParameterException(spec.commandLine(), "--for must be at most " + LONGEST.toHours() + "h, was " + DurationText.of(duration));
        }
        var purpose = keep || start.engineExists() ? Purpose.DEMO_GOES_ON : Purpose.DEMO;
        var closing = new ClosingBell();
        try (var supervisor = Supervisor.prepare(start.request(start.home().ofDemo(), speed, purpose), System.getenv(), closing::say)) {
            closing.ringsOnCtrlC();
            var link = LoginLink.fresh(supervisor.plan().home(), supervisor.plan().ports());
            System.out.println(Starting.sentence(link));
            supervisor.start(new Starting(supervisor.plan().parts().size()));
            return closing.exitCode(run(supervisor, closing, link));
        } catch (StartFailure e) {
            closing.exitCode(1);
            throw e;
        } finally {
            FastStarts.writeInBackground(start.project(), FastStartsCommand.NAME);
            closing.allIsStopped();
        }
    }

    private void needsTwo(String option, Integer count) {
        if (count != null && count < 2) {
            throw new ParameterException(spec.commandLine(), "--stop-center needs stores of two distribution centers: " + option + " must be 2 at least, was " + count);
        }
    }

    private void bounded(String option, int value, int most) {
        if (value < 1 || value > most) {
            throw new ParameterException(spec.commandLine(), option + " must be between 1 and " + most + ", was " + value);
        }
    }

    private int run(Supervisor supervisor, ClosingBell closing, String link) throws IOException, InterruptedException {
        var plan = supervisor.plan();
        var operator = RunningSystem.operator(plan.home(), plan.ports());
        var screen = new Screen(plan, link, System.out, System.console() != null && System.console().isTerminal());
        var token = RunningSystem.token(plan.home(), "simulated-trade", LocalToken.ROLES);
        var trade = Trade.open(plan.project(), plan.home(), plan.ports(), plan.clock(),
                new Trade.Size(stores, Optional.ofNullable(centers), items, seed, Optional.ofNullable(days), !noSuppliers, suppliersShort, Optional.ofNullable(stopCenter)),
                token);
        supervisor.letTimePass(Trade.NAME);
        boolean tradedOn = watch(trade, plan.home(), operator, screen, closing);
        System.out.println("\nclosing the tills");
        trade.close();
        return account(operator, screen, trade, plan) && tradedOn ? 0 : 1;
    }

    /** Returns at Ctrl-C, when the time or the last day is over, or, with false, when the trade broke off by itself. */
    private boolean watch(Trade trade, Home home, Operator operator, Screen screen, ClosingBell closing) throws InterruptedException {
        long begun = System.nanoTime();
        while (true) {
            var running = Duration.ofNanos(System.nanoTime() - begun);
            if (!trade.isOpen()) {
                if (days != null && trade.endedWell()) {
                    return true;
                }
                var log = Trade.log(home);
                System.err.println("restock: the simulated trade ended by itself; its log is " + log
                        + "\n  last error: " + LogFile.lastError(log));
                return false;
            }
            if (duration != null && running.compareTo(duration) >= 0) {
                return true;
            }
            screen.draw(Accounts.read(operator), Promised.read(operator), running);
            var left = duration == null ? screen.rhythm() : duration.minus(running);
            if (closing.rangWithin(left.compareTo(screen.rhythm()) < 0 ? left : screen.rhythm())) {
                return true;
            }
        }
    }

    private static boolean account(Operator operator, Screen screen, Trade trade, Plan plan) throws IOException {
        System.out.println("letting everything drain");
        var report = new Verifier(operator, DRAIN).verify().with(Threshold.judge(operator, Trade.account(plan.home())));
        screen.drawAccount(Accounts.read(operator), Promised.read(operator), trade.figures());
        System.out.print(report.table());
        System.out.println(FastStarts.stopping(plan.project()));
        return report.holds();
    }
}
