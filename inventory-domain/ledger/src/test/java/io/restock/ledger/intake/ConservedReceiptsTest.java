package io.restock.ledger.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Sscc;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.stock.StockEvent;
import io.restock.contracts.stock.StockEvent.DeliveryCalledOff;
import io.restock.contracts.stock.StockEvent.DeliveryDespatched;
import io.restock.contracts.stock.StockEvent.DeliveryReceived;
import io.restock.contracts.stock.StockEvent.DeliveryReversed;
import io.restock.contracts.store.AdjustmentReason;
import io.restock.contracts.store.StoreRecord;
import io.restock.contracts.store.StoreRecord.Condition;
import io.restock.contracts.store.StoreRecord.CountedLine;
import io.restock.contracts.store.StoreRecord.DeliveryReceipt;
import io.restock.contracts.store.StoreRecord.DespatchCallOff;
import io.restock.contracts.store.StoreRecord.DespatchNotice;
import io.restock.contracts.store.StoreRecord.DespatchedLine;
import io.restock.contracts.store.StoreRecord.ReceivedLine;
import io.restock.contracts.store.StoreRecord.ReportKind;
import io.restock.contracts.store.StoreRecord.ReportReversal;
import io.restock.contracts.store.StoreRecord.RetailTransaction;
import io.restock.contracts.store.StoreRecord.StockAdjustment;
import io.restock.contracts.store.StoreRecord.StockCount;
import io.restock.contracts.store.TransactionLine.Sale;
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
 * Random despatches, some of them called off, receipts in parts, counts, sales and adjustments of one item, some of them reversed, through the real reading, rules and store-items, beside a
 * history from which what was reversed is struck out.
 */
@DisplayName("Whatever is despatched is received, missing or under way, and what is reversed was never there")
class ConservedReceiptsTest {
    private static final int SCHEDULES = Integer.getInteger("restock.schedules", 300);
    private static final OffsetDateTime START = OffsetDateTime.parse("2026-03-02T08:00:00+01:00");
    private static final Gtin ITEM = Gtin.of("0703000000001");
    private static final Gln STORE = Gln.of("708000000001");
    private static final Gln CENTER = Gln.of("708000000900");

    /** What moved the shelf, or a count of it, until it is struck out. */
    private record Happened(int minute, boolean count, int units) {}

    private record Reported(ReportKind kind, String identity, Sscc despatch, int good) {}

    /** One despatch by plain sums. */
    private static final class Sent {
        final int units;
        int came;
        boolean complete;
        boolean calledOff;

        Sent(int units) {
            this.units = units;
        }

        int open() {
            return complete || calledOff ? 0 : units - Math.min(units, came);
        }

        /** What went home, and may come all the same. */
        int home() {
            return calledOff && !complete ? units - Math.min(units, came) : 0;
        }
    }

    private static final class Trade implements AutoCloseable {
        final Random random;
        final MemoryBooks books = new MemoryBooks();
        final Clerk clerk = new Clerk(books, new SeenRecords());
        final Map<String, Happened> happened = new HashMap<>();
        final List<Reported> reported = new ArrayList<>();
        final Map<Sscc, Sent> despatches = new HashMap<>();
        final List<Sscc> ssccs = new ArrayList<>();
        int number;

        Trade(Random random) {
            this.random = random;
        }

        void happen() throws SQLException {
            number++;
            OffsetDateTime at = START.plusMinutes(number);
            switch (random.nextInt(10)) {
                case 0, 1 -> despatch(at);
                case 2, 3, 4 -> receive(at);
                case 5 -> {
                    int counted = random.nextInt(50);
                    take(new StockCount(STORE, "c" + number, "d", at, List.of(new CountedLine(ITEM, counted))));
                    happened.put("c" + number, new Happened(number, true, counted));
                    reported.add(new Reported(ReportKind.COUNT, "c" + number, null, 0));
                }
                case 6 -> {
                    int units = random.nextInt(-5, 6);
                    take(new StockAdjustment(STORE, "a" + number, "d", at, AdjustmentReason.THEFT, List.of(new CountedLine(ITEM, units))));
                    happened.put("a" + number, new Happened(number, false, units));
                    reported.add(new Reported(ReportKind.ADJUSTMENT, "a" + number, null, 0));
                }
                case 7 -> reverse(at);
                case 8 -> callOff(at);
                default -> {
                    int units = random.nextInt(1, 5);
                    take(new RetailTransaction(STORE, "4", at.toLocalDate(), number, at, at.toInstant(), "d", List.of(new Sale(1, ITEM, units, BigDecimal.ONE, "NOK", null))));
                    happened.put("s" + number, new Happened(number, false, -units));
                }
            }
        }

        private void despatch(OffsetDateTime at) throws SQLException {
            Sscc sscc = Sscc.of(CENTER, number);
            int one = random.nextInt(1, 12);
            int other = random.nextInt(1, 12);
            take(new DespatchNotice(STORE, sscc.digits(), "d", at.toInstant(), CENTER, sscc,
                    List.of(new DespatchedLine(ITEM, one, "o/" + number), new DespatchedLine(ITEM, other, "p/" + number)), null));
            despatches.put(sscc, new Sent(one + other));
            ssccs.add(sscc);
        }

        private void receive(OffsetDateTime at) throws SQLException {
            if (ssccs.isEmpty()) {
                return;
            }
            Sscc sscc = ssccs.get(random.nextInt(ssccs.size()));
            Sent sent = despatches.get(sscc);
            int good = random.nextInt(12);
            boolean complete = random.nextInt(4) == 0;
            boolean more = random.nextInt(4) == 0;
            boolean held = !more && sent.came > 0 && sent.open() == 0 && sent.home() == 0;
            String identity = "r" + number;
            take(new DeliveryReceipt(STORE, identity, "d", at, sscc, List.of(new ReceivedLine(ITEM, good, Condition.GOOD)), complete, more));
            int booked = held ? 0 : good;
            sent.complete |= complete && sent.open() > 0;
            sent.came += booked;
            happened.put(identity, new Happened(number, false, booked));
            reported.add(new Reported(ReportKind.RECEIPT, identity, sscc, booked));
        }

        private void callOff(OffsetDateTime at) throws SQLException {
            if (!ssccs.isEmpty()) {
                Sscc sscc = ssccs.get(random.nextInt(ssccs.size()));
                Sent sent = despatches.get(sscc);
                if (!sent.calledOff) {
                    take(new DespatchCallOff(STORE, sscc.digits(), "d", at.toInstant(), CENTER, sscc, "the lorry broke down"));
                    sent.calledOff = true;
                }
            }
        }

        private void reverse(OffsetDateTime at) throws SQLException {
            if (reported.isEmpty()) {
                return;
            }
            Reported of = reported.get(random.nextInt(reported.size()));
            take(new ReportReversal(STORE, "x" + number, "d", at.toInstant(), of.identity(), of.kind(), "a trial"));
            if (happened.remove(of.identity()) != null && of.kind() == ReportKind.RECEIPT && hasLedToSomething(of)) {
                Sent sent = despatches.get(of.despatch());
                sent.came -= of.good();
                sent.complete = false;
            }
        }

        /** A receipt that changed nothing has nothing to take back. */
        private boolean hasLedToSomething(Reported receipt) throws SQLException {
            return !books.reversals().ledTo(STORE, io.restock.ledger.reversal.Reported.RECEIPT, receipt.identity()).orElseThrow().isEmpty();
        }

        private void take(StoreRecord record) throws SQLException {
            for (int times = random.nextInt(5) == 0 ? 2 : 1; times > 0; times--) {
                clerk.take(Schedules.asRead(record));
            }
        }

        /** The latest count that stands, and whatever happened after it. */
        int onHand() {
            int latest = happened.values().stream().filter(Happened::count).mapToInt(Happened::minute).max().orElse(0);
            return happened.values().stream().filter(each -> each.count() ? each.minute() == latest : each.minute() > latest).mapToInt(Happened::units).sum();
        }

        @Override
        public void close() {
            books.close();
        }
    }

    @Test
    void on_hand_and_in_transit_are_those_of_a_history_without_what_was_reversed() throws SQLException {
        Schedules.each(SCHEDULES, (random, which) -> {
            try (var trade = new Trade(random)) {
                for (int i = 0; i < 60; i++) {
                    trade.happen();
                }
                List<StockEvent> events = trade.books.journal.getOrDefault(new StoreItemId(STORE, ITEM).toString(), List.of());
                int sent = trade.despatches.values().stream().mapToInt(each -> each.units).sum();
                int underWay = trade.despatches.values().stream().mapToInt(Sent::open).sum();
                assertThat(trade.books.putAside).as("quarantine, " + which).isEmpty();
                assertThat(events.isEmpty() ? 0 : events.getLast().onHand()).as("on hand, " + which).isEqualTo(trade.onHand());
                assertThat(events.stream().mapToInt(StockEvent::movedInTransit).sum()).as("in transit, " + which).isEqualTo(underWay);
                assertThat(underWay + events.stream().mapToInt(ConservedReceiptsTest::closed).sum()).as("units sent, " + which).isEqualTo(sent);
            }
        });
    }

    private static int closed(StockEvent event) {
        return switch (event) {
            case DeliveryReceived received -> received.despatched();
            case DeliveryReversed reversed -> -reversed.despatched();
            case DeliveryCalledOff off -> off.units();
            case DeliveryDespatched sent when Boolean.TRUE.equals(sent.again()) -> -sent.units();
            default -> 0;
        };
    }
}
