package io.restock.ledger.intake;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Sscc;
import io.restock.contracts.store.AdjustmentReason;
import io.restock.contracts.store.LineId;
import io.restock.contracts.store.StoreRecord;
import io.restock.contracts.store.StoreRecord.Condition;
import io.restock.contracts.store.StoreRecord.CountedLine;
import io.restock.contracts.store.StoreRecord.DeliveryReceipt;
import io.restock.contracts.store.StoreRecord.DespatchNotice;
import io.restock.contracts.store.StoreRecord.DespatchedLine;
import io.restock.contracts.store.StoreRecord.ReceivedLine;
import io.restock.contracts.store.StoreRecord.RetailTransaction;
import io.restock.contracts.store.StoreRecord.StockAdjustment;
import io.restock.contracts.store.StoreRecord.StockCount;
import io.restock.contracts.store.StoreRecord.StockTransfer;
import io.restock.contracts.store.StoreRecord.TransferReceipt;
import io.restock.contracts.store.StoreRecord.TransferredLine;
import io.restock.contracts.store.TransactionLine;
import io.restock.contracts.store.TransactionLine.Disposition;
import io.restock.contracts.store.TransactionLine.OriginalSale;
import io.restock.contracts.store.TransactionLine.Return;
import io.restock.contracts.store.TransactionLine.Sale;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Three days of two stores with three tills each: sales, voids, returns here and there, counts, adjustments, transfers, deliveries that are
 * short or broken, in seconds that several share. The same seed trades the same.
 */
final class TradeSchedule {
    static final OffsetDateTime START = OffsetDateTime.parse("2026-03-02T08:00:00+01:00");
    static final Duration LONGEST = Duration.ofHours(72);

    private record Sold(Gln store, LineId line, Gtin item, int units) {}

    private final Random random;
    private final List<Gln> stores;
    private final List<Gtin> items = List.of(gtin(1), gtin(2), gtin(3));
    private final List<StoreRecord> records = new ArrayList<>();
    private final List<Sold> sold = new ArrayList<>();
    private final Set<String> counted = new HashSet<>();
    private int number;

    private TradeSchedule(Random random, int chain) {
        this.random = random;
        this.stores = List.of(gln(2 * chain), gln(2 * chain + 1));
    }

    /**
     * The records in the order in which they happened; a count comes first in its instant.
     *
     * @param chain by which the stores of schedules that share a ledger differ
     */
    static List<StoreRecord> of(Random random, int chain) {
        var schedule = new TradeSchedule(random, chain);
        long second = 0;
        int happenings = random.nextInt(15, 60);
        for (int i = 0; i < happenings; i++) {
            second += random.nextInt(4) == 0 ? 0 : random.nextLong(2 * LONGEST.toSeconds() / happenings);
            schedule.happen(START.plusSeconds(second));
        }
        schedule.records.sort(Comparator.comparing(StoreRecord::occurredInstant).thenComparing(record -> !(record instanceof StockCount)));
        return schedule.records;
    }

    private void happen(OffsetDateTime at) {
        number++;
        Gln store = any(stores);
        switch (random.nextInt(15)) {
            case 0, 1 -> count(store, at);
            case 2 -> records.add(new StockAdjustment(store, "a" + number, "d", at, any(AdjustmentReason.KNOWN),
                    List.of(new CountedLine(any(items), random.nextInt(-5, 6)))));
            case 3 -> records.add(new StockTransfer(store, "t" + number, "d", at, stores.get(1 - stores.indexOf(store)),
                    List.of(new CountedLine(any(items), units()), new CountedLine(any(items), units())), null));
            case 13 -> transfer(store, stores.get(1 - stores.indexOf(store)), at);
            case 4 -> deliver(store, at);
            default -> basket(store, at);
        }
    }

    private void count(Gln store, OffsetDateTime at) {
        if (counted.add(store + " " + at)) {
            records.add(new StockCount(store, "c" + number, "d", at, List.of(new CountedLine(any(items), random.nextInt(60)))));
        }
    }

    /** One that travels: it arrives in parts, over, under or damaged, or is still under way. */
    private void transfer(Gln from, Gln to, OffsetDateTime at) {
        String transfer = "t" + number;
        Gtin item = any(items);
        int sent = 2 * units();
        records.add(new StockTransfer(from, transfer, "d", at, to, List.of(new CountedLine(item, sent)), true));
        int parts = random.nextInt(3);
        for (int part = 1; part <= parts; part++) {
            records.add(new TransferReceipt(to, transfer + "-" + part, "d", at.plusSeconds(random.nextLong(86_400)), from, transfer,
                    List.of(new TransferredLine(item, random.nextInt(sent + 1), random.nextInt(2))), part == parts && random.nextBoolean()));
        }
    }

    private void deliver(Gln store, OffsetDateTime at) {
        Sscc sscc = Sscc.of(store, 10_000 * Long.parseLong(store.digits().substring(9, 12)) + number); // stores share their company prefix
        Gtin one = items.get(0);
        Gtin other = items.get(1);
        int sent = 10 * units();
        records.add(new DespatchNotice(store, sscc.digits(), "d", at.toInstant(), gln(900), sscc,
                List.of(new DespatchedLine(one, sent, "o/" + number), new DespatchedLine(other, 6, null)), null));
        if (random.nextInt(4) > 0) {
            records.add(new DeliveryReceipt(store, "r" + number, "d", at.plusSeconds(random.nextLong(86_400)), sscc, List.of(
                    new ReceivedLine(one, sent - random.nextInt(2), Condition.GOOD), new ReceivedLine(other, 6 - random.nextInt(2), Condition.GOOD),
                    new ReceivedLine(one, random.nextInt(2), Condition.DAMAGED)), complete(), null));
        }
    }

    private void basket(Gln store, OffsetDateTime at) {
        String till = String.valueOf(random.nextInt(1, 4));
        var id = new RetailTransaction(store, till, at.toLocalDate(), number, at, at.toInstant(), "d" + number, List.of()).id();
        var lines = new ArrayList<TransactionLine>();
        for (int line = 1; line <= random.nextInt(1, 5); line++) {
            if (!sold.isEmpty() && random.nextInt(5) == 0) {
                Sold back = any(sold);
                lines.add(new Return(line, back.item(), random.nextInt(1, back.units() + 2), BigDecimal.ONE, "NOK", null,
                        any(List.of(Disposition.values())), new OriginalSale(back.store(), back.line())));
            } else {
                lines.add(new Sale(line, any(items), units(), BigDecimal.ONE, "NOK", null));
            }
        }
        if (random.nextInt(4) == 0) {
            // Once in a while the line to void is not there: a record for the quarantine.
            lines.add(new TransactionLine.Void(lines.size() + 1, random.nextInt(10) == 0 ? 99 : random.nextInt(lines.size()) + 1));
        }
        records.add(new RetailTransaction(store, till, at.toLocalDate(), number, at, at.toInstant(), "d" + number, lines));
        for (TransactionLine line : lines) {
            if (line instanceof Sale sale) {
                sold.add(new Sold(store, id.line(sale.line()), sale.item(), sale.units()));
            }
        }
    }

    /** As receipts were written before parts were counted, too. */
    private Boolean complete() {
        return random.nextInt(3) == 0 ? null : Boolean.valueOf(random.nextBoolean());
    }

    private int units() {
        return random.nextInt(1, 8);
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static Gln gln(int number) {
        return Gln.of("708%09d".formatted(number));
    }

    private static Gtin gtin(int number) {
        return Gtin.of("0703%09d".formatted(number));
    }
}
