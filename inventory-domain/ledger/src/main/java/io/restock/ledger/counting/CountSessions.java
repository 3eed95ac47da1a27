package io.restock.ledger.counting;

import static java.util.Objects.requireNonNull;

import io.restock.border.http.ProblemException;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.access.Author;
import io.restock.contracts.store.StoreRecord.CountedLine;
import io.restock.ledger.counting.Area.Kind;
import io.restock.ledger.counting.CountSession.CountedArea;
import io.restock.ledger.counting.CountSession.State;
import io.restock.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The tables of sessions and their parts. */
final class CountSessions {
    private static final int NAMED = 10;

    private CountSessions() {}

    /** What is to become of items that were counted in the area before. */
    enum Again { ADDS, REPLACES }

    record Opened(Gln store, String session, String digest, @Nullable String name, List<Area> areas, Instant openedAt) {}

    record Part(Gln store, String session, String part, String digest, Area area, Instant countedAt, @Nullable Again again, List<CountedLine> lines) {}

    /**
     * What a closed session reported of an item.
     *
     * @param unsure units that moved while the item was counted in several goes: they may be counted twice, or not at all
     * @param count identity of the report in which it stands
     */
    record Result(Gtin item, Instant countedAt, int units, int unsure, String count) {
        Result in(String report) {
            return new Result(item, countedAt, units, unsure, report);
        }
    }

    /** Identity of the reports that a session becomes, 1 and up. */
    static String reportOf(String session, int report) {
        return "session-" + session + "-" + report;
    }

    /** A session's row, held from here to the end of the transaction. */
    record Held(List<Area> areas, State state, String digest) {
        Area area(String name, String session) {
            return areas.stream().filter(area -> area.name().equals(name)).findFirst().orElseThrow(() -> ProblemException.invalid(
                    List.of("area must be one of count session " + session + ": " + areas.stream().map(Area::name).collect(Collectors.joining(", ")) + "; was " + name)));
        }

        void mustBeOpen(String session) {
            if (state != State.OPEN) {
                throw ProblemException.conflict("count session " + session + " is " + state + "; open another one, or send POST /v1/stores/{gln}/counts");
            }
        }
    }

    /** @return whether it is new. @throws ProblemException 409 if the same identity was used for another one */
    static boolean open(Sql sql, Opened opened, Author by) throws SQLException {
        int fresh = sql.execute("insert into ledger.count_session (store, session, digest, name, opened_at, opened_by) values (?, ?, ?, ?, ?, ?) on conflict do nothing",
                opened.store(), opened.session(), opened.digest(), opened.name(), opened.openedAt(), by.text());
        if (fresh == 0) {
            if (!hold(sql, opened.store(), opened.session()).digest().equals(opened.digest())) {
                throw otherContent(opened.session());
            }
            return false;
        }
        var areas = opened.areas();
        sql.batch("insert into ledger.count_area (store, session, place, area, kind) values (?, ?, ?, ?, ?)", IntStream.range(0, areas.size())
                .mapToObj(place -> new Object[] {opened.store(), opened.session(), place, areas.get(place).name(), areas.get(place).kind()}).toList());
        return true;
    }

    static Held hold(Sql sql, Gln store, String session) throws SQLException {
        List<Area> areas = sql.list("select area, kind from ledger.count_area where store = ? and session = ? order by place",
                row -> new Area(row.getString("area"), Kind.valueOf(row.getString("kind"))), store, session);
        return sql.first("select * from ledger.count_session where store = ? and session = ? for update",
                row -> new Held(areas, state(row), row.getString("digest")), store, session).orElseThrow(() -> unknown(store, session));
    }

    /** With the session held. @throws ProblemException 409 naming the items that were counted in the area before, unless it says what becomes of them */
    static void add(Sql sql, Part part, Author by, Instant now) throws SQLException {
        Map<Gtin, Integer> units = new TreeMap<>();
        part.lines().forEach(line -> units.merge(line.item(), line.units(), Math::addExact));
        var items = units.keySet();
        List<String> before = sql.list("""
                select l.item, l.units, p.counted_by, p.counted_at from ledger.count_part_line l join ledger.count_part p using (store, session, part)
                where l.store = ? and l.session = ? and p.area = ? and l.item = any(?) and l.replaced_by is null order by l.item limit ?""",
                row -> row.getInt("units") + " of " + row.getString("item") + " by " + Author.of(row.getString("counted_by")).subject() + " at "
                        + Sql.instant(row, "counted_at"),
                part.store(), part.session(), part.area().name(), items, NAMED);
        if (!before.isEmpty() && part.again() == null) {
            throw ProblemException.conflict("in area " + part.area().name() + " was counted before: " + String.join(", ", before)
                    + ". Send it with \"again\": \"ADDS\" if more of it lies there, or \"REPLACES\" if that count was wrong");
        }
        if (part.again() == Again.REPLACES) {
            sql.execute("""
                    update ledger.count_part_line l set replaced_by = ? from ledger.count_part p where (p.store, p.session, p.part) = (l.store, l.session, l.part)
                    and l.store = ? and l.session = ? and p.area = ? and l.item = any(?) and l.replaced_by is null""",
                    part.part(), part.store(), part.session(), part.area().name(), items);
        }
        sql.execute("insert into ledger.count_part (store, session, part, digest, area, counted_at, counted_by, recorded_at) values (?, ?, ?, ?, ?, ?, ?, ?)",
                part.store(), part.session(), part.part(), part.digest(), part.area().name(), part.countedAt(), by.text(), now);
        sql.batch("insert into ledger.count_part_line (store, session, part, item, units) values (?, ?, ?, ?, ?)",
                units.entrySet().stream().map(line -> new Object[] {part.store(), part.session(), part.part(), line.getKey(), line.getValue()}).toList());
    }

    /** @return whether the part was taken before. @throws ProblemException 409 if its identity came with other content */
    static boolean has(Sql sql, Gln store, String session, String part, String digest) throws SQLException {
        var before = sql.first("select digest from ledger.count_part where store = ? and session = ? and part = ?", row -> row.getString(1), store, session, part);
        if (before.isPresent() && !before.get().equals(digest)) {
            throw otherContent(part);
        }
        return before.isPresent();
    }

    /** What stands of each item. */
    static Map<Gtin, List<Joined.Part>> parts(Sql sql, Gln store, String session, List<Area> areas) throws SQLException {
        Map<String, Kind> kinds = areas.stream().collect(Collectors.toMap(Area::name, Area::kind));
        var parts = new TreeMap<Gtin, List<Joined.Part>>();
        sql.each("""
                select l.item, l.units, p.area, p.counted_at from ledger.count_part_line l join ledger.count_part p using (store, session, part)
                where l.store = ? and l.session = ? and l.replaced_by is null""",
                row -> parts.computeIfAbsent(new Gtin(row.getString("item")), _ -> new ArrayList<>())
                        .add(new Joined.Part(requireNonNull(kinds.get(row.getString("area"))), Sql.instant(row, "counted_at"), row.getInt("units"))),
                store, session);
        return parts;
    }

    static void end(Sql sql, Gln store, String session, @Nullable String reason, List<String> leftOut, Author by, Instant now) throws SQLException {
        sql.execute("update ledger.count_session set ended_at = ?, ended_by = ?, reason = ? where store = ? and session = ?", now, by.text(), reason, store, session);
        sql.execute("update ledger.count_area set left_out = true where store = ? and session = ? and area = any(?)", store, session, leftOut);
    }

    static void write(Sql sql, Gln store, String session, List<Result> results) throws SQLException {
        sql.batch("insert into ledger.count_result (store, session, item, counted_at, units, unsure, count) values (?, ?, ?, ?, ?, ?, ?)",
                results.stream().map(each -> new Object[] {store, session, each.item(), each.countedAt(), each.units(), each.unsure(), each.count()}).toList());
    }

    /** @param after the last item of the page before, or an empty text */
    static List<Result> results(Sql sql, Gln store, String session, String after, int limit) throws SQLException {
        return sql.list("select * from ledger.count_result where store = ? and session = ? and item > ? order by item limit ?",
                row -> new Result(new Gtin(row.getString("item")), Sql.instant(row, "counted_at"), row.getInt("units"), row.getInt("unsure"), row.getString("count")),
                store, session, after, limit);
    }

    static CountSession find(Sql sql, Gln store, String session) throws SQLException {
        return page(sql, store, "session = ?", session, "", 1).stream().findFirst().orElseThrow(() -> unknown(store, session));
    }

    /** @param open whether those are wanted that are open, or those that are ended. Oldest first */
    static List<CountSession> page(Sql sql, Gln store, boolean open, String after, int limit) throws SQLException {
        return page(sql, store, "(ended_at is null) = ?", open, after, limit);
    }

    private static List<CountSession> page(Sql sql, Gln store, String which, Object wanted, String after, int limit) throws SQLException {
        List<CountSession> heads = sql.list("""
                select s.*, (select count(distinct item) from ledger.count_part_line l where (l.store, l.session) = (s.store, s.session) and replaced_by is null) as items,
                       array(select distinct count from ledger.count_result r where (r.store, r.session) = (s.store, s.session) order by count) as counts
                from ledger.count_session s where store = ? and %s and session > ? order by session limit ?""".formatted(which),
                CountSessions::session, store, wanted, after, limit);
        var page = new ArrayList<CountSession>(heads.size());
        for (CountSession head : heads) {
            page.add(head.with(areas(sql, store, head.session())));
        }
        return page;
    }

    private static CountSession session(ResultSet row) throws SQLException {
        String endedBy = row.getString("ended_by");
        return new CountSession(row.getString("store"), row.getString("session"), row.getString("name"), state(row), List.of(), row.getLong("items"),
                Sql.instant(row, "opened_at"), Author.of(row.getString("opened_by")), Sql.instantOrNull(row, "ended_at"), endedBy == null ? null : Author.of(endedBy),
                row.getString("reason"), Sql.texts(row, "counts"));
    }

    private static List<CountedArea> areas(Sql sql, Gln store, String session) throws SQLException {
        return sql.list("""
                select a.*, count(p.part) as parts, array_agg(distinct p.counted_by) filter (where p.part is not null) as people
                from ledger.count_area a left join ledger.count_part p using (store, session, area)
                where a.store = ? and a.session = ? group by a.store, a.session, a.area order by a.place""",
                row -> new CountedArea(row.getString("area"), Kind.valueOf(row.getString("kind")), row.getLong("parts"),
                        Sql.texts(row, "people").stream().map(by -> Author.of(by).subject()).distinct().toList(), row.getBoolean("left_out")),
                store, session);
    }

    private static State state(ResultSet row) throws SQLException {
        if (row.getObject("ended_at") == null) {
            return State.OPEN;
        }
        return row.getString("reason") == null ? State.CLOSED : State.CANCELLED;
    }

    private static ProblemException unknown(Gln store, String session) {
        return ProblemException.unknown("store " + store + " has no count session " + session + "; open one with POST /v1/stores/" + store + "/count-sessions");
    }

    private static ProblemException otherContent(String identity) {
        return ProblemException.conflict("Idempotency-Key " + identity + " was used for other content; send a new key for a new report");
    }
}
