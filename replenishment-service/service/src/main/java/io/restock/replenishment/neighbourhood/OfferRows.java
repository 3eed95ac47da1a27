package io.restock.replenishment.neighbourhood;

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

    /** Announces a promotion, or changes it. */
    public static void put(Sql sql, int partition, Offer offer, String by) throws SQLException {
        sql.execute("""
                insert into replenishment.promotion (items, category, stores, depth, first_day, last_day, set_by, partition, id) values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (partition, id) do update set items = excluded.items, category = excluded.category, stores = excluded.stores, depth = excluded.depth,
                  first_day = excluded.first_day, last_day = excluded.last_day, set_by = excluded.set_by, ended_at = null""",
                sorted(offer.items()), offer.category(), sorted(offer.stores()), offer.depth(), offer.first(), offer.last(), by, partition, offer.id());
    }

    private static @Nullable List<String> sorted(Collection<?> values) {
        return values.isEmpty() ? null : values.stream().map(Object::toString).sorted().toList();
    }

    /**
     * Ends a promotion with the day that it is in each store; one that would only have begun later has never been.
     *
     * @param last the latest day that it is in one of them
     */
    public static void end(Sql sql, int partition, String id, LocalDate last, Instant at) throws SQLException {
        sql.execute("delete from replenishment.promotion where partition = ? and id = ? and first_day > ?", partition, id, last);
        sql.execute("update replenishment.promotion set last_day = least(last_day, ?), ended_at = least(ended_at, ?) where partition = ? and id = ?", last, at, partition, id);
    }
}
