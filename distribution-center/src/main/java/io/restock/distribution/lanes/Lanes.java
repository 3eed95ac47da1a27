package io.restock.distribution.lanes;

import io.quarkus.runtime.StartupEvent;
import io.restock.contracts.BusinessClock;
import io.restock.contracts.Gln;
import io.restock.contracts.access.Author;
import io.restock.contracts.access.DeedKind;
import io.restock.contracts.catalog.Store;
import io.restock.contracts.despatch.Lane;
import io.restock.distribution.audit.CenterAudit;
import io.restock.distribution.outbox.Message;
import io.restock.distribution.outbox.Outbox;
import io.restock.sql.Database;
import io.restock.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Time;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Keeps lanes and publishes each. A store whose center is registered has the standard lane until another is put. */
@ApplicationScoped
public class Lanes {
    static final String SELECT = """
            select l.dc, l.store, d.zone, l.cut_offs, l.handling_minutes, l.transit_minutes, l.rest_days, l.holidays, l.served_by
            from distribution.lane l join distribution.dc d on d.gln = l.dc
            """;

    private static final Author CENTER = Author.system("distribution-center");

    /** What may be left as it is. Null leaves it. */
    record Wished(@Nullable Capacity capacity, @Nullable Integer minimumLifeDays) {}

    @Inject
    Outbox outbox;
    @Inject
    Database database;
    @Inject
    BusinessClock clock;

    /** Reports what was not reported yet: lanes in a form that is new, and stores of centers that nobody knows. */
    void start(@Observes StartupEvent event) {
        database.decide(sql -> {
            Instant now = clock.instant();
            List<Lane> unpublished = sql.list(SELECT + "where not l.told order by l.dc, l.store for update of l", Lanes::lane);
            sql.execute("update distribution.lane set told = true where not told");
            var messages = new ArrayList<Message>(unpublished.stream().map(lane -> Message.of(lane, now)).toList());
            messages.addAll(UnknownCenters.look(sql, now));
            outbox.publish(sql, messages, CENTER, now);
            return messages.size();
        });
    }

    /** Registers a center, or corrects it, and gives its stores their lanes. @param capacity null leaves it as it is @return whether it is new */
    boolean register(Sql sql, Gln gln, String name, ZoneId zone, Wished wished, Author by, Instant now) throws SQLException {
        UnknownCenters.hold(sql);
        Optional<Dc> before = Dc.find(sql, gln);
        sql.execute("insert into distribution.dc (gln, name, zone) values (?, ?, ?) on conflict (gln) do update set name = excluded.name, zone = excluded.zone",
                gln, name, zone);
        Capacity capacity = wished.capacity;
        if (capacity != null) {
            sql.execute("update distribution.dc set wave_lines = ?, wave_cases = ?, wave_hands = ?, cases_per_hand = ? where gln = ?",
                    capacity.lines(), capacity.cases(), capacity.hands(), capacity.casesPerHand(), gln);
        }
        if (wished.minimumLifeDays != null) {
            sql.execute("update distribution.dc set minimum_life_days = ? where gln = ?", wished.minimumLifeDays, gln);
        }
        insertStandard(sql, gln, sql.list("select gln from distribution.store where dc = ?", row -> row.getString(1), gln));
        var messages = new ArrayList<Message>();
        for (Lane lane : list(sql, gln)) { // all of them: a lane carries its center's zone
            messages.add(Message.of(lane, now));
            if (before.isPresent() && !before.get().zone().equals(zone)) {
                messages.addAll(Rescheduling.follow(sql, lane, now));
            }
        }
        messages.addAll(UnknownCenters.registered(sql, gln, now));
        outbox.publish(sql, messages, by, now);
        var said = new TreeMap<String, Object>(Map.of("name", name, "zone", zone));
        if (capacity != null) {
            said.put("capacity", capacity);
        }
        if (wished.minimumLifeDays != null) {
            said.put("minimumLifeDays", wished.minimumLifeDays);
        }
        CenterAudit.keep(sql, now, by, DeedKind.CENTER_LISTED, gln, said);
        return before.isEmpty();
    }

    /** @return whether it is new */
    boolean put(Sql sql, Lane lane, Author by, Instant now) throws SQLException {
        Dc.hold(sql, lane.dc());
        boolean isNew = find(sql, lane.dc(), lane.store()).isEmpty();
        sql.execute("""
                insert into distribution.lane (dc, store, cut_offs, handling_minutes, transit_minutes, rest_days, holidays) values (?, ?, ?, ?, ?, ?, ?)
                on conflict (dc, store) do update set cut_offs = excluded.cut_offs, handling_minutes = excluded.handling_minutes,
                    transit_minutes = excluded.transit_minutes, rest_days = excluded.rest_days, holidays = excluded.holidays""",
                lane.dc(), lane.store(), lane.cutOffs(), lane.handlingMinutes(), lane.transitMinutes(), lane.restDays(), lane.holidays());
        var messages = new ArrayList<Message>(List.of(Message.of(find(sql, lane.dc(), lane.store()).orElseThrow(), now)));
        messages.addAll(Rescheduling.follow(sql, lane, now));
        outbox.publish(sql, messages, by, now);
        CenterAudit.keep(sql, now, by, DeedKind.LANE_SET, lane.dc() + "/" + lane.store(), lane);
        return isNew;
    }

    /** Follows the catalog: remembers stores, and gives the standard lane to those that have none. */
    public void follow(Sql sql, List<Store> stores, Instant now) throws SQLException {
        UnknownCenters.hold(sql);
        var fresh = new ArrayList<Message>();
        for (Store store : stores) {
            sql.execute("insert into distribution.store (gln, name, dc) values (?, ?, ?) on conflict (gln) do update set name = excluded.name, dc = excluded.dc",
                    store.gln(), store.name(), store.dc());
            if (store.dc() != null && Dc.find(sql, store.dc()).isPresent()) {
                for (String added : insertStandard(sql, store.dc(), List.of(store.gln().digits()))) {
                    fresh.add(Message.of(find(sql, store.dc(), new Gln(added)).orElseThrow(), now));
                }
            }
        }
        fresh.addAll(UnknownCenters.look(sql, now));
        outbox.publish(sql, fresh, CENTER, now);
    }

    /** Gives stores the standard lane from a center that has none to them. @return the new ones, to be reported */
    public static List<Message> open(Sql sql, Gln dc, Collection<Gln> stores, Instant now) throws SQLException {
        List<String> added = insertStandard(sql, dc, stores.stream().map(Gln::digits).toList());
        return added.isEmpty() ? List.of() : sql.list(SELECT + "where l.dc = ? and l.store = any(?) order by l.store", row -> Message.of(lane(row), now), dc, added);
    }

    /** The lanes from a center to stores, by store. */
    public static Map<Gln, Lane> to(Sql sql, Gln dc, Collection<Gln> stores) throws SQLException {
        return sql.list(SELECT + "where l.dc = ? and l.store = any(?)", Lanes::lane, dc, stores).stream().collect(Collectors.toMap(Lane::store, lane -> lane));
    }

    /**
     * Says of so many lanes of a center who sends to their stores now.
     *
     * @param by the center that stands in for it, or null if it works
     * @return what is reported of those of which it was not said before; empty when none is left
     */
    public static List<Message> serve(Sql sql, Gln dc, @Nullable Gln by, int most, Instant now) throws SQLException {
        List<String> changed = sql.list("""
                update distribution.lane l set served_by = ? where l.dc = ? and l.store = any(array(
                    select store from distribution.lane where dc = ? and served_by is distinct from ? order by store limit ?)) returning l.store""", row -> row.getString(1), by,
                dc, dc,
                by, most);
        return changed.isEmpty() ? List.of() : sql.list(SELECT + "where l.dc = ? and l.store = any(?) order by l.store", row -> Message.of(lane(row), now), dc, changed);
    }

    /** Whether of any lane of a center it is still to be said who sends to its store. */
    public static boolean areAnyToBeServed(Sql sql, Gln dc, @Nullable Gln by) throws SQLException {
        return sql.first("select store from distribution.lane where dc = ? and served_by is distinct from ? limit 1", row -> true, dc, by).isPresent();
    }

    /** Centers of which it was said that others send to their stores. */
    public static List<Gln> served(Sql sql) throws SQLException {
        return sql.list("select distinct dc from distribution.lane where served_by is not null order by dc", row -> new Gln(row.getString(1)));
    }

    public static List<Gln> storesOf(Sql sql, Gln dc) throws SQLException {
        return sql.list("select gln from distribution.store where dc = ? order by gln", row -> new Gln(row.getString(1)), dc);
    }

    public List<Lane> list(Sql sql, Gln dc) throws SQLException {
        return sql.list(SELECT + "where l.dc = ? order by l.store", Lanes::lane, dc);
    }

    public Optional<Lane> find(Sql sql, Gln dc, Gln store) throws SQLException {
        return sql.first(SELECT + "where l.dc = ? and l.store = ?", Lanes::lane, dc, store);
    }

    /** @return stores that had no lane before */
    private static List<String> insertStandard(Sql sql, Gln dc, List<String> stores) throws SQLException {
        var standard = Lane.standard(dc, dc, ZoneId.of("Z"));
        return sql.list("""
                insert into distribution.lane (dc, store, cut_offs, handling_minutes, transit_minutes)
                select ?, store, ?, ?, ? from unnest(?) as store order by store
                on conflict do nothing returning store""",
                row -> row.getString(1), dc, standard.cutOffs(), standard.handlingMinutes(), standard.transitMinutes(), stores);
    }

    static Lane lane(ResultSet row) throws SQLException {
        List<LocalTime> cutOffs = Arrays.stream((Time[]) row.getArray("cut_offs").getArray()).map(Time::toLocalTime).toList();
        return new Lane(new Gln(row.getString("dc")), new Gln(row.getString("store")), ZoneId.of(row.getString("zone")), cutOffs,
                row.getInt("handling_minutes"), row.getInt("transit_minutes"), listed(row, "rest_days", DayOfWeek::valueOf), listed(row, "holidays", LocalDate::parse),
                row.getString("served_by") == null ? null : new Gln(row.getString("served_by")));
    }

    private static <T> List<T> listed(ResultSet row, String column, Function<String, T> of) throws SQLException {
        return Sql.texts(row, column).stream().map(of).toList();
    }
}
