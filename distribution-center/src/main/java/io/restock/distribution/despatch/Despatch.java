package io.restock.distribution.despatch;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Sscc;
import io.restock.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One unit of what left for a store.
 *
 * @param leftWith SSCCs of the other units of the same departure; null for most, which fit into one
 * @param status UNDER_WAY until every line is received, or called off
 * @param calledOffAt when the center called off what had not been received, or null; with the reason
 * @param toPutBack what stands picked for the same store and wave and does not leave; said when it is sent off, null if there is nothing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Despatch(Sscc sscc, Gln dc, Gln store, long wave, Instant despatchedAt, Instant expectedAt, String status, @Nullable List<Sscc> leftWith,
        @Nullable Instant calledOffAt, @Nullable String calledOffFor, List<Line> lines, @Nullable List<Staying> toPutBack) {
    /**
     * @param received good units, null while under way
     * @param calledOff units that go home, null if there are none
     * @param redirectedTo the store to which the rest goes, or null
     * @param lots of it, first those that expire first; null where none was named
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(Gtin item, int units, String orderLine, @Nullable Integer received, @Nullable Integer damaged, @Nullable Instant receivedAt,
            @Nullable Integer calledOff, @Nullable Gln redirectedTo, @Nullable List<OfLot> lots) {
        boolean isUnderWay() {
            return redirectedTo != null || receivedAt == null && calledOff == null;
        }
    }

    /** What was picked and called off. @param why it does not leave */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Staying(long pick, Gtin item, int units, @Nullable String lot, String why) {}

    Despatch with(List<Staying> staying) {
        return new Despatch(sscc, dc, store, wave, despatchedAt, expectedAt, status, leftWith, calledOffAt, calledOffFor, lines, staying.isEmpty() ? null : staying);
    }

    /** @param bestBefore the last day on which it is good, or null where nobody has said it */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OfLot(String lot, @Nullable LocalDate bestBefore, int units) {}

    /** What a list shows of it. @param lines that are in it, {@code received} of them have arrived */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Brief(Sscc sscc, Gln store, long wave, Instant despatchedAt, Instant expectedAt, Status status, int lines, int received, @Nullable Instant receivedAt,
            @Nullable Instant calledOffAt) {
        Place place() {
            return new Place(wave, sscc);
        }

        private static boolean calledOff(ResultSet row) throws SQLException {
            return row.getLong("called_off") > 0 && row.getLong("came") == 0;
        }

        private static Brief from(ResultSet row) throws SQLException {
            int lines = row.getInt("lines");
            int received = row.getInt("received");
            return new Brief(new Sscc(row.getString("sscc")), new Gln(row.getString("store")), row.getLong("wave"), Sql.instant(row, "despatched_at"),
                    Sql.instant(row, "expected_at"), received < lines ? Status.UNDER_WAY : calledOff(row) ? Status.CALLED_OFF : Status.RECEIVED, lines, received,
                    received < lines || calledOff(row) ? null : Sql.instantOrNull(row, "received_at"), Sql.instantOrNull(row, "called_off_at"));
        }
    }

    /** UNDER_WAY until every line is received, or called off. CALLED_OFF where nothing of it was received; of what was received in part the lines show the rest. */
    public enum Status {
        UNDER_WAY, RECEIVED, CALLED_OFF
    }

    /** Where a page ends. */
    record Place(long wave, Sscc sscc) {
        /** @throws IllegalArgumentException unless it is one written by {@link #toString} */
        static Place of(String text) {
            int tilde = text.indexOf('~');
            try {
                return new Place(Long.parseLong(text.substring(0, Math.max(0, tilde))), new Sscc(text.substring(tilde + 1)));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("must be the \"next\" of the page before", e);
            }
        }

        @Override
        public String toString() {
            return wave + "~" + sscc;
        }
    }

    /** Of the newest wave first. @param status null for both; @param after null for the first page */
    static List<Brief> list(Sql sql, Gln dc, @Nullable Status status, @Nullable Place after, int limit) throws SQLException {
        String open = "exists (select from distribution.despatch_line l where l.sscc = d.sscc and l.received_at is null)";
        // What is under way is found by its own index, however much ever left.
        String home =
                "(select sum(l.called_off) > 0 and sum(coalesce(l.received_units, 0) + coalesce(l.damaged_units, 0)) = 0 from distribution.despatch_line l where l.sscc = d.sscc)";
        String only = status == null ? "" : switch (status) {
            case RECEIVED -> "and not " + open + " and not " + home;
            case CALLED_OFF -> "and not " + open + " and " + home;
            case UNDER_WAY -> "and d.sscc in (select sscc from distribution.despatch_line where received_at is null)";
        };
        return sql.list("""
                with page as (select d.* from distribution.wave w join distribution.despatch d on d.wave = w.id
                        where w.dc = ? and (d.wave, d.sscc) < (?, ?) %s order by d.wave desc, d.sscc desc limit ?)
                select d.*, count(*) as lines, count(l.received_at) as received, max(l.received_at) as received_at,
                    sum(l.called_off) as called_off, sum(coalesce(l.received_units, 0) + coalesce(l.damaged_units, 0)) as came
                from page d join distribution.despatch_line l using (sscc) group by d.sscc, d.dc, d.store, d.wave, d.despatched_at, d.expected_at, d.called_off_at, d.called_off_for,
                    d.came_all_the_same, d.first_received_at
                order by d.wave desc, d.sscc desc""".formatted(only), Brief::from, dc, after == null ? Long.MAX_VALUE : after.wave(),
                after == null ? "" : after.sscc().digits(), limit);
    }

    static Optional<Despatch> find(Sql sql, Sscc sscc) throws SQLException {
        var lots = new HashMap<String, List<OfLot>>();
        sql.list("select * from distribution.despatch_lot where sscc = ? order by best_before nulls last, lot", row -> lots
                .computeIfAbsent(row.getString("order_line"), line -> new ArrayList<>())
                .add(new OfLot(row.getString("lot"), row.getObject("best_before", LocalDate.class), row.getInt("units"))), sscc);
        List<Line> lines =
                sql.list("select * from distribution.despatch_line where sscc = ? order by item, order_line", row -> line(row, lots.get(row.getString("order_line"))), sscc);
        List<Sscc> leftWith = sql.list("""
                select o.sscc from distribution.despatch d join distribution.despatch o using (dc, store, wave, despatched_at)
                where d.sscc = ? and o.sscc <> d.sscc order by o.sscc""", row -> new Sscc(row.getString(1)), sscc);
        return sql.first("select * from distribution.despatch where sscc = ?", row -> from(row, leftWith.isEmpty() ? null : leftWith, lines), sscc);
    }

    private static Despatch from(ResultSet row, @Nullable List<Sscc> leftWith, List<Line> lines) throws SQLException {
        boolean open = lines.stream().anyMatch(line -> line.receivedAt() == null && line.calledOff() == null);
        boolean home = lines.stream().anyMatch(line -> line.calledOff() != null) && lines.stream().allMatch(line -> line.receivedAt() == null);
        return new Despatch(new Sscc(row.getString("sscc")), new Gln(row.getString("dc")), new Gln(row.getString("store")), row.getLong("wave"),
                Sql.instant(row, "despatched_at"), Sql.instant(row, "expected_at"), (open ? Status.UNDER_WAY : home ? Status.CALLED_OFF : Status.RECEIVED).name(), leftWith,
                Sql.instantOrNull(row, "called_off_at"), row.getString("called_off_for"), lines, null);
    }

    private static Line line(ResultSet row, @Nullable List<OfLot> lots) throws SQLException {
        int calledOff = row.getInt("called_off");
        boolean came = row.getInt("received_units") + row.getInt("damaged_units") > 0;
        String redirectedTo = row.getString("redirected_to");
        return new Line(new Gtin(row.getString("item")), row.getInt("units"), row.getString("order_line"), row.getObject("received_units", Integer.class),
                row.getObject("damaged_units", Integer.class), calledOff > 0 && !came ? null : Sql.instantOrNull(row, "received_at"), calledOff == 0 ? null : calledOff,
                redirectedTo == null ? null : new Gln(redirectedTo), lots);
    }
}
