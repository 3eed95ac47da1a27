package io.restock.distribution.rebalancing;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.access.Author;
import io.restock.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Goods that go from one center to another. Eaches, or grams of what is weighed.
 *
 * @param units ordered
 * @param net money that it was expected to leave when it was ordered
 * @param why the sentence of its proposal; @param reason what who accepted it said, or null
 * @param late whether something of it is still to come although its time is over
 * @param sent units that left; @param arrived good ones so far; @param open sent, and still on the road
 * @param arrivedAt when the last of it came, or a person said that no more comes; null until then
 * @param missing sent, and neither arrived nor on the road any more; @param over arrived beyond what was sent
 * @param endedFor why it was called off, or the rest of it was given up; or null
 * @param parts in which it came, the first first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CenterTransfer(long id, Gln from, Gln to, Gtin item, @Nullable String name, int units, double net, String why, @Nullable String reason, Author by, Instant orderedAt,
        Instant expectedAt, State state, boolean late, @Nullable Instant leftAt, int sent, @Nullable Instant arrivedAt, int arrived, int damaged, int open, int missing,
        int over, @Nullable String endedFor, List<Part> parts) {
    private static final String SELECT = "select t.*, i.name from distribution.center_transfer t left join distribution.item i on i.gtin = t.item ";

    /** ORDERED until it leaves, LEFT while something of it is on the road, ARRIVED once nothing more of it comes; CANCELLED if it was called off before it left. */
    public enum State {
        ORDERED, LEFT, ARRIVED, CANCELLED
    }

    /**
     * What came of it at once.
     *
     * @param arrived good units
     * @param by null of what came before parts were kept
     * @param lot that was named, or null
     * @param takenBackAt when it was said to be typed wrongly, or null while it counts
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Part(int part, Instant arrivedAt, int arrived, int damaged, @Nullable Author by, @Nullable String lot, @Nullable Instant takenBackAt) {
        private static Part from(ResultSet row) throws SQLException {
            String author = row.getString("author");
            return new Part(row.getInt("part"), Sql.instant(row, "arrived_at"), row.getInt("arrived"), row.getInt("damaged"), author == null ? null : Author.of(author),
                    row.getString("lot"), Sql.instantOrNull(row, "taken_back_at"));
        }
    }

    private static List<CenterTransfer> list(Sql sql, Instant now, String where, @Nullable Object... values) throws SQLException {
        List<Long> ids = sql.list("select t.id from distribution.center_transfer t " + where, row -> row.getLong(1), values);
        Map<Long, List<Part>> parts = parts(sql, ids);
        return sql.list(SELECT + "where t.id = any(?::bigint[]) order by t.id desc", row -> from(row, parts, now), ids);
    }

    private static Map<Long, List<Part>> parts(Sql sql, List<Long> ids) throws SQLException {
        var parts = new HashMap<Long, List<Part>>();
        sql.list("select * from distribution.center_transfer_part where transfer = any(?::bigint[]) order by transfer, part",
                row -> parts.computeIfAbsent(row.getLong("transfer"), _ -> new ArrayList<>()).add(Part.from(row)), ids);
        return parts;
    }

    private static CenterTransfer from(ResultSet row, Map<Long, List<Part>> parts, Instant now) throws SQLException {
        long id = row.getLong("id");
        State state = State.valueOf(row.getString("state"));
        Instant expected = Sql.instant(row, "expected_at");
        int sent = row.getInt("sent");
        int rest = sent - row.getInt("arrived") - row.getInt("damaged");
        boolean isOver = state == State.ARRIVED || state == State.CANCELLED;
        return new CenterTransfer(id, new Gln(row.getString("from_dc")), new Gln(row.getString("to_dc")), new Gtin(row.getString("item")), row.getString("name"),
                row.getInt("units"), row.getDouble("net"), row.getString("why"), row.getString("reason"), Author.of(row.getString("author")), Sql.instant(row, "ordered_at"),
                expected, state, !isOver && expected.isBefore(now), Sql.instantOrNull(row, "left_at"), sent, Sql.instantOrNull(row, "arrived_at"), row.getInt("arrived"),
                row.getInt("damaged"), state == State.LEFT ? Math.max(0, rest) : 0, state == State.ARRIVED ? Math.max(0, rest) : 0, Math.max(0, -rest),
                row.getString("ended_for"), parts.getOrDefault(id, List.of()));
    }

    /** Units that are still to come of it, left or not. */
    int owed() {
        return state == State.ORDERED ? units : open;
    }

    /** One of those from or to a center. */
    static Optional<CenterTransfer> find(Sql sql, Gln dc, long id, Instant now) throws SQLException {
        return list(sql, now, "where t.id = ? and (t.from_dc = ? or t.to_dc = ?)", id, dc, dc).stream().findFirst();
    }

    static Optional<CenterTransfer> asked(Sql sql, Gln to, String identity, Instant now) throws SQLException {
        return list(sql, now, "where t.to_dc = ? and t.identity = ?", to, identity).stream().findFirst();
    }

    /** From and to a center, the newest first. @param after that the page begins behind, or null */
    static List<CenterTransfer> page(Sql sql, Gln dc, @Nullable State state, @Nullable Long after, int limit, Instant now) throws SQLException {
        return list(sql, now, "where (t.from_dc = ? or t.to_dc = ?) and (?::text is null or t.state = ?) and (?::bigint is null or t.id < ?) order by t.id desc limit ?",
                dc, dc, state, state, after, after, limit);
    }
}
