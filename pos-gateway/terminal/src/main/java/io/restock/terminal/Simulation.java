package io.restock.terminal;

import io.restock.contracts.BusinessClock;
import io.restock.terminal.chain.Chain;
import io.restock.terminal.chain.Chain.Shop;
import io.restock.terminal.chain.ChainSeeding;
import io.restock.terminal.figures.Figures;
import io.restock.terminal.figures.FiguresWriter;
import io.restock.terminal.staff.CenterStaff;
import io.restock.terminal.staff.StoreStaff;
import io.restock.terminal.till.Basket;
import io.restock.terminal.till.Footfall;
import io.restock.terminal.till.Popularity;
import io.restock.terminal.till.SoldLines;
import io.restock.terminal.till.Till;
import io.restock.terminal.till.TillQueue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;

/**
 * A trading chain from the first registration to the last receipt. It ends in order: tills stop selling and deliver what waits, staff take in what has
 * arrived, and the last line of figures tells what became of every receipt.
 */
final class Simulation {
    private static final int RETURNABLE_LINES = 2_000;
    /** A store's round needs this much of a wall second at least, so that thousands of stores do not ask all the time. */
    private static final Duration PAUSE_PER_STORE = Duration.ofMillis(25);
    private static final Duration LEAST_PAUSE = Duration.ofMillis(500);

    private final Chain chain;
    private final Services services;
    private final BusinessClock clock;
    private final Figures figures;
    private final FiguresWriter writer;
    private final Settings settings;
    private final Shift selling = new Shift();
    private final Shift tillsAreClosed = new Shift();
    private final Shift delivering = new Shift();
    private final Shift working = new Shift();
    private final Shift writing = new Shift();
    private final CountDownLatch ended = new CountDownLatch(1);

    /**
     * @param runName sets this run's tills apart from those of earlier runs
     * @param drain wall time in which tills may deliver after the end
     */
    record Settings(long seed, int tillsPerStore, String runName, Duration drain) {}

    Simulation(Chain chain, Services services, BusinessClock clock, Figures figures, FiguresWriter writer, Settings settings) {
        this.chain = chain;
        this.services = services;
        this.clock = clock;
        this.figures = figures;
        this.writer = writer;
        this.settings = settings;
    }

    /**
     * @param duration wall time to trade, or null: until {@link #stopAndWait}
     * @return whether every receipt was answered for
     */
    boolean run(Duration duration) throws InterruptedException {
        var figuresThread = Thread.ofVirtual().start(() -> unlessInterrupted(() -> writer.writeDuring(writing)));
        try {
            new ChainSeeding(chain, services, clock, figures, settings.seed()).seed();
            if (!selling.hasEnded()) {
                trade(duration);
            }
            return figures.queued.sum() == 0;
        } finally {
            writing.end();
            figuresThread.join();
            writer.state("DONE");
            writer.write();
            ended.countDown();
        }
    }

    /** For the end of the process: closes the shops, and returns when the last line of figures is written. */
    void stopAndWait() {
        selling.end();
        unlessInterrupted(ended::await);
    }

    private void trade(Duration duration) throws InterruptedException {
        writer.state("SELLING");
        clock.backlog("shops").isEmpty();
        var staff = startStaff();
        var sellers = new ArrayList<Thread>();
        var deliverers = new ArrayList<Thread>();
        startTills(sellers, deliverers);
        if (duration == null) {
            while (!selling.endsWithin(Duration.ofDays(1))) { }
        } else {
            selling.endsWithin(duration);
            selling.end();
        }
        writer.state("DELIVERING");
        joinAll(sellers);
        tillsAreClosed.end();
        var alarm = Thread.ofVirtual().start(() -> unlessInterrupted(() -> Thread.sleep(settings.drain())));
        for (var deliverer : deliverers) {
            while (deliverer.isAlive() && alarm.isAlive()) {
                deliverer.join(Duration.ofMillis(100));
            }
        }
        delivering.end();
        joinAll(deliverers);
        working.end();
        joinAll(staff);
    }

    private void startTills(List<Thread> sellers, List<Thread> deliverers) {
        var popularity = new Popularity(chain.articles());
        for (var shop : chain.shops()) {
            var sold = new SoldLines(RETURNABLE_LINES);
            for (int number = 1; number <= settings.tillsPerStore(); number++) {
                var till = number + "-" + settings.runName();
                var queue = new TillQueue(services.gateway(), sold, figures, clock, random("queue", shop, number));
                var footfall = new Footfall(shop.store().zone(), shop.linesPerDay() / Basket.MEAN_LINES / settings.tillsPerStore());
                var basket = new Basket(popularity, chain.currency(), sold);
                var seller = new Till(shop.store(), till, footfall, basket, queue, clock, random("till", shop, number));
                sellers.add(Thread.ofVirtual().start(() -> unlessInterrupted(() -> seller.sell(selling))));
                deliverers.add(Thread.ofVirtual().start(() -> unlessInterrupted(() -> queue.deliver(tillsAreClosed, delivering))));
            }
        }
    }

    private List<Thread> startStaff() {
        var staff = new ArrayList<Thread>();
        var byStores = PAUSE_PER_STORE.multipliedBy(chain.shops().size());
        var pause = byStores.compareTo(LEAST_PAUSE) > 0 ? byStores : LEAST_PAUSE;
        for (var shop : chain.shops()) {
            var people = new StoreStaff(shop, chain.articles(), services.ledger(), figures, clock, random("staff", shop, 0));
            staff.add(Thread.ofVirtual().start(() -> unlessInterrupted(() -> people.work(working, pause))));
        }
        for (var center : chain.centers()) {
            var people = new CenterStaff(chain, center, services.distribution(), figures, clock, new Random(settings.seed() + center.hashCode()));
            staff.add(Thread.ofVirtual().start(() -> unlessInterrupted(() -> people.work(working))));
        }
        return staff;
    }

    private Random random(String what, Shop shop, int number) {
        return new Random(settings.seed() * 31 + (what + shop.store().gln() + number + settings.runName()).hashCode());
    }

    private static void joinAll(List<Thread> threads) throws InterruptedException {
        for (var thread : threads) {
            thread.join();
        }
    }

    private interface Interruptible {
        void run() throws InterruptedException;
    }

    private static void unlessInterrupted(Interruptible work) {
        try {
            work.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
