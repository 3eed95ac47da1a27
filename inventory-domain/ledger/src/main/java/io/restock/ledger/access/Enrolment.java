package io.restock.ledger.access;

import io.restock.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A token that a till was given.
 *
 * @param id of the token ({@code jti})
 * @param by who asked for it
 */
public record Enrolment(String id, String store, String till, Instant enrolledAt, Instant until, String by, @Nullable Instant withdrawnAt, @Nullable String withdrawnBy) {
    static final String COLUMNS = "id, store, till, enrolled_at, until, by, withdrawn_at, withdrawn_by";

    static Enrolment from(ResultSet row) throws SQLException {
        return new Enrolment(row.getString("id"), row.getString("store"), row.getString("till"), Sql.instant(row, "enrolled_at"), Sql.instant(row, "until"),
                row.getString("by"), Sql.instantOrNull(row, "withdrawn_at"), row.getString("withdrawn_by"));
    }
}
