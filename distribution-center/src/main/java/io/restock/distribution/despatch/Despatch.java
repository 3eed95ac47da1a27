package io.restock.distribution.despatch;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Sscc;
import io.restock.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One unit of what left for a store.
 *
 * @param leftWith SSCCs of the other units of the same departure; null for most, which fit into one
 * @param status UNDER_WAY until every line is received
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Despatch(Sscc sscc, Gln dc, Gln store, long wave, Instant despatchedAt, Instant expectedAt, String status, @Nullable List<Sscc> leftWith,
        List<Line> lines) {
    /** @param received good units, null while under way */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(Gtin item, int units, String orderLine, @Nullable Integer received, @Nullable Integer damaged, @Nullable Instant receivedAt) {}

    static Optional<Despatch> find(Sql sql, Sscc sscc) throws SQLException {
        List<Line> lines = sql.list("select * from distribution.despatch_line where sscc = ? order by item, order_line", Despatch::line, sscc);
        List<Sscc> leftWith = sql.list("""
                select o.sscc from distribution.despatch d join distribution.despatch o using (dc, store, wave, despatched_at)
                where d.sscc = ? and o.sscc <> d.sscc order by o.sscc""", row -> new Sscc(row.getString(1)), sscc);
        return sql.first("select * from distribution.despatch where sscc = ?", row -> from(row, leftWith.isEmpty() ? null : leftWith, lines), sscc);
    }

    private static Despatch from(ResultSet row, @Nullable List<Sscc> leftWith, List<Line> lines) throws SQLException {
        boolean arrived = lines.stream().allMatch(line -> line.receivedAt() != null);
        return new Despatch(new Sscc(row.getString("sscc")), new Gln(row.getString("dc")), new Gln(row.getString("store")), row.getLong("wave"),
                Sql.instant(row, "despatched_at"), Sql.instant(row, "expected_at"), arrived ? "RECEIVED" : "UNDER_WAY", leftWith,
                lines);
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(new Gtin(row.getString("item")), row.getInt("units"), row.getString("order_line"), row.getObject("received_units", Integer.class),
                row.getObject("damaged_units", Integer.class), Sql.instantOrNull(row, "received_at"));
    }
}
