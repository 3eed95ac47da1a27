package io.restock.distribution.stock;

import static java.util.Objects.requireNonNull;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.access.Author;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.ArrayList;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The one place that changes a center's stock, always within a decision that holds the center. Each change is an entry, so the
 * stock of a location is the sum of its entries.
 */
public final class DcStock {
    private final Sql sql;
    private final Gln dc;

    public DcStock(Sql sql, Gln dc) {
        this.sql = sql;
        this.dc = dc;
    }

    /** Units at a location: all of them, and those promised to open picks. */
    public record Held(int units, int allocated) {
        static final Held NOTHING = new Held(0, 0);

        /** What may still be promised; never negative, though a count may find less than was promised. */
        public int free() {
            return Math.max(0, units - allocated);
        }
    }

    public void book(List<StockEntry> entries, Author by, Instant now) throws SQLException {
        for (StockEntry entry : entries) {
            if (entry.units() > 0) {
                sql.execute("""
                        insert into distribution.location_stock (dc, item, location, units) values (?, ?, ?, ?)
                        on conflict (dc, item, location) do update set units = location_stock.units + excluded.units""",
                        dc, entry.item(), entry.location(), entry.units());
            } else {
                change("units", entry.item(), entry.location(), entry.units());
            }
        }
        sql.batch("insert into distribution.stock_entry (dc, item, location, kind, units, reference, author, recorded_at, occurred_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                entries.stream().map(e -> new Object[] {dc, e.item(), e.location(), e.kind(), e.units(), e.reference(), by.text(), now, e.occurredAt()}).toList());
    }

    /**
     * Books what is reported of the past. What was before the last count of its location has been counted already: it is booked and offset, so
     * that the count stays right.
     *
     * @param entry one that occurred at an instant
     */
    public void bookLate(StockEntry entry, Author by, Instant now) throws SQLException {
        var counted = countedAt(entry.item(), entry.location());
        var offset = counted.isPresent() && requireNonNull(entry.occurredAt()).isBefore(counted.get())
                ? List.of(
                        new StockEntry(entry.item(), entry.location(), StockEntry.Kind.COUNTED, -entry.units(), "counted before " + entry.reference() + " was told", counted.get()))
                : List.<StockEntry>of();
        // What comes in goes first: the stock of a location is never negative.
        book(Stream.concat(Stream.of(entry), offset.stream()).sorted(Comparator.comparingInt(StockEntry::units).reversed()).toList(), by, now);
    }

    /** When staff last counted an item at a location. */
    public Optional<Instant> countedAt(Gtin item, Location location) throws SQLException {
        return sql.first("select counted_at from distribution.location_stock where dc = ? and item = ? and location = ? and counted_at is not null",
                row -> Sql.instant(row, "counted_at"), dc, item, location);
    }

    /** Notes that staff counted. */
    void counted(Gtin item, Location location, Instant at) throws SQLException {
        sql.execute("""
                insert into distribution.location_stock (dc, item, location, units, counted_at) values (?, ?, ?, 0, ?)
                on conflict (dc, item, location) do update set counted_at = excluded.counted_at""", dc, item, location, at);
    }

    /** Units that came to a location less those that left it after an instant; of the same instant, what was reported before is before. */
    long movedSince(Gtin item, Location location, Instant instant) throws SQLException {
        return sql.number("select sum(units) from distribution.stock_entry where dc = ? and item = ? and location = ? and coalesce(occurred_at, recorded_at) > ?",
                dc, item, location, instant);
    }

    /** Promises units to a pick, or gives them back (negative). */
    public void allocate(Gtin item, Location location, int units) throws SQLException {
        change("allocated", item, location, units);
    }

    /** Units of an item at a location that are promised. */
    public record StockShare(Gtin item, Location location, int units) {}

    /** Promises units to many picks at once, in one statement. */
    public void allocate(List<StockShare> shares) throws SQLException {
        var units = new TreeMap<Gtin, Map<Location, Integer>>();
        shares.forEach(share -> units.computeIfAbsent(share.item(), item -> new EnumMap<>(Location.class)).merge(share.location(), share.units(), Integer::sum));
        var items = new ArrayList<Gtin>();
        var locations = new ArrayList<Location>();
        var promised = new ArrayList<Integer>();
        units.forEach((item, places) -> places.forEach((location, many) -> {
            items.add(item);
            locations.add(location);
            promised.add(many);
        }));
        int changed = items.isEmpty() ? 0 : sql.execute("""
                update distribution.location_stock s set allocated = s.allocated + told.units
                from unnest(?::text[], ?::text[], ?::int[]) as told (item, location, units) where s.dc = ? and s.item = told.item and s.location = told.location""",
                items, locations, promised, dc);
        if (changed != items.size()) {
            throw new IllegalStateException("no stock row for some of " + items.size() + " items at locations of " + dc);
        }
    }

    private void change(String column, Gtin item, Location location, int units) throws SQLException {
        int changed = sql.execute("update distribution.location_stock set " + column + " = " + column
                + " + ? where dc = ? and item = ? and location = ?", units, dc, item, location);
        if (changed != 1) {
            throw new IllegalStateException("no stock row for " + item + " at " + location + " of " + dc);
        }
    }

    /** What lies where, for items that were ever here. */
    public Map<Gtin, Map<Location, Held>> held(Collection<Gtin> items) throws SQLException {
        var held = new HashMap<Gtin, Map<Location, Held>>();
        sql.list("select item, location, units, allocated from distribution.location_stock where dc = ? and item = any(?)",
                row -> held.computeIfAbsent(new Gtin(row.getString("item")), item -> new EnumMap<>(Location.class))
                        .put(Location.valueOf(row.getString("location")), new Held(row.getInt("units"), row.getInt("allocated"))),
                dc, items);
        return held;
    }

    public Held held(Gtin item, Location location) throws SQLException {
        return held(List.of(item)).getOrDefault(item, Map.of()).getOrDefault(location, Held.NOTHING);
    }

    /** When the last unit that could be picked was gone, for those of the items that have none now and once had some. */
    public Map<Gtin, Instant> emptySince(Collection<Gtin> items) throws SQLException {
        var since = new HashMap<Gtin, Instant>();
        sql.list("""
                select s.item, last.recorded_at
                from (select item from distribution.location_stock where dc = ? and item = any(?) and location <> 'STAGED'
                      group by item having sum(units) = 0) s
                cross join lateral (select recorded_at from distribution.stock_entry e
                      where e.dc = ? and e.item = s.item and e.location <> 'STAGED' order by e.id desc limit 1) last""",
                row -> since.put(new Gtin(row.getString("item")), Sql.instant(row, "recorded_at")), dc, items, dc);
        return since;
    }
}
