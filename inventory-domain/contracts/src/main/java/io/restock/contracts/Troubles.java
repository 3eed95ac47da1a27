package io.restock.contracts;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * What has been failing, since when and why, until it succeeds again; and what waits and does not move, as over a dead connection, where nothing fails. For readiness, which must not stay
 * up over a thread that gets nowhere.
 */
public final class Troubles {
    /** No batch, page or turn takes so long, not on a slow machine either. */
    private static final Duration STANDSTILL = Duration.ofSeconds(30);

    private static final Logger LOG = Logger.getLogger(Troubles.class);

    /** What a long-lived thread does again and again. */
    public interface Work {
        void run() throws Exception;
    }

    private static final Duration UNTIL_REPAIRED = Duration.ofNanos(Long.MAX_VALUE);

    private record Trouble(long since, long last, Duration counts, String reason) {
        private static Trouble now(Duration counts, String reason) {
            long now = System.nanoTime();
            return new Trouble(now, now, counts, reason);
        }

        private boolean isOver(long now) {
            return now - last > counts.toNanos();
        }

        private Trouble followedBy(Trouble next) {
            return new Trouble(isOver(next.last) ? next.since : since, next.last, next.counts, next.reason);
        }
    }

    private final Duration patience;
    private final Duration standstill;
    private final Map<String, Trouble> open = new ConcurrentHashMap<>();
    private final Map<String, Trouble> waiting = new ConcurrentHashMap<>();

    /** @param patience so long a failure may be over by itself before anybody needs to hear of it */
    public Troubles(Duration patience) {
        this(patience, STANDSTILL);
    }

    /** @param standstill so long something may wait without moving before anybody needs to hear of it */
    public Troubles(Duration patience, Duration standstill) {
        this.patience = patience;
        this.standstill = standstill;
    }

    /** @param what fails, such as {@code partition 3}; it is one trouble however often it fails */
    public void failed(String what, Throwable reason) {
        failed(what, reason, UNTIL_REPAIRED);
    }

    /**
     * The same for what is done at another's word only: who hears of the trouble may stay away, and then nothing would ever show that it is over.
     *
     * @param counts so long, unless it fails again
     */
    public void failed(String what, Throwable reason, Duration counts) {
        open.merge(what, Trouble.now(counts, reason.toString()), Trouble::followedBy);
    }

    public void repaired(String what) {
        open.remove(what);
    }

    /**
     * Something begins to wait, or has just moved while more waits.
     *
     * @param what such as {@code partition 3}
     * @param waits how much, and for what
     */
    public void waits(String what, String waits) {
        waiting.put(what, Trouble.now(UNTIL_REPAIRED, waits));
    }

    /** Nothing waits there any more. */
    public void rests(String what) {
        waiting.remove(what);
    }

    /**
     * One turn of a long-lived thread. Any exception, an Error too, is logged and reported until a later turn succeeds, and so is a turn that does not end.
     *
     * @return whether it succeeded; if not, rest before the next
     */
    public boolean attempt(String what, Work work) throws InterruptedException {
        waits(what, "its work is not done");
        try {
            work.run();
            repaired(what);
            return true;
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception | Error e) {
            // In full once: it may fail each second for as long as PostgreSQL or Kafka is away.
            LOG.warnf(open.containsKey(what) ? null : e, "%s failed and is tried again: %s", what, e);
            failed(what, e);
            return false;
        } finally {
            rests(what);
        }
    }

    /** The first of the troubles that last longer than one has patience for, with its reason. */
    public Optional<String> lasting() {
        return first(open, patience, " has been failing for ").or(() -> first(waiting, standstill, " has not moved for "));
    }

    private static Optional<String> first(Map<String, Trouble> troubles, Duration patience, String since) {
        long now = System.nanoTime();
        return troubles.entrySet().stream().filter(each -> now - each.getValue().since >= patience.toNanos() && !each.getValue().isOver(now))
                .min(Map.Entry.comparingByKey())
                .map(each -> each.getKey() + since + Duration.ofNanos(now - each.getValue().since).toSeconds() + " s: " + each.getValue().reason);
    }
}
