package io.restock.ledger.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.stock.StockEvent;
import io.restock.contracts.store.AdjustmentReason;
import io.restock.contracts.store.StoreRecord;
import io.restock.contracts.store.StoreRecord.CountedLine;
import io.restock.contracts.store.StoreRecord.ReservationCallOff;
import io.restock.contracts.store.StoreRecord.ReservationCollection;
import io.restock.contracts.store.StoreRecord.ReservationLapse;
import io.restock.contracts.store.StoreRecord.ReservationRequest;
import io.restock.contracts.store.StoreRecord.RetailTransaction;
import io.restock.contracts.store.StoreRecord.StockAdjustment;
import io.restock.contracts.store.StoreRecord.StockCount;
import io.restock.contracts.store.TransactionLine.Sale;
import io.restock.ledger.records.SeenRecords;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Random reservations, collections, cancellations, lapses, sales, counts and recalled goods of one shelf, through the real reading, de-duplication, rules and store-items, beside plain sums
 * that know nothing of them. Some records come twice.
 */
@DisplayName("Whatever is promised is kept, ended or still promised")
class ConservedReservationsTest {
    private static final int SCHEDULES = Integer.getInteger("restock.schedules", 300);
    private static final OffsetDateTime START = OffsetDateTime.parse("2026-03-02T08:00:00+01:00");
    private static final Gtin ITEM = Gtin.of("0703000000001");
    private static final Gln STORE = Gln.of("708000000001");

    /** What is held by one reservation, by plain sums. */
    private static final class Held {
        final String id;
        final OffsetDateTime until;
        int open;
        boolean over;

        Held(String id, OffsetDateTime until, int open) {
            this.id = id;
            this.until = until;
            this.open = open;
        }
    }

    /** One schedule: the ledger and the plain sums side by side. */
    private static final class Trade implements AutoCloseable {
        final Random random;
        final MemoryBooks books = new MemoryBooks();
        final Clerk clerk = new Clerk(books, new SeenRecords());
        final List<Held> reservations = new ArrayList<>();
        int onHand;
        int reserved;
        int collected;
        int lapsed;
        int cancelled;
        int refused;
        int number;

        Trade(Random random) {
            this.random = random;
        }

        int allocated() {
            return reservations.stream().mapToInt(each -> each.open).sum();
        }

        void happen() throws SQLException {
            number++;
            OffsetDateTime at = START.plusMinutes(number);
            switch (random.nextInt(10)) {
                case 0, 1, 2 -> reserve(at);
                case 3 -> collect(at);
                case 4 -> cancel(at);
                case 5 -> lapse();
                case 6 -> {
                    onHand = random.nextInt(40);
                    take(new StockCount(STORE, "c" + number, "d", at, List.of(new CountedLine(ITEM, onHand))));
                }
                case 7 -> {
                    int units = random.nextInt(1, 6);
                    take(new StockAdjustment(STORE, "a" + number, "d", at, AdjustmentReason.RECALL, List.of(new CountedLine(ITEM, -units))));
                    onHand -= units;
                }
                default -> {
                    int units = random.nextInt(1, 6);
                    take(new RetailTransaction(STORE, "4", at.toLocalDate(), number, at, at.toInstant(), "d", List.of(new Sale(1, ITEM, units, BigDecimal.ONE, "NOK", null))));
                    onHand -= units;
                }
            }
        }

        private void reserve(OffsetDateTime at) throws SQLException {
            int units = random.nextInt(1, 12);
            var held = new Held("r" + number, at.plusMinutes(random.nextInt(1, 30)), 0);
            take(new ReservationRequest(STORE, held.id, "d", at.toInstant(), "order " + number, held.until.toInstant(), List.of(new CountedLine(ITEM, units))));
            if (units <= onHand - allocated()) {
                held.open = units;
                reserved += units;
            } else {
                held.over = true;
                refused++;
            }
            reservations.add(held);
        }

        private void collect(OffsetDateTime at) throws SQLException {
            if (!reservations.isEmpty()) {
                Held of = reservations.get(random.nextInt(reservations.size()));
                int units = random.nextInt(1, 12);
                take(new ReservationCollection(STORE, "k" + number, "d", at, of.id, List.of(new CountedLine(ITEM, units))));
                int came = of.over ? 0 : Math.min(units, of.open);
                of.open -= came;
                of.over |= of.open == 0;
                collected += came;
            }
        }

        private void cancel(OffsetDateTime at) throws SQLException {
            if (!reservations.isEmpty()) {
                Held of = reservations.get(random.nextInt(reservations.size()));
                take(new ReservationCallOff(STORE, "x" + number, "d", at.toInstant(), of.id, "a trial"));
                cancelled += of.open;
                of.open = 0;
                of.over = true;
            }
        }

        /** What nobody watched for a while is reported all at once. */
        void lapse() throws SQLException {
            for (Held each : reservations) {
                if (!each.until.isAfter(START.plusMinutes(number))) {
                    take(new ReservationLapse(STORE, each.id, "d", each.until.toInstant()));
                    lapsed += each.open;
                    each.open = 0;
                    each.over = true;
                }
            }
        }

        private void take(StoreRecord record) throws SQLException {
            for (int times = random.nextInt(5) == 0 ? 2 : 1; times > 0; times--) {
                clerk.take(Schedules.asRead(record));
            }
        }

        List<StockEvent> events() {
            return books.journal.getOrDefault(new StoreItemId(STORE, ITEM).toString(), List.of());
        }

        @Override
        public void close() {
            books.close();
        }
    }

    @Test
    void allocated_collected_lapsed_and_cancelled_are_what_was_reserved_and_allocated_is_never_negative() throws SQLException {
        long seed = Long.getLong("restock.seed", System.nanoTime());
        System.out.println("seed " + seed + ", " + SCHEDULES + " schedules (-Drestock.seed=" + seed + " repeats them)");
        int refused = 0;
        int kept = 0;
        for (int schedule = 0; schedule < SCHEDULES; schedule++) {
            String which = "schedule " + schedule + " of seed " + seed;
            try (var trade = new Trade(new Random(seed + schedule))) {
                for (int i = 0; i < 80; i++) {
                    trade.happen();
                }
                List<StockEvent> events = trade.events();
                int allocated = 0;
                for (StockEvent event : events) {
                    allocated += event.movedAllocated();
                    assertThat(allocated).as("allocated on the way, " + which).isNotNegative();
                }
                assertThat(allocated).as("allocated, " + which).isEqualTo(trade.allocated());
                assertThat(events.isEmpty() ? 0 : events.getLast().onHand()).as("on hand, " + which).isEqualTo(trade.onHand);
                assertThat(allocated + trade.collected + trade.lapsed + trade.cancelled).as("units, " + which).isEqualTo(trade.reserved);
                assertThat(trade.books.putAside).as("quarantine, " + which).isEmpty();
                refused += trade.refused;
                kept += trade.collected;
            }
        }
        assertThat(refused).as("refused in all schedules").isPositive();
        assertThat(kept).as("collected in all schedules").isPositive();
    }
}
