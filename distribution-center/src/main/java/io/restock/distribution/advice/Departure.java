package io.restock.distribution.advice;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Sscc;
import io.restock.contracts.orders.OrderLineId;
import io.restock.distribution.stock.Lot;
import io.restock.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What left for a store at once: one unit, or several with an SSCC each.
 *
 * @param zone of the distribution center, in which papers give times
 * @param units by SSCC
 */
public record Departure(Party from, Party to, ZoneId zone, Instant despatchedAt, Instant expectedAt, List<Unit> units) {
    /** @param name null if nobody has given one */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Party(Gln gln, @Nullable String name) {
        String called() {
            return name == null ? gln.digits() : name;
        }
    }

    public record Unit(Sscc sscc, List<Line> lines) {
        /** Its lines by the order they are of, in the order in which they lie here. */
        Map<String, List<Line>> byOrder() {
            return lines.stream().collect(Collectors.groupingBy(line -> line.answers().order(), LinkedHashMap::new, Collectors.toList()));
        }
    }

    /** What was ordered, and did not go. @param why it was short: EMPTY, NOT_FOUND, DAMAGED, or SHORT_PICK where nobody said */
    public record InPlaceOf(Gtin item, String orderLine, String why) {}

    /**
     * Goods of one lot; an order line of which several were sent stands here once for each.
     *
     * @param units eaches, or grams where it is weighed
     * @param lot null where nobody named it, or only its date is known
     * @param bestBefore the last day on which it is good, or null where nobody has said it
     * @param inPlaceOf what was ordered instead, or null where this was
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(Gtin item, @Nullable String name, int units, boolean weighed, String orderLine, @Nullable String lot, @Nullable LocalDate bestBefore,
            @Nullable InPlaceOf inPlaceOf) {
        /** The line that it answers, as who ordered knows it. */
        OrderLineId answers() {
            return OrderLineId.of(inPlaceOf == null ? orderLine : inPlaceOf.orderLine());
        }
    }

    private record Head(Party from, Party to, ZoneId zone, Instant despatchedAt, Instant expectedAt, long wave) {}

    private record Row(Sscc sscc, Line line) {}

    /** Of which the unit is one, whatever has become of it since. */
    static Optional<Departure> of(Sql sql, Sscc sscc) throws SQLException {
        var head = sql.first("""
                select d.*, c.name as dc_name, c.zone, s.name as store_name from distribution.despatch d join distribution.dc c on c.gln = d.dc
                left join distribution.store s on s.gln = d.store where d.sscc = ?""", Departure::head, sscc);
        if (head.isEmpty()) {
            return Optional.empty();
        }
        Head left = head.get();
        Map<Sscc, List<Line>> units = sql.list("""
                with lines as (select l.* from distribution.despatch d join distribution.despatch_line l using (sscc)
                        where d.dc = ? and d.store = ? and d.wave = ? and d.despatched_at = ?),
                    parts as (select l.sscc, l.order_line, l.item, o.lot, o.best_before, o.units from lines l join distribution.despatch_lot o using (sscc, order_line)
                        union all
                        select l.sscc, l.order_line, l.item, null, null, l.units - coalesce((select sum(o.units) from distribution.despatch_lot o
                            where (o.sscc, o.order_line) = (l.sscc, l.order_line)), 0) from lines l)
                select p.*, i.name, coalesce(i.unit = 'GRAM', false) as weighed, s.in_place_of, s.in_place_of_item, s.in_place_why
                from parts p left join distribution.item i on i.gtin = p.item left join distribution.order_line s on s.id = p.order_line and s.in_place_of is not null
                where p.units > 0 order by p.sscc, p.order_line, p.item, p.best_before nulls last, p.lot""", Departure::row, left.from().gln(),
                left.to().gln(), left.wave(), left.despatchedAt()).stream()
                .collect(Collectors.groupingBy(Row::sscc, LinkedHashMap::new, Collectors.mapping(Row::line, Collectors.toList())));
        return Optional.of(new Departure(left.from(), left.to(), left.zone(), left.despatchedAt(), left.expectedAt(),
                units.entrySet().stream().map(unit -> new Unit(unit.getKey(), unit.getValue())).toList()));
    }

    /** The same for every unit of it: the first SSCC. */
    Sscc number() {
        return units.getFirst().sscc();
    }

    ZonedDateTime left() {
        return despatchedAt.atZone(zone);
    }

    ZonedDateTime expected() {
        return expectedAt.atZone(zone);
    }

    private static Head head(ResultSet row) throws SQLException {
        return new Head(new Party(new Gln(row.getString("dc")), row.getString("dc_name")), new Party(new Gln(row.getString("store")), row.getString("store_name")),
                ZoneId.of(row.getString("zone")), Sql.instant(row, "despatched_at"), Sql.instant(row, "expected_at"), row.getLong("wave"));
    }

    private static Row row(ResultSet row) throws SQLException {
        String lot = row.getString("lot");
        LocalDate bestBefore = row.getObject("best_before", LocalDate.class);
        String other = row.getString("in_place_of");
        return new Row(new Sscc(row.getString("sscc")),
                new Line(new Gtin(row.getString("item")), row.getString("name"), row.getInt("units"), row.getBoolean("weighed"), row.getString("order_line"),
                        lot == null || Lot.isDate(lot, bestBefore) ? null : lot, bestBefore,
                        other == null ? null : new InPlaceOf(new Gtin(row.getString("in_place_of_item")), other, row.getString("in_place_why"))));
    }
}
