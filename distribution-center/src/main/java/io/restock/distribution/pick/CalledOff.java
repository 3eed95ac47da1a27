package io.restock.distribution.pick;

import static java.util.Objects.requireNonNull;

import io.restock.distribution.stock.DcStock;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;

/**
 * Ends picks before they leave, within a decision that holds the center. An open one frees what it was promised, and the stock stays what it was. What was
 * picked stands among the staged goods, and leaves no more, until it is reported as put back. The units of both wait for another wave.
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
            case STAGED -> takeBack(sql, pick, reason, now);
            case DESPATCHED, NOTHING -> 0;
        };
    }

    /** The same for some of its units. @return how many wait again, at most so many */
    public static int end(Sql sql, DcStock stock, Pick pick, int most, String reason, Instant now) throws SQLException {
        return switch (stage(pick)) {
            case OPEN -> pick.units() > most ? fetchLess(sql, stock, pick, most) : end(sql, stock, pick, reason, now);
            case STAGED -> requireNonNull(pick.picked()) - beyond(pick) > most ? takeBack(sql, pick, most, reason, now) : end(sql, stock, pick, reason, now);
            case DESPATCHED, NOTHING -> 0;
        };
    }

    private static int free(Sql sql, DcStock stock, Pick pick, String reason, Instant now) throws SQLException {
        stock.allocate(pick.item(), pick.bin(), -pick.units());
        sql.execute("update distribution.pick set picked = 0, answered_at = ?, called_off = ?, called_off_at = ? where id = ?", now, reason, now, pick.pick());
        return waits(sql, pick, "allocated", pick.units(), 0);
    }

    private static int fetchLess(Sql sql, DcStock stock, Pick pick, int units) throws SQLException {
        stock.allocate(pick.item(), pick.bin(), -units);
        sql.execute("update distribution.pick set units = units - ? where id = ?", units, pick.pick());
        return waits(sql, pick, "allocated", units, 0);
    }

    /** What the scale said beyond the order is not asked for again. */
    private static int beyond(Pick pick) {
        return Math.max(0, requireNonNull(pick.picked()) - pick.units());
    }

    private static int takeBack(Sql sql, Pick pick, String reason, Instant now) throws SQLException {
        int picked = requireNonNull(pick.picked());
        sql.execute("update distribution.pick set called_off = ?, called_off_at = ? where id = ?", reason, now, pick.pick());
        return waits(sql, pick, "picked", picked, beyond(pick));
    }

    /** The pick becomes two: one that leaves, and one that is put back. */
    private static int takeBack(Sql sql, Pick pick, int units, String reason, Instant now) throws SQLException {
        sql.execute("update distribution.pick set called_off = ?, called_off_at = ? where id = ?", reason, now, Pick.split(sql, pick.pick(), units));
        return waits(sql, pick, "picked", units, 0);
    }

    private static int waits(Sql sql, Pick pick, String stage, int units, int beyond) throws SQLException {
        sql.execute("update distribution.order_line set " + stage + " = " + stage + " - ?, units = units - ?, weighed_over = weighed_over - ? where id = ?",
                units, beyond, beyond, pick.orderLine());
        return units - beyond;
    }
}
