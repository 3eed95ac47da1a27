package io.restock.ledger.tills;

import io.restock.contracts.exceptions.ExceptionKind;
import io.restock.contracts.exceptions.Stake;
import io.restock.contracts.store.StoreRecord;
import io.restock.contracts.store.StoreRecord.RetailTransaction;
import io.restock.contracts.store.TransactionId;
import io.restock.contracts.store.TransactionLine;
import io.restock.ledger.exceptions.ExceptionBook;
import io.restock.sql.Sql;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Baskets that came under a number that another one had: kept whole, since each is a sale, too. */
public final class Conflicts {
    private static final int LINES_SHOWN = 10;

    /**
     * One such basket.
     *
     * @param bookedAs businessDate/till/sequence under which it was booked, or null
     */
    public record Kept(RetailTransaction transaction, Instant noticedAt, @Nullable String bookedAs) {}

    private record Conflict(RetailTransaction transaction, byte[] value, @Nullable String author) {}

    private final List<Conflict> found = new ArrayList<>();

    /** @param value of its record; @param author of its record, or null */
    public void add(RetailTransaction transaction, byte[] value, @Nullable String author) {
        found.add(new Conflict(transaction, value, author));
    }

    public void write(Sql sql, Instant now) throws SQLException {
        for (Conflict each : found) {
            RetailTransaction it = each.transaction();
            sql.execute("""
                    insert into ledger.conflict (store, business_date, till, sequence, digest, record, author, noticed_at) values (?, ?, ?, ?, ?, ?, ?, ?)
                    on conflict do nothing""",
                    it.store().digits(), it.businessDate(), it.till(), it.sequence(), it.digest(), each.value(), each.author(), now);
        }
    }

    /** Those that came under this number, the first of them first. */
    public static List<Kept> of(Sql sql, TransactionId id) throws SQLException {
        return sql.list("""
                select record, noticed_at, booked_as from ledger.conflict where store = ? and business_date = ? and till = ? and sequence = ? order by noticed_at, digest""",
                row -> new Kept((RetailTransaction) StoreRecord.CODEC.read(RetailTransaction.class.getSimpleName(), row.getBytes("record")),
                        Sql.instant(row, "noticed_at"), row.getString("booked_as")),
                id.store().digits(), id.businessDate(), id.till(), id.sequence());
    }

    public static String subject(StoreRecord record) {
        return StoreRecord.CODEC.typeOf(record) + "/" + record.store() + "/" + record.identity();
    }

    /** What a person has to know of a record whose number was used. */
    public static void raise(ExceptionBook exceptions, StoreRecord record) {
        String detail = record instanceof RetailTransaction sold
                ? "came again with other content, at " + sold.occurredAt() + ": " + lines(sold)
                        + ". Both are kept; the first is booked. If this one was sold, too, book it under a number of"
                        + " its own: POST " + sold.id().href() + "/bookings"
                : "came again with other content; the first stays. Correct it by an adjustment, not by sending it again";
        exceptions.raise(ExceptionKind.CONFLICTING_TRANSACTION, record.store(), subject(record), detail, record.occurredInstant(),
                record instanceof RetailTransaction sold ? stake(sold) : null);
    }

    /** What the basket came to; null where it has several currencies, or none. */
    private static @Nullable Stake stake(RetailTransaction sold) {
        var sums = new TreeMap<String, BigDecimal>();
        for (TransactionLine line : sold.lines()) {
            switch (line) {
                case TransactionLine.Sale sale -> sums.merge(sale.currency(), sale.amount(), BigDecimal::add);
                case TransactionLine.Return back -> sums.merge(back.currency(), back.amount(), BigDecimal::add);
                case TransactionLine.Void _ -> {} // what it voids is not among the lines
            }
        }
        return sums.size() == 1 ? Stake.ofMoney(sums.firstEntry().getValue(), sums.firstKey()) : null;
    }

    private static String lines(RetailTransaction sold) {
        String shown = sold.lines().stream().limit(LINES_SHOWN).map(Conflicts::line).collect(Collectors.joining(", "));
        int more = sold.lines().size() - LINES_SHOWN;
        return more > 0 ? shown + " and " + more + " more" : shown;
    }

    private static String line(TransactionLine line) {
        return switch (line) {
            case TransactionLine.Sale sale -> sale.units() + " of " + sale.item();
            case TransactionLine.Return back -> back.units() + " of " + back.item() + " back";
            case TransactionLine.Void taken -> "line " + taken.voids() + " void";
        };
    }
}
