package io.restock.terminal.till;

import io.restock.contracts.BusinessClock;
import io.restock.contracts.catalog.Store;
import io.restock.terminal.Shift;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.random.RandomGenerator;

/**
 * A till that sells while the shift lasts. It numbers its receipts of each business date from 1 without gaps and hands them to its queue; when
 * that is full it stops selling, as a till whose journal is full does.
 */
public final class Till {
    /** A till that could not sell for longer lets those customers go, rather than serve them all at once. */
    private static final Duration PATIENCE_OF_CUSTOMERS = Duration.ofHours(1);

    private final Store store;
    private final String number;
    private final Footfall footfall;
    private final Basket basket;
    private final TillQueue queue;
    private final BusinessClock clock;
    private final RandomGenerator random;
    private LocalDate businessDate;
    private long sequence;

    /** @param number unlike that of any till that ever sold in this store, since it begins with sequence 1 */
    public Till(Store store, String number, Footfall footfall, Basket basket, TillQueue queue, BusinessClock clock, RandomGenerator random) {
        this.store = store;
        this.number = number;
        this.footfall = footfall;
        this.basket = basket;
        this.queue = queue;
        this.clock = clock;
        this.random = random;
    }

    /** Sells until the shift ends. */
    public void sell(Shift shift) throws InterruptedException {
        var customer = footfall.next(random, clock.instant());
        while (!shift.endsWithin(clock.wallTime(Duration.between(clock.instant(), customer)))) {
            if (!queue.put(ringUp(customer), shift)) {
                return;
            }
            var earliest = clock.instant().minus(PATIENCE_OF_CUSTOMERS);
            customer = footfall.next(random, customer.isBefore(earliest) ? earliest : customer);
        }
    }

    Receipt ringUp(Instant at) {
        var today = store.businessDateOf(at);
        if (!today.equals(businessDate)) {
            businessDate = today;
            sequence = 0;
        }
        sequence++;
        return new Receipt(store.gln(), number, businessDate, sequence, at.atZone(store.zone()).toOffsetDateTime(), basket.fill(random));
    }
}
