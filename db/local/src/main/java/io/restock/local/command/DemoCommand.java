package io.restock.local.command;

import io.restock.local.demo.Screen;
import io.restock.local.demo.Trade;
import io.restock.local.supervisor.Home;
import io.restock.local.supervisor.LogFile;
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
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Everything at once, in the foreground, with simulated trade. */
@Command(name = "demo", sortOptions = false, description = {
    "Starts everything, opens simulated stores, and shows live figures until Ctrl-C or --for.",
    "At the end the tills close, everything drains, all invariants are verified and the trade is judged: exit code 0 means that they hold,",
    "and that the promise was kept and the shelves were full."})
public final class DemoCommand implements Callable<Integer> {
    @Mixin
    private HelpOption help;

    private static final int MOST_STORES = 10_000;
    private static final int MOST_ITEMS = 1_000_000;
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

    @Option(names = "--stores", paramLabel = "N", defaultValue = "20", description = "Stores of the chain. Default: ${DEFAULT-VALUE}.")
    private int stores;

    @Option(names = "--items", paramLabel = "N", defaultValue = "500", description = "Items of the chain. Default: ${DEFAULT-VALUE}.")
    private int items;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "The same seed trades the same. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Override
    public Integer call() throws IOException, InterruptedException {
        bounded("--stores", stores, MOST_STORES);
        bounded("--items", items, MOST_ITEMS);
        var closing = new ClosingBell();
        try (var supervisor = Supervisor.prepare(start.request(speed), System.getenv(), closing::tell)) {
            closing.ringsOnCtrlC();
            supervisor.start((part, after) -> System.out.printf("  %-20s ready after %.1f s%n", part.title(), after.toMillis() / 1000.0));
            return closing.exitCode(run(supervisor, closing));
        } catch (StartFailure e) {
            closing.exitCode(1);
            throw e;
        } finally {
            closing.allIsStopped();
        }
    }

    private void bounded(String option, int value, int most) {
        if (value < 1 || value > most) {
            throw new ParameterException(spec.commandLine(), option + " must be between 1 and " + most + ", was " + value);
        }
    }

    private int run(Supervisor supervisor, ClosingBell closing) throws IOException, InterruptedException {
        var plan = supervisor.plan();
        var operator = RunningSystem.operator(plan.home(), plan.ports());
        var screen = new Screen(plan, System.out, System.console() != null && System.console().isTerminal());
        var token = RunningSystem.token(plan.home(), "simulated-trade", LocalToken.ROLES);
        var trade = Trade.open(plan.project(), plan.home(), plan.ports(), plan.clock(), new Trade.Size(stores, items, seed), token);
        boolean tradedOn = watch(trade, operator, screen, closing);
        System.out.println("\nclosing the tills");
        trade.close();
        return account(operator, screen, trade, plan.home()) && tradedOn ? 0 : 1;
    }

    /** Returns at Ctrl-C, when the time is over, or, with false, when the trade broke off by itself. */
    private boolean watch(Trade trade, Operator operator, Screen screen, ClosingBell closing) throws InterruptedException {
        long begun = System.nanoTime();
        while (true) {
            var running = Duration.ofNanos(System.nanoTime() - begun);
            if (!trade.isOpen()) {
                var log = Trade.log(start.home());
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

    private static boolean account(Operator operator, Screen screen, Trade trade, Home home) throws IOException {
        System.out.println("letting everything drain");
        var report = new Verifier(operator, DRAIN).verify().with(Threshold.judge(operator, Trade.account(home)));
        screen.drawAccount(Accounts.read(operator), Promised.read(operator), trade.figures());
        System.out.print(report.table());
        System.out.println("stopping");
        return report.holds();
    }
}
