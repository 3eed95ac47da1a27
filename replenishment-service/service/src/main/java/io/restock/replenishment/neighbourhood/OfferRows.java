package io.restock.replenishment.neighbourhood;

import io.restock.contracts.Digest;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Promotions as rows of a partition. */
public final class OfferRows {
    /** Tills come back online after days: what was sold under a promotion is still to be kept apart then. */
    private static final int REMEMBERED_DAYS = 60;

    /** Of one instant, an end comes after whatever was said. */
    private static final String AFTER_ALL = "~";

    private OfferRows() {}

    static List<Offer> load(Sql sql, int partition, LocalDate today) throws SQLException {
        return sql.list("select id, items, category, stores, depth, first_day, last_day, ended_at from replenishment.promotion where partition = ? and last_day >= ? order by id",
                row -> new Offer(row.getString("id"), set(row, "items", Gtin::new), row.getString("category"), set(row, "stores", Gln::new), row.getDouble("depth"),
                        row.getObject("first_day", LocalDate.class), row.getObject("last_day", LocalDate.class), Sql.instantOrNull(row, "ended_at")),
                partition, today.minusDays(REMEMBERED_DAYS));
    }

    private static <T> Set<T> set(ResultSet row, String column, Function<String, T> of) throws SQLException {
        return Sql.texts(row, column).stream().map(of).collect(Collectors.toSet());
    }

    /** Announces a promotion, or changes it, unless something later was said of it. @param at when it was said */
    public static void put(Sql sql, int partition, Offer offer, String by, Instant at) throws SQLException {
        List<String> items = sorted(offer.items());
        List<String> stores = sorted(offer.stores());
        String said = Digest.of(items + " " + offer.category() + " " + stores + " " + offer.depth() + " " + offer.first() + " " + offer.last() + " " + by);
        sql.execute("""
                insert into replenishment.promotion_word (partition, id, said_at, said, ended, items, category, stores, depth, first_day, last_day, set_by)
                values (?, ?, ?, ?, false, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""",
                partition, offer.id(), at, said, items, offer.category(), stores, offer.depth(), offer.first(), offer.last(), by);
        settle(sql, partition, offer.id());
    }

    private static @Nullable List<String> sorted(Collection<?> values) {
        return values.isEmpty() ? null : values.stream().map(Object::toString).sorted().toList();
    }

    /**
     * Ends a promotion with the day that it is in each store, unless it was changed later; one that would only have begun later has never been.
     *
     * @param last the latest day that it is in one of them
     */
    public static void end(Sql sql, int partition, String id, LocalDate last, Instant at) throws SQLException {
        sql.execute("insert into replenishment.promotion_word (partition, id, said_at, said, ended, last_day) values (?, ?, ?, ?, true, ?) on conflict do nothing", partition, id,
                at,
                AFTER_ALL + last, last);
        settle(sql, partition, id);
    }

    /** What was said last holds, and what ended it since: so every partition ends with the same, whichever of two words it heard first. */
    private static void settle(Sql sql, int partition, String id) throws SQLException {
        sql.execute("""
                delete from replenishment.promotion_word w where partition = ? and id = ? and exists (select from replenishment.promotion_word s
                    where s.partition = w.partition and s.id = w.id and not s.ended and (s.said_at, s.said) > (w.said_at, w.said))""", partition, id);
        sql.execute("delete from replenishment.promotion where partition = ? and id = ?", partition, id);
        sql.execute("""
                insert into replenishment.promotion (partition, id, items, category, stores, depth, first_day, last_day, set_by, ended_at)
                select s.partition, s.id, s.items, s.category, s.stores, s.depth, s.first_day, least(s.last_day, e.last_day), s.set_by, e.at
                from replenishment.promotion_word s cross join (
                    select min(last_day) as last_day, min(said_at) as at from replenishment.promotion_word where partition = ? and id = ? and ended) e
                where s.partition = ? and s.id = ? and not s.ended and (e.last_day is null or s.first_day <= e.last_day)""", partition, id, partition, id);
    }
}
