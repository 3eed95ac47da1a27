package io.restock.distribution.stock;

import io.restock.contracts.Gtin;
import io.restock.contracts.Gln;
import io.restock.distribution.outbox.Message;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Asks about locations, and hears what settles it, always within a decision that holds the center. What follows are messages for
 * the decision's outbox.
 */
public final class StockQuestions {
    private StockQuestions() {}

    /** Asked again, it is the same question with another reason. @param units in question; 0 where nobody knows */
    public static Message ask(Sql sql, StockQuestion question, String detail, long units, Instant now) throws SQLException {
        sql.execute("""
                insert into distribution.stock_question (dc, item, location, asked_at) values (?, ?, ?, ?)
                on conflict (dc, item, location) do update set asked_at = excluded.asked_at, settled_at = null""",
                question.dc(), question.item(), question.location(), now);
        return question.asked(detail, units, now);
    }

    /** Whether it was ever asked. */
    public static boolean knows(Sql sql, StockQuestion question) throws SQLException {
        return sql.number("select count(*) from distribution.stock_question where dc = ? and item = ? and location = ?",
                question.dc(), question.item(), question.location()) > 0;
    }

    /** Settles those of some locations that are open; the others are passed over. @param by what settles them, as people read it */
    public static List<Message> settle(Sql sql, Collection<StockQuestion> asked, String by, Instant now) throws SQLException {
        var sorted = asked.stream().distinct().toList();
        return sql.list("""
                update distribution.stock_question q set settled_at = ? from unnest(?::text[], ?::text[], ?::text[]) as seen (dc, item, location)
                where (q.dc, q.item, q.location) = (seen.dc, seen.item, seen.location) and q.settled_at is null returning q.dc, q.item, q.location""",
                row -> new StockQuestion(new Gln(row.getString(1)), new Gtin(row.getString(2)), Location.valueOf(row.getString(3))).settled(by, now),
                now, sorted.stream().map(StockQuestion::dc).toList(), sorted.stream().map(StockQuestion::item).toList(),
                sorted.stream().map(StockQuestion::location).toList());
    }

    /** What was asked at an instant by something that has not happened after all. */
    public static List<Message> settleAskedAt(Sql sql, StockQuestion question, Instant askedAt, String by, Instant now) throws SQLException {
        boolean asked = sql.number("select count(*) from distribution.stock_question where dc = ? and item = ? and location = ? and asked_at = ?",
                question.dc(), question.item(), question.location(), askedAt) > 0;
        return asked ? settle(sql, List.of(question), by, now) : List.of();
    }

    /** What settled them at an instant is taken back: they are asked again. */
    public static List<Message> reopen(Sql sql, Gln dc, Instant settledAt, String detail, Instant now) throws SQLException {
        return sql.list("update distribution.stock_question set asked_at = ?, settled_at = null where dc = ? and settled_at = ? returning item, location",
                row -> new StockQuestion(dc, new Gtin(row.getString(1)), Location.valueOf(row.getString(2))).asked(detail + "; count it", 0, now), now, dc, settledAt);
    }

    /** The same for some items wherever they lie. */
    public static List<Message> settle(Sql sql, Gln dc, Collection<Gtin> items, String by, Instant now) throws SQLException {
        var asked = new ArrayList<StockQuestion>();
        for (Gtin item : items) {
            Location.PICKABLE.forEach(location -> asked.add(new StockQuestion(dc, item, location)));
        }
        return settle(sql, asked, by, now);
    }
}
