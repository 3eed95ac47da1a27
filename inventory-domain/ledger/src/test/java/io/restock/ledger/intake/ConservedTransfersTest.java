package io.restock.ledger.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.stock.StockEvent;
import io.restock.contracts.store.StoreRecord;
import io.restock.contracts.store.StoreRecord.ArrivalReversal;
import io.restock.contracts.store.StoreRecord.CenterCallOff;
import io.restock.contracts.store.StoreRecord.CenterReceipt;
import io.restock.contracts.store.StoreRecord.CenterReversal;
import io.restock.contracts.store.StoreRecord.CountedLine;
import io.restock.contracts.store.StoreRecord.RetailTransaction;
import io.restock.contracts.store.StoreRecord.StockCount;
import io.restock.contracts.store.StoreRecord.StockTransfer;
import io.restock.contracts.store.StoreRecord.TransferCancellation;
import io.restock.contracts.store.StoreRecord.TransferReceipt;
import io.restock.contracts.store.StoreRecord.TransferredLine;
import io.restock.contracts.store.TransactionLine.Sale;
import io.restock.ledger.transfer.TransferBook.Due;
import io.restock.ledger.records.SeenRecords;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Random sends, arrivals, cancellations, counts and sales of three stores and their distribution center, through the real reading, de-duplication, rules and store-items, beside a ledger of plain
 * sums that knows nothing of them. Some letters wait, most records come once and some twice.
 */
@DisplayName("Whatever is sent is somewhere")
class ConservedTransfersTest {
    private static final int SCHEDULES = Integer.getInteger("restock.schedules", 300);
    private static final OffsetDateTime START = OffsetDateTime.parse("2026-03-02T08:00:00+01:00");
    private static final Gtin ITEM = Gtin.of("0703000000001");
    private static final List<Gln> STORES = List.of(Gln.of("708000000001"), Gln.of("708000000002"), Gln.of("708000000003"));

    private static final Gln CENTER = Gln.of("708000000009");

    /** What is under way by one transfer, by plain sums. */
    private static final class Sent {
        final Gln from;
        final Gln to;
        final String id;
        final int units;
        int open;
        int came;
        int calledOff;
        boolean complete;
        boolean asked;
        boolean cancelled;

        Sent(Gln from, Gln to, String id, int units) {
            this.units = units;
            this.from = from;
            this.to = to;
            this.id = id;
            this.open = units;
        }
    }

    /** What was said of an arrival, until it is taken back. */
    private record Arrived(Sent of, String id, int minute, int whole, int broken, boolean complete) {}

    /** One schedule: the ledger and the plain sums side by side. */
    private static final class Trade implements AutoCloseable {
        final Random random;
        final MemoryBooks books = new MemoryBooks();
        final Clerk clerk = new Clerk(books, new SeenRecords());
        final Map<Gln, Integer> onHand = new HashMap<>();
        final List<Sent> transfers = new ArrayList<>();
        final List<Arrived> arrivals = new ArrayList<>();
        final Map<Gln, Integer> countedAt = new HashMap<>();
        int sent;
        int good;
        int damaged;
        int missing;
        int back;
        int lost;
        int number;

        Trade(Random random) {
            this.random = random;
        }

        void happen() throws SQLException {
            number++;
            OffsetDateTime at = START.plusMinutes(number);
            Gln store = STORES.get(random.nextInt(STORES.size()));
            switch (random.nextInt(9)) {
                case 0, 1 -> send(store, at);
                case 2, 3, 4 -> arrive(at);
                case 5 -> cancel(at);
                case 6 -> {
                    int counted = random.nextInt(50);
                    take(new StockCount(store, "c" + number, "d", at, List.of(new CountedLine(ITEM, counted))));
                    onHand.put(store, counted);
                    countedAt.put(store, number);
                }
                case 7 -> reverse(at);
                default -> {
                    int units = random.nextInt(1, 5);
                    take(new RetailTransaction(store, "4", at.toLocalDate(), number, at, at.toInstant(), "d", List.of(new Sale(1, ITEM, units, BigDecimal.ONE, "NOK", null))));
                    onHand.merge(store, -units, Integer::sum);
                }
            }
        }

        private void send(Gln from, OffsetDateTime at) throws SQLException {
            boolean toCenter = random.nextInt(3) == 0;
            Gln to = toCenter ? CENTER : STORES.get((STORES.indexOf(from) + random.nextInt(1, STORES.size())) % STORES.size());
            int units = random.nextInt(1, 20);
            take(new StockTransfer(from, "t" + number, "d", at, to, List.of(new CountedLine(ITEM, units)), true, toCenter ? true : null, toCenter ? "RECALL" : null));
            transfers.add(new Sent(from, to, "t" + number, units));
            onHand.merge(from, -units, Integer::sum);
            sent += units;
        }

        private void arrive(OffsetDateTime at) throws SQLException {
            if (transfers.isEmpty()) {
                return;
            }
            Sent of = transfers.get(random.nextInt(transfers.size()));
            int whole = random.nextInt(15);
            int broken = random.nextInt(3);
            boolean complete = random.nextInt(3) == 0;
            var came = List.of(new TransferredLine(ITEM, whole, broken));
            if (of.to.equals(CENTER)) {
                take(new CenterReceipt(of.from, "a" + number, "d", at.toInstant(), CENTER, of.id, came, complete));
            } else {
                take(new TransferReceipt(of.to, "a" + number, "d", at, of.from, of.id, came, complete));
                onHand.merge(of.to, whole, Integer::sum);
            }
            of.complete |= complete;
            int closed = of.complete || of.cancelled ? of.open : Math.min(of.open, whole + broken);
            of.came += whole + broken;
            arrivals.add(new Arrived(of, "a" + number, number, whole, broken, complete));
            of.open -= closed;
            good += whole;
            damaged += broken;
            missing += closed - whole - broken;
        }

        /** It was typed wrongly: what it said has not come, and is under way again. */
        private void reverse(OffsetDateTime at) throws SQLException {
            if (arrivals.isEmpty()) {
                return;
            }
            deliverLetters(); // what is called off is known there
            Arrived wrong = arrivals.remove(random.nextInt(arrivals.size()));
            Sent of = wrong.of();
            if (of.to.equals(CENTER)) {
                of.complete = arrivals.stream().anyMatch(other -> other.of() == of && other.complete());
                take(new CenterReversal(of.from, "v" + number, "d", at.toInstant(), CENTER, of.id, List.of(new TransferredLine(ITEM, wrong.whole(), wrong.broken())), of.complete));
            } else {
                of.complete = false;
                take(new ArrivalReversal(of.to, "v" + number, "d", at.toInstant(), wrong.id(), "a trial"));
                take(new ArrivalReversal(of.to, "w" + number, "d", at.toInstant(), wrong.id(), "a second one changes nothing"));
                if (countedAt.getOrDefault(of.to, 0) < wrong.minute()) {
                    onHand.merge(of.to, -wrong.whole(), Integer::sum);
                }
            }
            of.came -= wrong.whole() + wrong.broken();
            int open = of.complete ? 0 : Math.max(0, of.units - of.calledOff - of.came);
            good -= wrong.whole();
            damaged -= wrong.broken();
            missing -= open - of.open - wrong.whole() - wrong.broken();
            of.open = open;
        }

        private void cancel(OffsetDateTime at) throws SQLException {
            if (transfers.isEmpty()) {
                return;
            }
            deliverLetters(); // the rest is decided when the receiver hears of it
            Sent of = transfers.get(random.nextInt(transfers.size()));
            if (of.asked) {
                return; // once: what is under way again since is received, or said not to come
            }
            boolean writtenOff = !of.to.equals(CENTER) && random.nextInt(3) == 0;
            if (of.to.equals(CENTER)) {
                if (of.open == 0) {
                    return; // the center refuses it
                }
                take(new CenterCallOff(of.from, "x" + number, "d", at.toInstant(), CENTER, of.id, "a trial", List.of(new CountedLine(ITEM, of.open))));
            } else {
                take(new TransferCancellation(of.from, "x" + number, "d", at.toInstant(), of.id, of.to, "a trial", writtenOff));
                deliverLetters();
            }
            if (writtenOff) {
                lost += of.open;
            } else {
                back += of.open;
                onHand.merge(of.from, of.open, Integer::sum);
            }
            of.calledOff += of.open;
            of.asked |= !of.to.equals(CENTER);
            of.cancelled |= of.asked && of.open > 0;
            of.open = 0;
        }

        private void take(StoreRecord record) throws SQLException {
            for (int times = random.nextInt(5) == 0 ? 2 : 1; times > 0; times--) {
                clerk.take(Schedules.asRead(record));
            }
            if (random.nextBoolean()) {
                deliverLetters();
            }
        }

        void deliverLetters() throws SQLException {
            while (!books.letters.isEmpty()) {
                StoreRecord letter = books.letters.removeFirst();
                take(letter);
            }
        }

        int inTransit(Gln store) {
            return transfers.stream().filter(each -> each.to.equals(store)).mapToInt(each -> each.open).sum();
        }

        /** As its sender's half knows it. */
        int underWayToCenter(String which) throws SQLException {
            int underWay = 0;
            for (Sent each : transfers) {
                if (each.to.equals(CENTER)) {
                    long open = books.transfers().lines(new Due(CENTER, each.from, each.id, true)).stream().mapToLong(line -> line.parts().open()).sum();
                    assertThat(open).as("under way by " + each.id + ", " + which).isEqualTo(each.open);
                    underWay += each.open;
                }
            }
            return underWay;
        }

        List<StockEvent> events(Gln store) {
            return books.journal.getOrDefault(new StoreItemId(store, ITEM).toString(), List.of());
        }

        @Override
        public void close() {
            books.close();
        }
    }

    @Test
    void on_hand_in_transit_arrived_damaged_missing_back_and_lost_are_what_was_sent() throws SQLException {
        Schedules.each(SCHEDULES, (random, which) -> {
            try (var trade = new Trade(random)) {
                for (int i = 0; i < 60; i++) {
                    trade.happen();
                }
                trade.deliverLetters();
                int underWay = 0;
                for (Gln store : STORES) {
                    List<StockEvent> events = trade.events(store);
                    int inTransit = events.stream().mapToInt(StockEvent::movedInTransit).sum();
                    assertThat(events.isEmpty() ? 0 : events.getLast().onHand()).as("on hand of " + store + ", " + which).isEqualTo(trade.onHand.getOrDefault(store, 0));
                    assertThat(inTransit).as("in transit to " + store + ", " + which).isEqualTo(trade.inTransit(store));
                    underWay += inTransit;
                }
                assertThat(trade.events(CENTER)).as("stock of the center, " + which).isEmpty();
                underWay += trade.underWayToCenter(which);
                assertThat(underWay + trade.good + trade.damaged + trade.missing + trade.back + trade.lost).as("units, " + which).isEqualTo(trade.sent);
                assertThat(trade.books.putAside).as("quarantine, " + which).isEmpty();
            }
        });
    }
}
