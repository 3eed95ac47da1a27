package io.restock.terminal;

import io.restock.contracts.BusinessClock;
import io.restock.terminal.chain.ChainGenerator;
import io.restock.terminal.figures.Figures;
import io.restock.terminal.figures.FiguresWriter;
import io.restock.terminal.rest.Services;
import io.restock.terminal.world.World;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code simulate}: an invented chain that trades until it is stopped. */
@Command(name = "simulate", mixinStandardHelpOptions = true,
        description = "Seeds a chain of stores and trades in it: tills sell, staff receive, count, pick and despatch.")
final class SimulateCommand implements Callable<Integer> {
    /** What was published of the past stays, for a demo that goes on. */
    private static final int PAST_DAYS = 100;
    private static final int COMING_DAYS = 366;

    @Option(names = "--stores", defaultValue = "20", description = "stores (${DEFAULT-VALUE})")
    int stores;

    @Option(names = "--items", defaultValue = "400", description = "items that every store sells (${DEFAULT-VALUE})")
    int items;

    @Option(names = "--dcs", description = "distribution centers (one for each 25 stores, two at least if one is stopped)")
    Integer dcs;

    @Option(names = "--tills-per-store", defaultValue = "3", description = "tills of a store (${DEFAULT-VALUE})")
    int tillsPerStore;

    @Option(names = "--seed", defaultValue = "1", description = "the same seed gives the same chain (${DEFAULT-VALUE})")
    long seed;

    @Option(names = "--turnover", defaultValue = "6", description = "lines that a store sells of an average item on a day (${DEFAULT-VALUE})")
    double turnover;

    @Option(names = "--speed", defaultValue = "${sys:restock.clock.speed:-${RESTOCK_CLOCK_SPEED:-720}}",
            description = "business seconds in a wall second (${DEFAULT-VALUE})")
    String speed;

    @Option(names = "--for", paramLabel = "DURATION", description = "wall time to trade, such as PT90S or PT1H (until stopped)")
    Duration duration;

    @Option(names = "--days", paramLabel = "N", description = "business days to trade, the first one included: ends when stores close on the last")
    Integer days;

    @Option(names = "--no-suppliers", description = "distribution centers open with next to nothing, and nobody supplies them: shows what a broken chain looks like")
    boolean noSuppliers;

    @Option(names = "--stop-center", paramLabel = "DAY", description = "nobody works at the first distribution center on this business day, the first is 1; the second stands in")
    Integer stopCenter;

    @Option(names = "--suppliers-short", paramLabel = "SHARE", defaultValue = "0", description = "share of suppliers' lines that do not come, 0 to 1 (${DEFAULT-VALUE})")
    double suppliersShort;

    @Option(names = "--drain", paramLabel = "DURATION", defaultValue = "PT60S",
            description = "wall time in which tills may deliver what waits after the end (${DEFAULT-VALUE})")
    Duration drain;

    @Option(names = "--open-requests", defaultValue = "64", description = "requests of tills under way at once (${DEFAULT-VALUE})")
    int openRequests;

    @Mixin
    Addresses addresses;

    @Option(names = "--replenishment", paramLabel = "URL", defaultValue = "${RESTOCK_REPLENISHMENT_URL:-http://127.0.0.1:8083}",
            description = "the replenishment service (${DEFAULT-VALUE})")
    URI replenishment;

    @Option(names = "--distribution", paramLabel = "URL", defaultValue = "${RESTOCK_DISTRIBUTION_URL:-http://127.0.0.1:8084}",
            description = "the distribution center service (${DEFAULT-VALUE})")
    URI distribution;

    @Option(names = "--figures", description = "write a JSON line of figures to standard output every second")
    boolean showFigures;

    @Option(names = "--account", paramLabel = "FILE", description = "keep the latest line of figures in this file")
    Path account;

    @Override
    public Integer call() throws InterruptedException {
        var clock = BusinessClock.configured(name -> name.equals("speed") ? speed : setting(name));
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var chain = new ChainGenerator(seed, stores, items, centers(), turnover).chain().withHolidays(today.minusDays(PAST_DAYS), PAST_DAYS + COMING_DAYS);
        var services = Services.at(addresses.gateway, addresses.ledger, replenishment, distribution, openRequests, addresses.token());
        var world = new World(chain, seed, tillsPerStore, !noSuppliers);
        var figures = new Figures();
        var writer = new FiguresWriter(figures, clock, Clock.systemUTC(), showFigures ? System.out : null, account);
        var simulation = new Simulation(world, services, clock, figures, writer,
                new Simulation.Settings(tillsPerStore, runName(Instant.now()), drain, !noSuppliers, suppliersShort, stopCenter));
        Runtime.getRuntime().addShutdownHook(new Thread(simulation::stopAndWait, "end of trade"));
        boolean allAnswered = simulation.run(new Until(duration, days));
        if (!showFigures) {
            System.out.println(writer.last());
        }
        return allAnswered ? 0 : 1;
    }

    private int centers() {
        int least = stopCenter == null ? 1 : 2;
        if (dcs != null && dcs < least) {
            throw new IllegalArgumentException("--stop-center needs two distribution centers at least, so that one can stand in; --dcs was " + dcs);
        }
        return dcs == null ? Math.max(least, Math.ceilDiv(stores, 25)) : dcs;
    }

    /**
     * Tills of each run carry its name: their sequences begin with 1 again, and must not meet those of an earlier run on the same data.
     * No two runs on the same data start in the same wall second.
     */
    static String runName(Instant wallStart) {
        return Long.toString(wallStart.getEpochSecond(), Character.MAX_RADIX).toUpperCase(Locale.ROOT);
    }

    /** Like every service: a system property, or the environment. */
    private static String setting(String name) {
        var property = System.getProperty("restock.clock." + name);
        return property != null ? property : System.getenv("RESTOCK_CLOCK_" + name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
