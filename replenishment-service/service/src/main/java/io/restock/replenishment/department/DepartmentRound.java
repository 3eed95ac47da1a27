package io.restock.replenishment.department;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.StoreItemId;
import io.restock.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a partition's decider has looked at a department's store-items since its policy changed. It moves on in the transaction that looks, so that whoever dies in the middle goes on from there, and
 * each store-item is looked at once for each change.
 *
 * @param change of the policy: a later one begins anew
 * @param after the last one that was looked at; null before the first
 */
public record DepartmentRound(int partition, Place place, int change, @Nullable StoreItemId after) {
    static void begin(Sql sql, int partition, Place place, int change) throws SQLException {
        sql.execute("""
                insert into replenishment.department_round (partition, department, store, change) values (?, ?, ?, ?)
                on conflict (partition, department, store) do update set change = excluded.change, after_store = null, after_item = null""",
                partition, place.department(), place.storeText(), change);
    }

    /** Those that are not over, at most so many. */
    public static List<DepartmentRound> open(Sql sql, int atMost) throws SQLException {
        return sql.list("select * from replenishment.department_round order by partition, department, store limit ?", DepartmentRound::read, atMost);
    }

    private static DepartmentRound read(ResultSet row) throws SQLException {
        String store = row.getString("after_store");
        return new DepartmentRound(row.getInt("partition"), Place.of(row.getString("department"), row.getString("store")), row.getInt("change"),
                store == null ? null : new StoreItemId(new Gln(store), new Gtin(row.getString("after_item"))));
    }

    /** Whether it stands just here: what was asked for twice, or before a later change, is not to be done any more. */
    public boolean isDue(Sql sql) throws SQLException {
        return sql.number("select count(*) from replenishment.department_round " + HERE, here()) == 1;
    }

    /** Moves on, if it stands just here. @param until where it stands then; null if it is over */
    public void moveOn(Sql sql, @Nullable StoreItemId until) throws SQLException {
        if (until == null) {
            sql.execute("delete from replenishment.department_round " + HERE, here());
            return;
        }
        var here = here();
        sql.execute("update replenishment.department_round set after_store = ?, after_item = ? " + HERE, until.store(), until.item(), here[0], here[1], here[2], here[3], here[4],
                here[5]);
    }

    private static final String HERE =
            "where partition = ? and department = ? and store = ? and change = ? and after_store is not distinct from ? and after_item is not distinct from ?";

    private @Nullable Object[] here() {
        return new Object[] {partition, place.department(), place.storeText(), change, after == null ? null : after.store().digits(), after == null ? null : after.item().digits()};
    }
}
