package io.restock.ledger.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.restock.contracts.stock.StockEvent;
import io.restock.contracts.stock.StockEvent.StockCounted;
import io.restock.contracts.store.StoreRecord;
import io.restock.ledger.records.SeenRecords;
import io.restock.ledger.stock.ShownRow;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Hundreds of seeded schedules, others in each run, through the real reading, de-duplication, commands, matching and store-items, in memory. Take away the
 * de-duplication ({@link Clerk}, {@link SeenRecords}) or the offset of a count and it goes red; what two writers do to each other needs a
 * cursor, and is in DisorderOnEnginesTest.
 */
@DisplayName("Late, shuffled, duplicated and delivered in batches")
class DisorderTest {
    private static final int SCHEDULES = Integer.getInteger("restock.schedules", 500);

    /** @param stock on hand, in transit, latest count and latest event of each store-item */
    private record Outcome(Map<String, String> stock, List<String> history, Set<String> exceptions, Set<String> putAside, Map<String, Integer> byDefinition) {}

    @Test
    void the_same_trade_gives_the_same_stock_the_same_history_and_the_same_exceptions() throws SQLException {
        Schedules.each(SCHEDULES, (random, which) -> {
            List<StoreRecord> happened = TradeSchedule.of(random, 0);
            List<StoreRecord> conflicting = Disorder.conflicting(happened, random);

            Outcome clean = taken(List.of(happened, conflicting), null);
            Outcome disordered = taken(List.of(new Disorder(random).of(happened), new Disorder(random).of(conflicting)), random);

            assertThat(clean.byDefinition()).as("the clean run is right, " + which).isEqualTo(onHand(clean));
            assertThat(disordered.stock()).as("stock, " + which).isEqualTo(clean.stock());
            assertThat(disordered.history()).as("history by business time, " + which).isEqualTo(clean.history());
            assertThat(disordered.exceptions()).as("exceptions, " + which).isEqualTo(clean.exceptions());
            assertThat(disordered.putAside()).as("quarantine, " + which).isEqualTo(clean.putAside());
        });
    }

    /** @param disorder null delivers each record alone, and what stores write to each other at once */
    private static Outcome taken(List<List<StoreRecord>> arriving, Random disorder) throws SQLException {
        try (var books = new MemoryBooks()) {
            var clerk = new Clerk(books, new SeenRecords());
            for (List<StoreRecord> records : arriving) {
                deliver(records, books, clerk, disorder);
            }
            var stock = new TreeMap<String, String>();
            books.stock.forEach((key, row) -> stock.put(key, ShownRow.of(row)));
            List<StockEvent> events = books.journal.values().stream().flatMap(List::stream).toList();
            var byDefinition = new TreeMap<String, Integer>();
            books.journal.forEach((key, history) -> byDefinition.put(key, onHandByDefinition(history)));
            return new Outcome(stock, BusinessHistory.of(events), books.exceptions().raised(), books.putAside, byDefinition);
        }
    }

    private static void deliver(List<StoreRecord> records, MemoryBooks books, Clerk clerk, Random disorder) throws SQLException {
        for (int from = 0; from < records.size() || !books.letters.isEmpty();) {
            int to = Math.min(records.size(), from + (disorder == null ? 1 : disorder.nextInt(1, 20)));
            var batch = new ArrayList<>(records.subList(from, to));
            deliverLetters(books, batch, disorder, to == records.size());
            int times = disorder != null && disorder.nextInt(5) == 0 ? 2 : 1;
            for (int i = 0; i < times; i++) {
                for (StoreRecord record : batch) {
                    clerk.take(Schedules.asRead(record));
                }
                books.endBatch();
            }
            from = to;
        }
    }

    private static void deliverLetters(MemoryBooks books, List<StoreRecord> batch, Random disorder, boolean last) {
        for (StoreRecord letter : List.copyOf(books.letters)) {
            if (disorder == null || last || disorder.nextBoolean()) {
                batch.add(disorder == null ? batch.size() : disorder.nextInt(batch.size() + 1), letter);
                books.letters.remove(letter);
            }
        }
    }

    /** The latest count, and whatever occurred from its instant on. */
    private static int onHandByDefinition(List<StockEvent> history) {
        StockCounted latest = null;
        for (StockEvent event : history) {
            if (event instanceof StockCounted counted && (latest == null || !counted.occurredAt().isBefore(latest.occurredAt()))) {
                latest = counted;
            }
        }
        Instant since = latest == null ? Instant.MIN : latest.occurredAt();
        return (latest == null ? 0 : latest.counted()) + history.stream()
                .filter(event -> !(event instanceof StockCounted) && !(event instanceof StockEvent.CountOffset) && !event.occurredAt().isBefore(since))
                .mapToInt(StockEvent::moved).sum();
    }

    private static Map<String, Integer> onHand(Outcome outcome) {
        var onHand = new TreeMap<String, Integer>();
        outcome.stock().forEach((key, row) -> onHand.put(key, Integer.parseInt(row.substring(0, row.indexOf(' ')))));
        return onHand;
    }
}
