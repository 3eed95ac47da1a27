package io.restock.ledger.tills;

import io.restock.contracts.Json;
import io.restock.contracts.exceptions.ExceptionKind;
import io.restock.contracts.exceptions.Stake;
import io.restock.contracts.store.StoreRecord.RetailTransaction;
import io.restock.contracts.store.TransactionId;
import io.restock.contracts.store.UnfitLine;
import io.restock.ledger.exceptions.ExceptionBook;
import io.restock.sql.Sql;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lines that do not fit the catalog: the other lines of their basket are booked, and of each of these a person says what it was. */
public final class UnfitLines {
    /**
     * One such line.
     *
     * @param occurredAt when its transaction counts as having happened
     * @param settledAs so many of an item, or why it moves nothing; null while nobody has said
     */
    public record Reported(UnfitLine line, Instant occurredAt, @Nullable Instant settledAt, @Nullable String settledAs) {}

    private record Found(TransactionId id, UnfitLine line, Instant occurredAt) {}

    private final List<Found> found = new ArrayList<>();

    /** @param occurredAt when it counts as having happened */
    public void add(RetailTransaction sold, Instant occurredAt, ExceptionBook exceptions) {
        if (sold.unfit() == null) {
            return;
        }
        for (UnfitLine line : sold.unfit()) {
            if (line.voidedBy() == null) {
                found.add(new Found(sold.id(), line, occurredAt));
                String many = line.grams() != null ? line.grams() + " g of " : line.units() != null ? line.units() + " of " : "";
                exceptions.raise(ExceptionKind.LINE_UNFIT, sold.store(), subject(sold.id(), line.line()), "line " + line.line() + ", a " + line.kind() + " of " + many + line.item()
                        + " for " + line.amount().toPlainString() + " " + line.currency() + ", is not booked: " + line.reason() + ". Say what it was: POST " + sold.id().href()
                        + "/lines/" + line.line() + "/settlements", occurredAt, Stake.ofMoney(line.amount(), line.currency()));
            }
        }
    }

    public void write(Sql sql) throws SQLException {
        for (Found each : found) {
            sql.execute("""
                    insert into ledger.unfit_line (store, business_date, till, sequence, line, told, occurred_at) values (?, ?, ?, ?, ?, ?, ?)
                    on conflict do nothing""",
                    each.id().store().digits(), each.id().businessDate(), each.id().till(), each.id().sequence(), each.line().line(), json(each.line()), each.occurredAt());
        }
    }

    /** Those of a transaction. */
    public static List<Reported> of(Sql sql, TransactionId id) throws SQLException {
        return sql.list("""
                select told, occurred_at, settled_at, settled_as from ledger.unfit_line where store = ? and business_date = ? and till = ? and sequence = ? order by line""",
                UnfitLines::reported, id.store().digits(), id.businessDate(), id.till(), id.sequence());
    }

    private static Reported reported(ResultSet row) throws SQLException {
        try {
            return new Reported(Json.MAPPER.readValue(row.getString("told"), UnfitLine.class), Sql.instant(row, "occurred_at"), Sql.instantOrNull(row, "settled_at"),
                    row.getString("settled_as"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String subject(TransactionId id, int line) {
        return id + "/" + line;
    }

    private static String json(UnfitLine line) {
        try {
            return Json.MAPPER.writeValueAsString(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
