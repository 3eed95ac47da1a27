package io.restock.distribution.pick;

import static java.util.Objects.requireNonNull;

import io.restock.distribution.stock.DcStock;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;

/**
 * Ends picks before they leave, within a decision that holds the center. An open one frees what it was promised, and the stock stays what it was. What was
 * picked stands among the staged goods, and leaves no more, until somebody says that it was put back. The units of both wait for another wave.
 */
public final class CalledOff {
    private CalledOff() {}

    /** What may be done with a pick that is to be called off. */
    public enum Stage {
        OPEN, STAGED,
        /** It has left the center. */
        DESPATCHED,
        /** Nothing was found, or it was called off before. */
        NOTHING
    }

    public static Stage stage(Pick pick) {
        if (pick.picked() == null) {
            return Stage.OPEN;
        }
        if (pick.despatch() != null) {
            return Stage.DESPATCHED;
        }
        return pick.calledOff() != null || pick.picked() == 0 ? Stage.NOTHING : Stage.STAGED;
    }

    /** @return units of the line that wait again; 0 if the pick is neither open nor staged */
    public static int end(Sql sql, DcStock stock, Pick pick, String reason, Instant now) throws SQLException {
        return switch (stage(pick)) {
            case OPEN -> free(sql, stock, pick, reason, now);
            case STAGED -> stage(sql, pick, reason, now);
            case DESPATCHED, NOTHING -> 0;
        };
    }

    private static int free(Sql sql, DcStock stock, Pick pick, String reason, Instant now) throws SQLException {
        stock.allocate(pick.item(), pick.location(), -pick.units());
        sql.execute("update distribution.pick set picked = 0, answered_at = ?, called_off = ?, called_off_at = ? where id = ?", now, reason, now, pick.pick());
        sql.execute("update distribution.order_line set allocated = allocated - ? where id = ?", pick.units(), pick.orderLine());
        return pick.units();
    }

    /** What the scale said beyond the order is not asked for again. */
    private static int stage(Sql sql, Pick pick, String reason, Instant now) throws SQLException {
        int picked = requireNonNull(pick.picked());
        int beyond = Math.max(0, picked - pick.units());
        sql.execute("update distribution.pick set called_off = ?, called_off_at = ? where id = ?", reason, now, pick.pick());
        sql.execute("update distribution.order_line set picked = picked - ?, units = units - ?, weighed_over = weighed_over - ? where id = ?",
                picked, beyond, beyond, pick.orderLine());
        return picked - beyond;
    }
}
