package io.restock.ledger.rounds;

import io.quarkus.scheduler.Scheduled;
import io.restock.contracts.Digest;
import io.restock.contracts.Gtin;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.Topics;
import io.restock.contracts.access.Author;
import io.restock.contracts.catalog.Item.Unit;
import io.restock.contracts.exceptions.ExceptionKind;
import io.restock.contracts.store.AdjustmentReason;
import io.restock.contracts.store.StoreRecord;
import io.restock.contracts.store.StoreRecord.CountedLine;
import io.restock.contracts.store.StoreRecord.StockAdjustment;
import io.restock.ledger.Kafka;
import io.restock.ledger.Round;
import io.restock.ledger.catalog.Numbers.Stocked;
import io.restock.ledger.catalog.Numbers;
import io.restock.ledger.exceptions.ExceptionBook;
import io.restock.ledger.journal.Balance;
import io.restock.ledger.stock.StockTable;
import io.restock.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Stock under a number that was sold before anybody listed it as a pack or a label: it becomes the item's, so many units for each, by an adjustment that names the number.
 * The adjustment takes the store's one road like any other. What comes in late under the number follows at the next look.
 */
@ApplicationScoped
public class JoinedNumbers extends Round {
    private static final AdjustmentReason RENUMBERED = new AdjustmentReason("RENUMBERED");
    private static final Author LEDGER = Author.system("ledger");
    private static final int AT_ONCE = 100;
    private static final int STORES_AT_ONCE = 10_000;

    @Inject
    Numbers numbers;
    @Inject
    Kafka kafka;

    /** What was moved last from a store-item; units that are under way already are not moved twice. */
    private final Map<StoreItemId, String> moving = new HashMap<>();

    /** @param item null for a kit, @param weighed whether nobody knows how much one was: a label that was sold before its item was listed has not been weighed */
    private record Joined(Gtin number, @Nullable Gtin item, boolean weighed) {}

    @Scheduled(every = "2s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void go() throws SQLException {
        if (!turn.isOurs()) {
            return;
        }
        closeListed();
        for (Joined each : joined()) {
            List<Balance> left = database.read(sql -> StockTable.left(sql, each.number(), STORES_AT_ONCE));
            database.decide(sql -> join(sql, each, left));
        }
    }

    /** An item that was listed while its first event at a store was being booked: neither saw what the other wrote. */
    private void closeListed() {
        List<String> listed = database.read(sql -> sql.list("""
                select e.subject from ledger.exception e join ledger.item i on i.gtin = e.subject where e.open and e.kind = 'UNKNOWN_ITEM' order by e.subject limit ?""",
                row -> row.getString(1), AT_ONCE));
        if (!listed.isEmpty()) {
            database.decide(sql -> {
                var exceptions = new ExceptionBook(clock.instant());
                listed.forEach(item -> exceptions.close(ExceptionKind.UNKNOWN_ITEM, item, clock.instant()));
                return exceptions.write(sql);
            });
        }
    }

    /** The question is answered in the transaction that waits for Kafka's word: without it, it stays open, and the next look does the same again. */
    private int join(Sql sql, Joined joined, List<Balance> left) throws SQLException {
        var exceptions = new ExceptionBook(clock.instant());
        exceptions.close(ExceptionKind.UNKNOWN_ITEM, joined.number().digits(), clock.instant());
        var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
        var sent = new HashMap<StoreItemId, String>();
        for (Balance each : left) {
            String before = moving.get(each.storeItem());
            if (before == null || isApplied(sql, each.storeItem(), before)) {
                StockAdjustment moved = moved(joined, each, became(joined, each));
                records.add(Kafka.record(Topics.POS_TRANSACTIONS.topic(), null, moved.store().digits(), StoreRecord.CODEC.typeOf(moved), StoreRecord.CODEC.write(moved),
                        LEDGER.text()));
                sent.put(each.storeItem(), moved.identity());
                if (joined.weighed() && joined.item() != null) {
                    ask(exceptions, each, joined.item());
                }
            }
        }
        kafka.deliver(records);
        moving.putAll(sent);
        return exceptions.write(sql);
    }

    /** Whether what was moved last is in the units that we see. */
    private static boolean isApplied(Sql sql, StoreItemId id, String identity) throws SQLException {
        return sql.number("select count(*) from ledger.record where store = ? and type = 'StockAdjustment' and identity = ?", id.store().digits(), identity) > 0;
    }

    private List<Joined> joined() {
        var joined = new ArrayList<>(database.read(sql -> sql.list("""
                select distinct p.gtin, p.item from ledger.exception e join ledger.pack p on p.gtin = right(e.subject, 14)
                where e.open and e.kind in ('UNKNOWN_ITEM', 'NEGATIVE_ON_HAND') order by p.gtin limit ?""",
                row -> new Joined(new Gtin(row.getString(1)), new Gtin(row.getString(2)), false), AT_ONCE)));
        joined.addAll(database.read(sql -> sql.list(
                """
                select distinct k.kit from ledger.exception e join ledger.kit_part k on k.kit = right(e.subject, 14) where e.open and e.kind = 'NEGATIVE_ON_HAND' order by k.kit limit ?""",
                row -> new Joined(new Gtin(row.getString(1)), null, false), AT_ONCE)));
        List<Gtin> labels = database.read(sql -> sql.list("""
                select subject from ledger.exception where open and kind = 'UNKNOWN_ITEM' and subject ~ '^0?02[0-9]*$' order by subject limit ?""",
                row -> new Gtin(row.getString(1)), AT_ONCE));
        numbers.stocked(labels).forEach((label, is) -> joined.add(new Joined(label, is.item(), is.unit() != Unit.EACH)));
        return joined;
    }

    /** What the number stood for when it was booked last. */
    private List<CountedLine> became(Joined joined, Balance left) {
        Stocked is = joined.weighed() ? null : numbers.stocked(List.of(joined.number()), numbers.moment(left.storeItem().store(), left.occurredAt())).get(joined.number());
        return is == null ? List.of() : is.counted(Math.multiplyExact(left.onHand(), is.units()));
    }

    /** At the instant of the last event, so that a count of the item which came after it stays right. */
    private static StockAdjustment moved(Joined joined, Balance left, List<CountedLine> became) {
        String identity = "number-" + joined.number() + "-" + left.sequence();
        var lines = Stream.concat(Stream.of(new CountedLine(joined.number(), -left.onHand())), became.stream()).toList();
        return new StockAdjustment(left.storeItem().store(), identity, Digest.of(identity + lines), left.occurredAt().atOffset(ZoneOffset.UTC), RENUMBERED, lines);
    }

    /** The store can weigh what is left. */
    private void ask(ExceptionBook exceptions, Balance left, Gtin item) {
        var id = new StoreItemId(left.storeItem().store(), item);
        exceptions.raise(ExceptionKind.COUNT_TOO_OLD, id.store(), id.toString(), Math.abs(left.onHand()) + " labels of item " + item
                + " were booked before it was listed, and nobody knows what they weighed; count it", clock.instant());
    }
}
