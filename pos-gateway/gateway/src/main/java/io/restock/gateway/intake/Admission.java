package io.restock.gateway.intake;

import io.restock.border.http.ProblemException;
import io.restock.border.wall.Rates;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Bounds what is in work at once, and how often one caller may come. Sales are shed last: questions and bulk posts may fill only half of either bound,
 * so there is always room for the till with a customer in front of it.
 */
@Singleton
public final class Admission {
    /** What is wanted of us, by how much it can wait. */
    public enum Purpose {
        SALE(0), BULK(0.5), QUESTION(0.5);

        private final double leftForOthers;

        Purpose(double leftForOthers) {
            this.leftForOthers = leftForOthers;
        }
    }

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger bulkInFlight = new AtomicInteger();
    private final int inFlightAtMost;
    private final int bulkAtMost;
    private final Rates rates;
    private final Tally tally;

    @Inject
    Admission(@ConfigProperty(name = "restock.gateway.in-flight", defaultValue = "2000") int inFlightAtMost,
            @ConfigProperty(name = "restock.gateway.bulk-in-flight", defaultValue = "16") int bulkAtMost,
            @ConfigProperty(name = "restock.gateway.transactions-per-second", defaultValue = "100000") double perSecond, Tally tally) {
        this(inFlightAtMost, bulkAtMost, perSecond, tally, System::nanoTime);
    }

    Admission(int inFlightAtMost, int bulkAtMost, double perSecond, Tally tally, LongSupplier nanoTime) {
        this.inFlightAtMost = inFlightAtMost;
        this.bulkAtMost = bulkAtMost;
        this.rates = new Rates(perSecond, nanoTime);
        this.tally = tally;
    }

    /** A place inside; closing it gives it back. */
    public interface Place extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * @throws ProblemException 429 if this caller comes too often, 503 if too much is in work
     */
    public Place enter(Purpose purpose, String caller) {
        charge(purpose, caller, 1);
        int most = (int) (inFlightAtMost * (1 - purpose.leftForOthers));
        if (inFlight.incrementAndGet() > most) {
            inFlight.decrementAndGet();
            throw full();
        }
        if (purpose == Purpose.BULK && bulkInFlight.incrementAndGet() > bulkAtMost) {
            leave(purpose);
            throw full();
        }
        return () -> leave(purpose);
    }

    private void leave(Purpose purpose) {
        inFlight.decrementAndGet();
        if (purpose == Purpose.BULK) {
            bulkInFlight.decrementAndGet();
        }
    }

    /**
     * Charges the caller for so many transactions, or questions.
     *
     * @throws ProblemException 429
     */
    public void charge(Purpose purpose, String caller, int transactions) {
        double floor = rates.perSecond() * purpose.leftForOthers;
        double cost = Math.min(transactions, rates.perSecond() - floor); // a caller with a rate below one bulk post waits for a full bucket
        Duration wait = rates.take(caller, cost, floor);
        if (wait.isPositive()) {
            tally.shed();
            throw ProblemException.busy(429, caller + " sends more than " + (long) rates.perSecond() + " transactions a second; slow down and send again", wait);
        }
    }

    private ProblemException full() {
        tally.shed();
        return ProblemException.busy(503, "as much as we can do is in work already; send it again", RETRY_AFTER);
    }
}
