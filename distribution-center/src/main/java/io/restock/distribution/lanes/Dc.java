package io.restock.distribution.lanes;

import io.restock.border.http.ProblemException;
import io.restock.contracts.Gln;
import io.restock.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A distribution center.
 *
 * @param zone where its cut-offs are read
 * @param lastCutOff up to which waves were released by the clock, or null
 * @param capacity of one of its waves
 * @param minimumLifeDays whole days that goods must still keep when they are picked; 0: until their last day
 */
public record Dc(Gln gln, String name, ZoneId zone, @Nullable Instant lastCutOff, Capacity capacity, int minimumLifeDays) {
    static final String COLUMNS = "gln, name, zone, last_cut_off, wave_lines, wave_cases, wave_hands, cases_per_hand, minimum_life_days";
    private static final String SELECT = "select " + COLUMNS + " from distribution.dc where gln = ?";

    static Dc from(ResultSet row) throws SQLException {
        return new Dc(new Gln(row.getString("gln")), row.getString("name"), ZoneId.of(row.getString("zone")), Sql.instantOrNull(row, "last_cut_off"), Capacity.from(row),
                row.getInt("minimum_life_days"));
    }

    /** The day on which goods must still be good that are picked now. */
    public LocalDate goodOn(Instant now) {
        return LocalDate.ofInstant(now, zone).plusDays(minimumLifeDays);
    }

    /** Reads it, and holds it to the end of the transaction: the next who decides about a center's stock waits here for the one before. */
    public static Dc hold(Sql sql, Gln gln) throws SQLException {
        // "no key" lets lanes be added meanwhile: their foreign key needs only that the center stays.
        return sql.first(SELECT + " for no key update", Dc::from, gln).orElseThrow(() -> unknown(gln));
    }

    /** The same of one that perhaps nobody has registered, about which nobody decides. */
    public static void holdIfRegistered(Sql sql, Gln gln) throws SQLException {
        sql.list(SELECT + " for no key update", Dc::from, gln);
    }

    /** @throws ProblemException 404 if there is no such center */
    public static Dc get(Sql sql, Gln gln) throws SQLException {
        return find(sql, gln).orElseThrow(() -> unknown(gln));
    }

    static Optional<Dc> find(Sql sql, Gln gln) throws SQLException {
        return sql.first(SELECT, Dc::from, gln);
    }

    private static ProblemException unknown(Gln gln) {
        return ProblemException.unknown("no distribution center " + gln + "; register it with PUT /v1/dcs/" + gln);
    }
}
