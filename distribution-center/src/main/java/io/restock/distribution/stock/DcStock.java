package io.restock.distribution.stock;

import static java.util.Objects.requireNonNull;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.access.Author;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one place that changes a center's stock, always within a decision that holds the center. Each change is an entry, so the
 * stock of a location is the sum of its entries. Of a location's stock some may be of lots that are named. What goes takes the lot that it names as far as the books have it, then what
 * nobody has named, then the lots that expire first.
 */
public final class DcStock {
    private final Sql sql;
    private final Gln dc;
    private final @Nullable Report report;
    private final LotStock lots;

    /** For what no report leads to. */
    public DcStock(Sql sql, Gln dc) {
        this(sql, dc, null);
    }

    /** @param report that leads to whatever is booked here, so that it can be taken back */
    public DcStock(Sql sql, Gln dc, @Nullable Report report) {
        this.sql = sql;
        this.dc = dc;
        this.report = report;
        this.lots = new LotStock(sql, dc);
    }

    /** Once there is one of a kind and an identity. */
    public record Report(StockReports.Kind kind, String identity) {}

    /** Units at a location: all of them, and those promised to open picks. */
    public record Held(int units, int allocated) {
        static final Held NOTHING = new Held(0, 0);

        /** What may still be promised; never negative, though a count may find less than was promised. */
        public int free() {
            return Math.max(0, units - allocated);
        }
    }

    public void book(List<StockEntry> entries, Author by, Instant now) throws SQLException {
        write(entries.stream().map(entry -> new Booked(entry, report, null)).toList(), by, now);
    }

    /** @param report to which it belongs; @param movedAt of an offset, the instant of what it offsets */
    private record Booked(StockEntry entry, @Nullable Report report, @Nullable Instant movedAt) {}

    /** Entries of a statement. */
    private static final int AT_ONCE = 5_000;

    /** By as many statements, however many entries. What comes in goes first: the stock of a location is never negative. */
    private void write(List<Booked> booked, Author by, Instant now) throws SQLException {
        var entries = booked.stream().map(Booked::entry).toList();
        var lotted = new HashSet<>(lots.known(entries.stream().filter(entry -> entry.units() < 0).map(StockEntry::item).distinct().toList()));
        entries.stream().filter(entry -> entry.lot() != null).map(StockEntry::item).forEach(lotted::add);
        receive(entries.stream().filter(entry -> entry.units() > 0).map(DcStock::share).toList());
        var left = lotted.isEmpty() ? new LotsLeft(Map.of(), Map.of()) : new LotsLeft(lots.of(lotted), held(lotted));
        var written = new ArrayList<Booked>(booked.size());
        for (Booked each : booked) {
            if (each.entry.units() < 0 && lotted.contains(each.entry.item())) {
                left.take(each.entry).forEach(part -> written.add(new Booked(part, each.report, each.movedAt)));
            } else {
                written.add(each);
            }
        }
        change("units", written.stream().map(Booked::entry).filter(entry -> entry.units() < 0).map(DcStock::share).toList());
        for (int from = 0; from < written.size(); from += AT_ONCE) {
            note(written.subList(from, Math.min(written.size(), from + AT_ONCE)), by, now);
        }
    }

    private static StockShare share(StockEntry entry) {
        return new StockShare(entry.item(), new Bin(entry.location(), entry.lot()), entry.units());
    }

    private void note(List<Booked> some, Author by, Instant now) throws SQLException {
        sql.execute("""
                insert into distribution.stock_entry (dc, item, location, kind, units, reference, author, recorded_at, occurred_at, reverses, report_kind, report, moved_at, lot)
                select ?, item, location, kind, units, reference, ?, ?, occurred_at, reverses, report_kind, report, moved_at, lot
                from unnest(?::text[], ?::text[], ?::text[], ?::int[], ?::text[], ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::text[]) with ordinality
                    as entry (item, location, kind, units, reference, occurred_at, reverses, report_kind, report, moved_at, lot, number) order by number""",
                dc, by.text(), now, Sql.column(some, b -> b.entry.item()), Sql.column(some, b -> b.entry.location()), Sql.column(some, b -> b.entry.kind()),
                Sql.column(some, b -> b.entry.units()), Sql.column(some, b -> b.entry.reference()), Sql.column(some, b -> b.entry.occurredAt()),
                Sql.column(some, b -> b.entry.reverses()), Sql.column(some, b -> b.report == null ? null : b.report.kind()),
                Sql.column(some, b -> b.report == null ? null : b.report.identity()), Sql.column(some, Booked::movedAt), Sql.column(some, b -> b.entry.lot()));
    }

    /**
     * Books what is reported of the past. What was before the last count of its location has been counted already: it is booked and offset, so
     * that the count stays right.
     *
     * @param entry one that occurred at an instant
     */
    public void bookLate(StockEntry entry, Author by, Instant now) throws SQLException {
        Instant at = requireNonNull(entry.occurredAt());
        var booked = new ArrayList<>(List.of(new Booked(entry, report, null)));
        Optional<Counted> counted = counted(entry.item(), entry.location()).filter(count -> at.isBefore(count.at));
        counted.ifPresent(count -> booked.add(new Booked(new StockEntry(entry.item(), entry.location(), StockEntry.Kind.COUNTED, -entry.units(),
                "counted before " + entry.reference() + " was reported", count.at).of(entry.lot()), count.report == null ? null : new Report(StockReports.Kind.COUNT, count.report),
                at)));
        booked.sort(Comparator.comparingInt((Booked each) -> each.entry.units()).reversed()); // what comes in goes first: the stock of a location is never negative
        write(booked, by, now);
    }

    /** @param report null for one of the time before reports were noted */
    private record Counted(Instant at, @Nullable String report) {}

    private Optional<Counted> counted(Gtin item, Location location) throws SQLException {
        return sql.first("""
                select counted_at, report from distribution.location_count where dc = ? and item = ? and location = ? and not reversed order by counted_at desc, id desc limit 1""",
                row -> new Counted(Sql.instant(row, "counted_at"), row.getString("report")), dc, item, location);
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
        sql.execute("insert into distribution.location_count (dc, item, location, counted_at, report) values (?, ?, ?, ?, ?)", dc, item, location, at,
                report == null ? null : report.identity());
    }

    /** Units that came to a location less those that left it after an instant; of the same instant, what was reported before is before. */
    long movedSince(Gtin item, Location location, Instant instant) throws SQLException {
        return sql.number("select sum(units) from distribution.stock_entry where dc = ? and item = ? and location = ? and coalesce(occurred_at, recorded_at) > ?",
                dc, item, location, instant);
    }

    /** The same by lot; those of none under an empty name. */
    Map<String, Long> movedSinceByLot(Gtin item, Location location, Instant instant) throws SQLException {
        var moved = new HashMap<String, Long>();
        sql.list("""
                select coalesce(lot, '') as lot, sum(units) as units from distribution.stock_entry
                where dc = ? and item = ? and location = ? and coalesce(occurred_at, recorded_at) > ? group by 1""",
                row -> moved.put(row.getString("lot"), row.getLong("units")), dc, item, location, instant);
        return moved;
    }

    /** Notes what is reported of goods that are here; the date that was reported first stays. */
    public void hear(Gtin item, Lot lot) throws SQLException {
        lots.hear(item, lot);
    }

    /** Those of the lots that goods name of which the center has never heard. */
    public List<String> unheard(List<PuttingAway.Goods> goods) throws SQLException {
        return lots.unheard(goods.stream().filter(line -> line.lot() != null).toList());
    }

    /** The same of goods that come in. @param path of the line that says it. @throws io.restock.border.http.ProblemException 422 if the lot has another date */
    public void mustBe(Gtin item, Lot lot, String path) throws SQLException {
        lots.mustBe(item, lot, path);
    }

    /** Promises units to a pick, or gives them back (negative). */
    public void allocate(Gtin item, Bin bin, int units) throws SQLException {
        allocate(List.of(new StockShare(item, bin, units)));
    }

    /** Units of an item in a bin. */
    public record StockShare(Gtin item, Bin bin, int units) {}

    /** Promises units to many picks at once, or gives them back (negative), in one statement. */
    public void allocate(List<StockShare> shares) throws SQLException {
        change("allocated", shares);
    }

    private void receive(List<StockShare> shares) throws SQLException {
        var sums = Sums.byLocation(shares);
        if (sums.size() > 0) {
            sql.execute("""
                    insert into distribution.location_stock (dc, item, location, units)
                    select ?, item, location, units from unnest(?::text[], ?::text[], ?::int[]) as share (item, location, units)
                    on conflict (dc, item, location) do update set units = location_stock.units + excluded.units""", dc, sums.items(), sums.locations(), sums.units());
        }
        lots.add(Sums.byLot(shares));
    }

    private void change(String column, List<StockShare> shares) throws SQLException {
        var sums = Sums.byLocation(shares);
        int changed = sums.size() == 0 ? 0 : sql.execute("update distribution.location_stock s set " + column + " = s." + column + """
                 + share.units from unnest(?::text[], ?::text[], ?::int[]) as share (item, location, units)
                where s.dc = ? and s.item = share.item and s.location = share.location""", sums.items(), sums.locations(), sums.units(), dc);
        if (changed != sums.size()) {
            throw new IllegalStateException("no stock row for some of " + sums.size() + " items at locations of " + dc);
        }
        lots.change(column, Sums.byLot(shares));
    }

    /**
     * What lies in one bin.
     *
     * @param bestBefore the last day of its lot, or null where nobody has said it
     */
    public record Lying(Bin bin, @Nullable LocalDate bestBefore, Held held) {
        /** @param day the first on which goods of it must still be good */
        public boolean isGoodOn(LocalDate day) {
            return bestBefore == null || !bestBefore.isBefore(day);
        }
    }

    /** What lies at pickable locations, in the order in which pickers are sent there: first what expires first, wherever it lies; then what no lot is known of, the pick face first. */
    public Map<Gtin, List<Lying>> lying(Collection<Gtin> items) throws SQLException {
        var named = lots.of(items);
        var lying = new HashMap<Gtin, List<Lying>>();
        held(items).forEach((item, places) -> {
            var bins = new ArrayList<Lying>();
            var rest = new EnumMap<Location, Held>(places);
            for (LotStock.Named lot : named.getOrDefault(item, List.of())) {
                bins.add(new Lying(new Bin(lot.location(), lot.lot()), lot.bestBefore(), lot.held()));
                rest.computeIfPresent(lot.location(), (location, held) -> new Held(held.units() - lot.held().units(), held.allocated() - lot.held().allocated()));
            }
            rest.forEach((location, held) -> bins.add(new Lying(new Bin(location, null), null, held)));
            lying.put(item, bins.stream().filter(each -> Location.PICKABLE.contains(each.bin().location())).sorted(FIRST_EXPIRED_FIRST).toList());
        });
        return lying;
    }

    private static final Comparator<Lying> FIRST_EXPIRED_FIRST = Comparator.comparing(Lying::bestBefore, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(each -> each.bin().lot() == null).thenComparing(each -> each.bin().location());

    public Held held(Gtin item, Bin bin) throws SQLException {
        return lying(List.of(item)).getOrDefault(item, List.of()).stream().filter(each -> each.bin().equals(bin)).map(Lying::held).findFirst().orElse(Held.NOTHING);
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
