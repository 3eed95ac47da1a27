package io.restock.distribution.wave;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.engine.share.Need;
import io.restock.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order line of which units wait to be promised.
 *
 * @param waiting units not promised, picked, despatched or cancelled; 1 and up
 * @param backOrdered of those, what the store knows of already
 * @param coming units of the line that are promised, picked or despatched
 * @param handedAt when it came here from another center, or null
 * @param home the center of which its store is, while this one stands in; else null
 * @param position the store's inventory position before this line
 * @param need what its packs are for, or null where its order does not say it
 * @param margin money for a unit sold, or null where nobody has set it
 * @param pulledForward whether it goes with the next wave of any cut-off
 */
record WaitingLine(String id, Gln store, Gtin item, int casePack, int waiting, int backOrdered, int coming, Instant placedAt, Instant dueAt,
        @Nullable Instant handedAt, @Nullable Gln home, int position, double meanDemand, double variance, @Nullable Need need, @Nullable Double margin, boolean pulledForward) {
    static final String COLUMNS =
            "id, store, item, case_pack, waiting, back_ordered, allocated + picked + despatched as coming, placed_at, due_at, handed_at, home, position, mean_demand, variance,"
                    + " promised, presentation_minimum, reorder_level, unit_margin, pulled_forward_at is not null as pulled_forward";

    static WaitingLine from(ResultSet row) throws SQLException {
        return new WaitingLine(row.getString("id"), new Gln(row.getString("store")), new Gtin(row.getString("item")), row.getInt("case_pack"),
                row.getInt("waiting"), row.getInt("back_ordered"), row.getInt("coming"), Sql.instant(row, "placed_at"), Sql.instant(row, "due_at"),
                Sql.instantOrNull(row, "handed_at"), row.getString("home") == null ? null : new Gln(row.getString("home")), row.getInt("position"), row.getDouble("mean_demand"),
                row.getDouble("variance"), need(row), row.getObject("unit_margin", Double.class), row.getBoolean("pulled_forward"));
    }

    /** Whether it has waited here since then: what another center could not send is not without hope before. */
    boolean waitsHereSince(Instant then) {
        return handedAt == null || handedAt.isBefore(then);
    }

    /** What waits of it once so many units of it are promised. */
    WaitingLine after(int units) {
        return new WaitingLine(id, store, item, casePack, waiting - units, Math.min(backOrdered, waiting - units), coming + units, placedAt, dueAt, handedAt, home, position,
                meanDemand,
                variance, need, margin, pulledForward);
    }

    private static @Nullable Need need(ResultSet row) throws SQLException {
        Integer minimum = row.getObject("presentation_minimum", Integer.class);
        return minimum == null ? null : new Need(row.getInt("promised"), minimum, row.getInt("reorder_level"));
    }

    /** Case packs that so many units make, begun ones included. */
    int cases(int units) {
        return Math.ceilDiv(units, casePack);
    }
}
