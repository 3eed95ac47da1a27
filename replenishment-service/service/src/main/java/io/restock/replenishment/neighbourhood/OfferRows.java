package io.restock.replenishment.neighbourhood;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Promotions as rows of a partition. */
public final class OfferRows {
    /** Tills come back online after days: what was sold under a promotion is still to be told apart then. */
    private static final int REMEMBERED_DAYS = 60;

    private OfferRows() {}

    static List<Offer> load(Connection connection, int partition, LocalDate today) throws SQLException {
        var offers = new ArrayList<Offer>();
        try (var select = connection.prepareStatement(
                "select id, items, category, stores, depth, first_day, last_day from replenishment.promotion where partition = ? and last_day >= ? order by id")) {
            select.setInt(1, partition);
            select.setObject(2, today.minusDays(REMEMBERED_DAYS));
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    offers.add(new Offer(row.getString(1), set(row, 2, Gtin::new), row.getString(3), set(row, 4, Gln::new), row.getDouble(5),
                            row.getObject(6, LocalDate.class), row.getObject(7, LocalDate.class)));
                }
            }
        }
        return offers;
    }

    private static <T> Set<T> set(ResultSet row, int column, Function<String, T> of) throws SQLException {
        Array array = row.getArray(column);
        return array == null ? Set.of() : Arrays.stream((String[]) array.getArray()).map(of).collect(Collectors.toSet());
    }

    /** Announces a promotion, or changes it. */
    public static void put(Connection connection, int partition, Offer offer, String by) throws SQLException {
        try (var upsert = connection.prepareStatement("""
                insert into replenishment.promotion (items, category, stores, depth, first_day, last_day, set_by, partition, id) values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (partition, id) do update set items = excluded.items, category = excluded.category, stores = excluded.stores, depth = excluded.depth,
                  first_day = excluded.first_day, last_day = excluded.last_day, set_by = excluded.set_by""")) {
            upsert.setArray(1, array(connection, offer.items()));
            upsert.setString(2, offer.category());
            upsert.setArray(3, array(connection, offer.stores()));
            upsert.setDouble(4, offer.depth());
            upsert.setObject(5, offer.first());
            upsert.setObject(6, offer.last());
            upsert.setString(7, by);
            upsert.setInt(8, partition);
            upsert.setString(9, offer.id());
            upsert.executeUpdate();
        }
    }

    private static Array array(Connection connection, Collection<?> values) throws SQLException {
        return values.isEmpty() ? null : connection.createArrayOf("text", values.stream().map(Object::toString).sorted().toArray());
    }

    /** Ends a promotion with a day; one that would only have begun later has never been. */
    public static void end(Connection connection, int partition, String id, LocalDate last) throws SQLException {
        try (var delete = connection.prepareStatement("delete from replenishment.promotion where partition = ? and id = ? and first_day > ?");
                var update = connection.prepareStatement(
                        "update replenishment.promotion set last_day = least(last_day, ?) where partition = ? and id = ?")) {
            delete.setInt(1, partition);
            delete.setString(2, id);
            delete.setObject(3, last);
            delete.executeUpdate();
            update.setObject(1, last);
            update.setInt(2, partition);
            update.setString(3, id);
            update.executeUpdate();
        }
    }
}
