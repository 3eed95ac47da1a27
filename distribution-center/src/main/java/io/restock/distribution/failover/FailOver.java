package io.restock.distribution.failover;

import io.restock.contracts.Gln;
import io.restock.contracts.access.Author;
import io.restock.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A center that cannot work, and the one that stands in for it.
 *
 * @param dc the one that is stopped
 * @param from when that begins
 * @param until when it ends by itself, or null
 * @param status PLANNED before it begins, RUNNING, and then ENDED
 * @param by who asked for it
 * @param endedBy who ended it: a person, or the clock
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FailOver(long id, Gln dc, Gln standIn, Instant from, @Nullable Instant until, String reason, Status status, Author by, Instant askedAt,
        @Nullable Instant startedAt, @Nullable Instant endedAt, @Nullable Author endedBy, @Nullable String endReason) {
    static final String SELECT = """
            select id, dc, stand_in, starts_at, ends_at, reason, asked_by, asked_at, started_at, ended_at, ended_by, end_reason from distribution.fail_over
            """;

    public enum Status { PLANNED, RUNNING, ENDED }

    static FailOver from(ResultSet row) throws SQLException {
        Instant started = Sql.instantOrNull(row, "started_at");
        Instant ended = Sql.instantOrNull(row, "ended_at");
        String endedBy = row.getString("ended_by");
        return new FailOver(row.getLong("id"), new Gln(row.getString("dc")), new Gln(row.getString("stand_in")), Sql.instant(row, "starts_at"),
                Sql.instantOrNull(row, "ends_at"), row.getString("reason"), ended != null ? Status.ENDED : started != null ? Status.RUNNING : Status.PLANNED,
                Author.of(row.getString("asked_by")), Sql.instant(row, "asked_at"), started, ended, endedBy == null ? null : Author.of(endedBy), row.getString("end_reason"));
    }

    /** For those who ask a center for work that it cannot do. */
    public String sentence() {
        return "%s cannot work (%s): by fail-over %d %s stands in for it until POST /v1/dcs/%s/fail-overs/%d/ends".formatted(dc, reason, id, standIn, dc, id);
    }

    static Optional<FailOver> find(Sql sql, Gln dc, long id) throws SQLException {
        return sql.first(SELECT + "where dc = ? and id = ?", FailOver::from, dc, id);
    }

    /** The one of a center that is not over, planned or running. */
    static Optional<FailOver> open(Sql sql, Gln dc) throws SQLException {
        return sql.first(SELECT + "where dc = ? and ended_at is null", FailOver::from, dc);
    }
}
