package io.restock.distribution.rebalancing;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.access.Author;
import io.restock.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Goods that go from one center to another. Eaches, or grams of what is weighed.
 *
 * @param units ordered
 * @param net money that it was expected to leave when it was ordered
 * @param why the sentence of its proposal; @param reason what who accepted it said, or null
 * @param late whether it has not arrived although its time is over
 * @param sent units that left; @param arrived good ones; @param missing sent and not arrived; @param over arrived beyond what was sent: of these three 0 until it has arrived
 * @param endedFor why it was called off, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CenterTransfer(long id, Gln from, Gln to, Gtin item, @Nullable String name, int units, double net, String why, @Nullable String reason, Author by, Instant orderedAt,
        Instant expectedAt, State state, boolean late, @Nullable Instant leftAt, int sent, @Nullable Instant arrivedAt, int arrived, int damaged, int missing, int over,
        @Nullable String endedFor) {
    private static final String SELECT = "select t.*, i.name from distribution.center_transfer t left join distribution.item i on i.gtin = t.item ";

    /** ORDERED until it leaves, LEFT until it arrives; CANCELLED if it was called off before it left. */
    public enum State {
        ORDERED, LEFT, ARRIVED, CANCELLED
    }

    private static CenterTransfer from(ResultSet row, Instant now) throws SQLException {
        State state = State.valueOf(row.getString("state"));
        Instant expected = Sql.instant(row, "expected_at");
        int sent = row.getInt("sent");
        int came = row.getInt("arrived") + row.getInt("damaged");
        boolean isOver = state == State.ARRIVED || state == State.CANCELLED;
        return new CenterTransfer(row.getLong("id"), new Gln(row.getString("from_dc")), new Gln(row.getString("to_dc")), new Gtin(row.getString("item")), row.getString("name"),
                row.getInt("units"), row.getDouble("net"), row.getString("why"), row.getString("reason"), Author.of(row.getString("author")), Sql.instant(row, "ordered_at"),
                expected,
                state, !isOver && expected.isBefore(now), Sql.instantOrNull(row, "left_at"), sent, Sql.instantOrNull(row, "arrived_at"), row.getInt("arrived"),
                row.getInt("damaged"),
                state == State.ARRIVED ? Math.max(0, sent - came) : 0, state == State.ARRIVED ? Math.max(0, came - sent) : 0, row.getString("ended_for"));
    }

    /** One of those from or to a center. */
    static Optional<CenterTransfer> find(Sql sql, Gln dc, long id, Instant now) throws SQLException {
        return sql.first(SELECT + "where t.id = ? and (t.from_dc = ? or t.to_dc = ?)", row -> from(row, now), id, dc, dc);
    }

    static Optional<CenterTransfer> asked(Sql sql, Gln to, String identity, Instant now) throws SQLException {
        return sql.first(SELECT + "where t.to_dc = ? and t.identity = ?", row -> from(row, now), to, identity);
    }

    /** From and to a center, the newest first. @param after that the page begins behind, or null */
    static List<CenterTransfer> page(Sql sql, Gln dc, @Nullable State state, @Nullable Long after, int limit, Instant now) throws SQLException {
        return sql.list(SELECT + "where (t.from_dc = ? or t.to_dc = ?) and (?::text is null or t.state = ?) and (?::bigint is null or t.id < ?) order by t.id desc limit ?",
                row -> from(row, now), dc, dc, state, state, after, after, limit);
    }
}
