package io.restock.terminal;

import io.restock.contracts.BusinessClock;
import io.restock.terminal.chain.Chain.Shop;
import io.restock.terminal.figures.Accounting;
import io.restock.terminal.figures.Act;
import io.restock.terminal.figures.Figures;
import io.restock.terminal.figures.FiguresWriter;
import io.restock.terminal.opening.ChainSeeding;
import io.restock.terminal.rest.Services;
import io.restock.terminal.shift.Shift;
import io.restock.terminal.shift.Together;
import io.restock.terminal.staff.CenterHours;
import io.restock.terminal.staff.CenterOffice;
import io.restock.terminal.staff.CenterStaff;
import io.restock.terminal.staff.FailOverDesk;
import io.restock.terminal.staff.OpenDespatches;
import io.restock.terminal.staff.QualityDesk;
import io.restock.terminal.staff.StoppedDay;
import io.restock.terminal.staff.StoreHours;
import io.restock.terminal.staff.StoreStaff;
import io.restock.terminal.till.Connection;
import io.restock.terminal.till.Till;
import io.restock.terminal.till.TillQueue;
import io.restock.terminal.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * A trading chain from the first registration to the last receipt. It ends in order: tills stop selling and deliver what waits, staff take in what has
 * arrived, and the last line of figures shows what became of every receipt.
 */
final class Simulation {
    private static final int YEAR = 365;
    private static final int QUARTER = 91;
    private static final Duration A_MOMENT = Duration.ofMillis(50);

    private final World world;
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
    private final List<TillQueue> queues = new ArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);

    /**
     * @param runName sets this run's tills apart from those of earlier runs
     * @param drain wall time in which tills may deliver after the end
     * @param suppliers whether distribution centers have any
     * @param missing share of suppliers' lines that do not come, 0 to 1
     * @param stopped day on which nobody works at the first distribution center, or null
     */
    record Settings(int tillsPerStore, String runName, Duration drain, boolean suppliers, double missing, @Nullable Integer stopped) {}

    Simulation(World world, Services services, BusinessClock clock, Figures figures, FiguresWriter writer, Settings settings) {
        this.world = world;
        this.services = services;
        this.clock = clock;
        this.figures = figures;
        figures.watch(world);
        this.writer = writer;
        this.settings = settings;
    }

    /**
     * @param until when trade ends, if not at {@link #stopAndWait}
     * @return whether every receipt was answered for
     */
    boolean run(Until until) throws InterruptedException {
        var figuresThread = Thread.ofVirtual().start(() -> unlessInterrupted(() -> writer.writeDuring(writing)));
        try {
            new ChainSeeding(world, services, clock, figures).seed();
            if (!selling.hasEnded()) {
                trade(until);
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

    private void trade(Until until) throws InterruptedException {
        writer.state("SELLING");
        var from = clock.instant();
        var deliverers = new ArrayList<Thread>();
        world.begin(from, shop -> new StoreStaff(world, shop, tills(shop, from), services, figures, selling, working));
        world.introduceNeighbors();
        Together.each(List.copyOf(world.stores()), new OpenDespatches(world, services.ledger())::expectedBy);
        until.lastClose(from).ifPresent(end -> world.stores().forEach(life -> life.closeAt(end)));
        queues.forEach(queue -> deliverers.add(start(() -> queue.deliver(tillsAreClosed, delivering))));
        var staff = startWork(from);
        clock.backlog("shops").isEmpty();
        waitForTheEnd(until, from);
        selling.end();
        var closed = clock.instant();
        world.stores().forEach(life -> life.closeAt(closed));
        writer.state("DELIVERING");
        lastCustomersLeave(closed);
        tillsAreClosed.end();
        var alarm = start(() -> Thread.sleep(settings.drain()));
        for (var deliverer : deliverers) {
            while (deliverer.isAlive() && alarm.isAlive()) {
                deliverer.join(Duration.ofMillis(100));
            }
        }
        delivering.end();
        joinAll(deliverers);
        working.end();
        joinAll(staff);
        var end = until.lastClose(from).filter(last -> last.isBefore(closed)).orElse(closed);
        var baseline = world.baseline(settings.tillsPerStore(), from, end);
        figures.did(Act.CLOSED_A_DAY, closedDays(from, end));
        var accounting = new Accounting(world, services.ledger());
        figures.close(accounting.close(), List.of(baseline.minMax(YEAR), baseline.minMax(QUARTER)), accounting.exceptions());
    }

    private long closedDays(Instant from, Instant until) {
        return world.chain().shops().stream().map(Shop::store).mapToLong(store -> store.closedOn().stream()
                .filter(day -> !day.isBefore(store.businessDateOf(from)) && !day.isAfter(store.businessDateOf(until))).count()).sum();
    }

    private void waitForTheEnd(Until until, Instant from) throws InterruptedException {
        var end = until.lastClose(from);
        if (end.isPresent()) {
            selling.endsBefore(end.get(), clock);
        } else if (until.wall() != null) {
            selling.endsWithin(until.wall());
        } else {
            while (!selling.endsWithin(Duration.ofDays(1))) {}
        }
    }

    /** A store whose clerks wait for the ledger still serves those who came before. */
    private void lastCustomersLeave(Instant closed) throws InterruptedException {
        long patience = System.nanoTime() + settings.drain().toNanos();
        while (world.stores().stream().anyMatch(life -> !life.next().isAfter(closed)) && System.nanoTime() < patience) {
            Thread.sleep(A_MOMENT);
        }
    }

    private List<Till> tills(Shop shop, Instant from) {
        var store = shop.store();
        var tills = new ArrayList<Till>();
        for (int number = 1; number <= settings.tillsPerStore(); number++) {
            var connection = new Connection(from, world.draws().of("offline", store.gln(), number));
            var queue = new TillQueue(store.gln() + "/" + number, services.gateway(), figures, clock, connection, world.draws());
            queues.add(queue);
            tills.add(new Till(world.chain(), store, number + "-" + settings.runName(), queue));
        }
        return tills;
    }

    private List<Thread> startWork(Instant from) {
        var rest = settings.stopped() == null ? null : StoppedDay.of(world.chain(), settings.stopped(), from);
        var staff = new ArrayList<Thread>();
        for (var life : world.stores()) {
            staff.add(start(() -> new StoreHours(life, clock).pass(working)));
        }
        for (var center : world.chain().centers()) {
            var people = new CenterStaff(world, center, services.distribution(), figures, clock, working);
            var office = new CenterOffice(world, center, services, figures, clock, working, settings.suppliers(), settings.missing());
            var closed = rest != null && rest.center().equals(center) ? rest : null;
            staff.add(start(() -> new CenterHours(center.gln(), people, office, clock, closed).pass(working)));
        }
        if (rest != null) {
            staff.add(start(() -> new FailOverDesk(rest, world.chain().shopsOf(rest.center()), services.distribution(), figures, clock, working).pass()));
        }
        staff.add(start(() -> new QualityDesk(world, services.ledger(), figures, clock, working).pass(from)));
        return staff;
    }

    private static Thread start(Interruptible work) {
        return Thread.ofVirtual().start(() -> unlessInterrupted(work));
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
