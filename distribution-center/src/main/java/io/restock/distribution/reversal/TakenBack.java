package io.restock.distribution.reversal;

import io.restock.border.http.ProblemException;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.access.Author;
import io.restock.distribution.reversal.Reversing.Line;
import io.restock.distribution.stock.DcStock;
import io.restock.distribution.stock.Location;
import io.restock.distribution.stock.StockEntry;
import io.restock.distribution.stock.StockEntry.Kind;
import io.restock.distribution.stock.StockReports;
import io.restock.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The entries of one report, each taken back by an entry of its own kind, within a decision that holds the center. */
final class TakenBack {
    private static final String ENTRIES = "select item, location, kind, units, lot, coalesce(occurred_at, recorded_at) as at from distribution.stock_entry where dc = ? and ";

    private final Sql sql;
    private final Gln dc;
    private final DcStock stock;
    private final String reference;
    private final Author by;
    private final Instant now;
    private final List<Line> lines = new ArrayList<>();

    private record Entry(Gtin item, Location location, Kind kind, int units, @Nullable String lot, Instant at) {
        static Entry from(ResultSet row) throws SQLException {
            return new Entry(new Gtin(row.getString("item")), Location.valueOf(row.getString("location")), Kind.valueOf(row.getString("kind")), row.getInt("units"),
                    row.getString("lot"), Sql.instant(row, "at"));
        }
    }

    /** A location that was counted. */
    private record Counted(Gtin item, Location location, Instant at) {}

    /** @param reference what the entries cite */
    TakenBack(Sql sql, Gln dc, DcStock stock, String reference, Author by, Instant now) {
        this.sql = sql;
        this.dc = dc;
        this.stock = stock;
        this.reference = reference;
        this.by = by;
        this.now = now;
    }

    DcStock stock() {
        return stock;
    }

    List<Line> lines() {
        return lines;
    }

    void all(StockReports.Kind kind, String report) throws SQLException {
        take(sql.list(ENTRIES + "report_kind = ? and report = ?", Entry::from, dc, kind, report));
    }

    /** Those of an answer: a pick that is answered once more has others. */
    void pick(long pick, Instant answeredAt) throws SQLException {
        take(sql.list(ENTRIES + "reference in (?, ?) and recorded_at = ?", Entry::from, dc, "pick " + pick, "DAMAGE, pick " + pick, answeredAt));
    }

    /** What comes in goes first: the stock of a location is never negative. */
    private void take(List<Entry> entries) throws SQLException {
        for (Entry entry : entries.stream().sorted(Comparator.comparingInt(Entry::units)).toList()) {
            if (entry.kind == Kind.MOVED && entry.location == Location.STAGED) {
                toBePutBack(entry.item, entry.lot, -entry.units);
            }
            mustBeThere(entry);
            book(entry, -entry.units);
        }
    }

    private void book(Entry of, int units) throws SQLException {
        stock.bookLate(new StockEntry(of.item, of.location, Kind.REVERSED, units, reference, of.at, of.kind, of.lot), by, now);
        lines.add(new Line(of.item, of.location, units, stock.held(of.item, of.location).units()));
    }

    /** What was counted since need not be there any more: the count stays right. What picks are to fetch is moved away no more than by a move. */
    private void mustBeThere(Entry entry) throws SQLException {
        if (entry.units <= 0 || stock.countedAt(entry.item, entry.location).filter(entry.at::isBefore).isPresent()) {
            return;
        }
        DcStock.Held held = stock.held(entry.item, entry.location);
        int there = entry.kind == Kind.MOVED ? held.free() : held.units();
        if (there < entry.units) {
            throw ProblemException.conflict(
                    "it had brought %d of %s to %s, and the books have %d there%s: the rest was picked, moved or counted away since. Bring it back first (call its picks off, or move it), "
                            .formatted(entry.units, entry.item, entry.location, held.units(), there < held.units() ? ", " + held.allocated() + " of them for open picks" : "")
                            + "or say what is there with POST /v1/dcs/" + dc + "/counts");
        }
    }

    /** Goods that were not put back after all stand among the staged ones again: of the picks that were put back last. */
    private void toBePutBack(Gtin item, @Nullable String lot, int units) throws SQLException {
        record Back(long pick, int units) {}
        int left = units;
        for (Back back : sql.list("""
                select p.id, p.put_back from distribution.pick p join distribution.wave w on w.id = p.wave
                where w.dc = ? and p.item = ? and p.picked_lot is not distinct from ? and p.put_back > 0 order by p.id desc""", row -> new Back(row.getLong(1), row.getInt(2)), dc,
                item,
                lot)) {
            int here = Math.min(left, back.units);
            if (here > 0) {
                sql.execute("update distribution.pick set put_back = put_back - ? where id = ?", here, back.pick);
                left -= here;
            }
        }
        if (left > 0) {
            throw ProblemException.conflict("the picks that were put back by it are forgotten; count the item instead, with POST /v1/dcs/" + dc + "/counts");
        }
    }

    /** Without it, the count before it stands: what it had changed is taken back, and what it offset of movements since that other one. */
    void count(String report) throws SQLException {
        List<Counted> counted = sql.list("update distribution.location_count set reversed = true where dc = ? and report = ? and not reversed returning item, location, counted_at",
                row -> new Counted(new Gtin(row.getString(1)), Location.valueOf(row.getString(2)), Sql.instant(row, "counted_at")), dc, report);
        for (Counted place : counted) {
            sql.execute("""
                    update distribution.location_stock s set counted_at = (select max(counted_at) from distribution.location_count c
                        where (c.dc, c.item, c.location) = (s.dc, s.item, s.location) and not reversed) where dc = ? and item = ? and location = ?""",
                    dc, place.item, place.location);
            Optional<Instant> before = sql.first("""
                    select counted_at from distribution.location_count where dc = ? and item = ? and location = ? and not reversed and counted_at <= ?
                    order by counted_at desc limit 1""", row -> Sql.instant(row, "counted_at"), dc, place.item, place.location, place.at);
            for (Entry changed : sql.list("""
                    select item, location, 'COUNTED' as kind, sum(units) as units, lot, ?::timestamptz as at from distribution.stock_entry
                    where dc = ? and report_kind = 'COUNT' and report = ? and item = ? and location = ? and (moved_at is null or moved_at >= ?)
                    group by item, location, lot having sum(units) <> 0 order by sum(units)""", Entry::from, place.at, dc, report, place.item, place.location,
                    before.orElse(Instant.EPOCH))) {
                mustBeThere(changed);
                book(changed, -changed.units);
            }
        }
    }
}
