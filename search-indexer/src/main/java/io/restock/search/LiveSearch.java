package io.restock.search;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.restock.border.http.ProblemException;
import io.restock.border.kafka.PutAside;
import io.restock.contracts.BusinessClock;
import io.restock.contracts.Troubles;
import io.restock.search.catalog.Catalog;
import io.restock.search.feed.Asides;
import io.restock.search.feed.Pipeline;
import io.restock.search.feed.SearchSettings;
import io.restock.search.feed.Visibility;
import io.restock.search.feed.WriterTurn;
import io.restock.search.index.Engine;
import io.restock.search.index.IndexOpening;
import io.restock.search.stock.StockIndex;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The index and what feeds it, from start to stop. Whatever fails (Kafka away, the engine away, a full disk) is tried again from the last
 * commit, for ever, with a wait in between; meanwhile the service says so and is not ready.
 */
public final class LiveSearch implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(LiveSearch.class);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration STOP = Duration.ofSeconds(20);

    private final SearchSettings settings;
    private final BusinessClock clock;
    private final Troubles troubles;
    private final Asides asides;
    private final Visibility visibility;
    /** Null where the index is this process's own. */
    private final @Nullable WriterTurn turn;
    private final Thread thread;
    private volatile @Nullable StockIndex index;
    private volatile @Nullable Pipeline pipeline;
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile String missing = "the index is being opened";

    private LiveSearch(SearchSettings settings, BusinessClock clock, Troubles troubles, PutAside putAside, MeterRegistry meters) {
        this.troubles = troubles;
        this.settings = settings;
        this.clock = clock;
        this.asides = new Asides(putAside, record -> running().again(record), meters);
        Gauge.builder("restock.lag.events", this, LiveSearch::waiting).description("records that are not visible in search yet").register(meters);
        this.visibility = new Visibility(meters);
        this.turn = settings.engine() instanceof Engine.OpenSearch ? new WriterTurn(settings.kafka()) : null;
        this.thread = Thread.ofPlatform().name("search-writer").unstarted(this::run);
    }

    /** Returns at once; {@link #missing()} says when it is ready. */
    public static LiveSearch start(SearchSettings settings, BusinessClock clock, Troubles troubles, PutAside putAside, MeterRegistry meters) {
        var search = new LiveSearch(settings, clock, troubles, putAside, meters);
        search.thread.start();
        return search;
    }

    private void run() {
        while (!stopping()) {
            try {
                if (index == null) {
                    index = IndexOpening.open(settings.engine());
                }
                feed(index);
            } catch (RuntimeException | Error e) {
                missing = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
                LOG.warnf(e, "tried again in %d s", RETRY.toSeconds());
                letGoOfBrokenIndex();
                pause();
            }
        }
    }

    private void feed(StockIndex open) {
        if (turn == null) {
            feed(open, this::stopping);
        } else if (!turn.write(lost -> feed(open, () -> stopping() || lost.getAsBoolean()))) {
            pipeline = null;
            missing = "another search writes the index; this one goes on when that one ends";
            pause();
        }
    }

    private void feed(StockIndex open, BooleanSupplier until) {
        try (var running = Pipeline.open(settings, open, clock, troubles, asides, visibility, problem -> missing = problem)) {
            pipeline = running;
            running.run(until);
        }
    }

    /** An index that cannot be read any more is opened anew, which repairs it or rebuilds it; one that can goes on answering. */
    private void letGoOfBrokenIndex() {
        StockIndex open = index;
        try {
            if (open != null) {
                open.documents();
                open.progress();
            }
        } catch (RuntimeException | Error e) {
            LOG.warn("the index is opened anew", e);
            index = null;
            open.close();
        }
    }

    private void pause() {
        try {
            stop.await(RETRY.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private double waiting() {
        Pipeline open = pipeline;
        return open == null ? Double.NaN : open.lag().values().stream().mapToLong(Long::longValue).sum();
    }

    private boolean stopping() {
        return stop.getCount() == 0;
    }

    /** @throws ProblemException 503 until the index is open */
    public StockIndex index() {
        StockIndex open = index;
        if (open == null) {
            throw ProblemException.busy(503, "search is not open yet: " + missing + "; try again", RETRY);
        }
        return open;
    }

    public Visibility visibility() {
        return visibility;
    }

    /** @throws ProblemException 503 until the catalog is being read */
    public Catalog catalog() {
        return running().catalog();
    }

    /** @throws ProblemException 503 until Kafka answers */
    public Pipeline running() {
        Pipeline open = pipeline;
        if (open == null) {
            throw ProblemException.busy(503, "search does not read yet: " + missing + "; try again", RETRY);
        }
        return open;
    }

    /** What is missing before searches see all that was recorded when the service started, or null if nothing. */
    public String missing() {
        return missing;
    }

    /** Commits what is written, and closes. */
    @Override
    public void close() throws InterruptedException {
        stop.countDown();
        thread.join(STOP);
        if (turn != null) {
            turn.close();
        }
        if (index != null) {
            index.close();
        }
    }
}
