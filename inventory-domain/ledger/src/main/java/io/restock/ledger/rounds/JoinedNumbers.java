package io.restock.ledger.rounds;

import io.quarkus.scheduler.Scheduled;
import io.restock.contracts.Digest;
import io.restock.contracts.Gtin;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.Topics;
import io.restock.contracts.access.Author;
import io.restock.contracts.exceptions.ExceptionKind;
import io.restock.contracts.store.AdjustmentReason;
import io.restock.contracts.store.StoreRecord;
import io.restock.contracts.store.StoreRecord.CountedLine;
import io.restock.contracts.store.StoreRecord.StockAdjustment;
import io.restock.journal.Turn;
import io.restock.ledger.Kafka;
import io.restock.ledger.exceptions.ExceptionBook;
import io.restock.sql.Database;
import io.restock.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Stock under a number that was sold before anybody listed it as a pack: it becomes the item's, so many units for each, by an adjustment that names the number.
 * The adjustment takes the store's one road like any other. What comes in late under the number follows at the next look; should two looks see the same
 * units, the next one takes back what was moved too much, for the number must stand at 0.
 */
@ApplicationScoped
public class JoinedNumbers {
    private static final AdjustmentReason RENUMBERED = new AdjustmentReason("RENUMBERED");
    private static final Author LEDGER = Author.system("ledger");
    private static final int AT_ONCE = 100;

    @Inject
    Database database;
    @Inject
    Kafka kafka;
    @Inject
    Clock clock;
    @Inject
    Turn turn;

    /** @param units of the item in one of the number */
    private record Joined(Gtin number, Gtin item, int units) {}

    /** @param last sequence of the last event that is in the units */
    private record Left(StoreItemId id, int units, int last, Instant occurredAt) {}

    @Scheduled(every = "2s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void go() throws SQLException {
        if (!turn.isOurs()) {
            return;
        }
        List<Joined> joined = database.read(sql -> sql.list("""
                select distinct p.gtin, p.item, p.units from ledger.exception e join ledger.pack p on p.gtin = right(e.subject, 14)
                where e.open and e.kind in ('UNKNOWN_ITEM', 'NEGATIVE_ON_HAND') order by p.gtin limit ?""",
                row -> new Joined(new Gtin(row.getString(1)), new Gtin(row.getString(2)), row.getInt(3)), AT_ONCE));
        for (Joined each : joined) {
            List<Left> left = database.read(sql -> left(sql, each.number()));
            if (left.isEmpty()) {
                database.decide(sql -> answered(sql, each));
            } else {
                kafka.deliver(left.stream().map(at -> moved(each, at)).map(record -> Kafka.record(Topics.POS_TRANSACTIONS.topic(), null, record.store().digits(),
                        StoreRecord.CODEC.typeOf(record), StoreRecord.CODEC.write(record), LEDGER.text())).toList());
            }
        }
    }

    private static List<Left> left(Sql sql, Gtin number) throws SQLException {
        return sql.list("""
                select s.key, s.on_hand, s.sequence, s.occurred_at from ledger.store st join ledger.stock s on s.key = st.gln || '|' || ? where s.on_hand <> 0 limit ?""",
                row -> new Left(StoreItemId.of(row.getString(1)), row.getInt(2), row.getInt(3), Sql.instant(row, "occurred_at")), number.digits(), AT_ONCE);
    }

    /** At the instant of the last event, so that a count of the item which came after it stays right. */
    private static StockAdjustment moved(Joined joined, Left left) {
        String identity = "number-" + joined.number() + "-" + left.last();
        var lines = List.of(new CountedLine(joined.number(), -left.units()), new CountedLine(joined.item(), Math.multiplyExact(left.units(), joined.units())));
        return new StockAdjustment(left.id().store(), identity, Digest.of(identity + lines), left.occurredAt().atOffset(ZoneOffset.UTC), RENUMBERED, lines);
    }

    private int answered(Sql sql, Joined joined) throws SQLException {
        var exceptions = new ExceptionBook(clock.instant());
        exceptions.close(ExceptionKind.UNKNOWN_ITEM, joined.number().digits(), clock.instant());
        return exceptions.write(sql);
    }
}
