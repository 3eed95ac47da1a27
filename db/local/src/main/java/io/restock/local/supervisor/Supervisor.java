package io.restock.local.supervisor;

import io.restock.contracts.time.ClockBoard;
import io.restock.local.token.LocalKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Runs one Restock on one data directory: engines first, services as soon as the database accepts, all kept alive until
 * {@link #stop()}, which ends them in the reverse order.
 */
public final class Supervisor implements AutoCloseable {
    private static final Duration READY_LIMIT = Duration.ofSeconds(150);
    /** A service that ends this often before it is ready once is not going to make it. */
    private static final int ENDINGS_BEFORE_READY = 2;

    private final Plan plan;
    private final RunLock lock;
    private final ClockFile clockFile;
    private final Optional<Governor> governor;
    private final Consumer<String> journal;
    private final Map<String, String> environment;
    private final List<Keeper> engines = new ArrayList<>();
    private final List<Keeper> services = new ArrayList<>();
    private final Chores chores;

    /** Who wants to know when a part is ready for the first time, and after how long. */
    public interface ReadyListener {
        void ready(Part part, Duration after);
    }

    private Supervisor(Plan plan, RunLock lock, ClockFile clockFile, Map<String, String> environment, Consumer<String> journal) {
        this.plan = plan;
        this.lock = lock;
        this.clockFile = clockFile;
        this.governor = Optional.ofNullable(plan.clock().board())
                .map(board -> new Governor(ClockBoard.at(Path.of(board)), plan.clock().businessStart(), plan.clock().speed(), Clock.systemUTC()).start());
        this.environment = environment;
        this.journal = journal;
        this.chores = new Chores(journal);
    }

    /**
     * Takes the data directory, cleans up what a killed supervisor left, and checks that a start can work.
     *
     * @param environment variables such as RESTOCK_LEDGER_JVM
     * @param journal hears in sentences what happens to the children
     * @throws StartFailure in one line, when a start cannot work
     */
    public static Supervisor prepare(Request request, Map<String, String> environment, Consumer<String> journal) throws IOException {
        var home = request.home();
        Preflight.directory(home);
        var lock = RunLock.take(home);
        try {
            DataMark.settle(request);
            var clockFile = new ClockFile(home.clock(), home.clockBoard(), Clock.systemUTC());
            var plan = new Plan(request.project(), home, request.ports(), request.engines(), clockFile.next(request.speed()), request.purpose());
            var supervisor = new Supervisor(plan, lock, clockFile, environment, journal);
            supervisor.assemble();
            Preflight.built(plan);
            supervisor.allInStopOrder().forEach(Keeper::end);
            Preflight.ports(plan);
            LocalKeys.in(home.keys());
            return supervisor;
        } catch (RuntimeException | IOException e) {
            lock.close();
            throw e;
        }
    }

    public Plan plan() {
        return plan;
    }

    /**
     * From now on business time passes, if the clock is governed: it stands still while a start is under way.
     *
     * @param others processes that take part besides our services: time waits for them, too, and stands still when they have ended. A chain whose people have gone
     *     home must not miss promises meanwhile
     */
    public void letTimePass(String... others) {
        governor.ifPresent(each -> each.letPass(List.of(others)));
    }

    /**
     * Starts everything and returns when all is ready.
     *
     * @throws StartFailure naming the part that did not get ready, its log, and the last error in it; the rest keeps running
     *     until {@link #stop()}
     */
    public void start(ReadyListener listener) throws IOException {
        long begun = System.nanoTime();
        clockFile.heartbeat(plan.clock());
        RunFile.of(plan).write(plan.home());
        var watchToken = new WatchToken(plan.home());
        watchToken.write();
        chores.every(WatchToken.RENEWED_EVERY, "renewing the dashboard's token", watchToken::write);
        chores.every(ClockFile.HEARTBEAT, "noting the business clock", () -> clockFile.heartbeat(plan.clock()));
        chores.every(LogFile.BOUNDED_EVERY, "bounding the logs", () -> LogFile.boundAll(plan.home().logs()));
        engines.stream().filter(engine -> engine.part() == Part.KAFKA)
                .forEach(kafka -> chores.every(DiskWatch.EVERY, "watching the disk", new DiskWatch(plan.home(), kafka, journal)::look));
        var starting = engines.stream().map(engine -> startInBackground(engine, begun, listener)).toList();
        // The database answers seconds before Kafka does; the services' JVMs use that time to load.
        engines.stream().filter(engine -> engine.part() == Part.POSTGRES).findFirst()
                .ifPresent(postgres -> join(starting.get(engines.indexOf(postgres))));
        for (var service : services) {
            service.start();
        }
        starting.forEach(Supervisor::join);
        awaitReady(begun, System.nanoTime(), listener);
    }

    /** Ends the services, then Kafka, then PostgreSQL, and gives the data directory back. */
    public void stop() {
        chores.stop();
        governor.ifPresent(Governor::close);
        var stopping = services.stream().map(service -> CompletableFuture.runAsync(service::stop, Thread::startVirtualThread)).toList();
        stopping.forEach(CompletableFuture::join);
        engines.reversed().forEach(Keeper::stop);
        clockFile.stopped(plan.clock());
        RunFile.remove(plan.home());
    }

    @Override
    public void close() throws IOException {
        stop();
        lock.close();
    }

    private void assemble() {
        for (var engine : plan.ownEngines()) {
            engines.add(new Keeper(engine == Part.POSTGRES
                    ? new PostgresChild(plan.home(), plan.ports(), journal)
                    : new KafkaChild(plan, environment), journal));
        }
        for (var service : Part.services()) {
            services.add(new Keeper(new ServiceChild(service, plan, environment), journal));
        }
    }

    private List<Keeper> allInStopOrder() {
        var all = new ArrayList<>(services);
        all.addAll(engines.reversed());
        return all;
    }

    private CompletableFuture<Void> startInBackground(Keeper engine, long begun, ReadyListener listener) {
        return CompletableFuture.runAsync(() -> {
            try {
                engine.start();
                listener.ready(engine.part(), Duration.ofNanos(System.nanoTime() - begun));
            } catch (IOException e) {
                throw new CompletionException(new StartFailure(engine.part().title() + " does not start: " + e.getMessage()
                        + "\n  last error: " + LogFile.lastError(plan.home().log(engine.part())), e));
            }
        }, Thread::startVirtualThread);
    }

    private static void join(CompletableFuture<Void> starting) {
        try {
            starting.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    /** @param served since when the engines serve: however long they recovered, a service has all of its time */
    private void awaitReady(long begun, long served, ReadyListener listener) {
        var waiting = services.stream().map(service -> CompletableFuture.runAsync(() -> {
            awaitReady(service, served);
            listener.ready(service.part(), Duration.ofNanos(System.nanoTime() - begun));
        }, Thread::startVirtualThread)).toList();
        waiting.forEach(Supervisor::join);
    }

    private void awaitReady(Keeper service, long served) {
        while (!service.isReady()) {
            boolean ended = service.endings() >= ENDINGS_BEFORE_READY;
            if (ended || System.nanoTime() - served > READY_LIMIT.toNanos()) {
                throw notReady(service, ended);
            }
            pause();
        }
    }

    private StartFailure notReady(Keeper service, boolean ended) {
        var log = plan.home().log(service.part());
        var complaint = service.complaint();
        return new StartFailure(service.part().title()
                + (ended ? " ended while starting" : " did not get ready within " + READY_LIMIT.toSeconds() + " s")
                + "; its log is " + log + "\n  last error: " + LogFile.lastError(log)
                + (complaint.isEmpty() ? "" : "\n  it says: " + complaint));
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("interrupted while waiting for the services", e);
        }
    }
}
