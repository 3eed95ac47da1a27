package io.restock.ledger.recall;

import io.restock.contracts.access.Scope;
import io.restock.contracts.catalog.Item.State;
import io.restock.ledger.journal.Balance;
import io.restock.ledger.recall.RecallView.Line;
import io.restock.ledger.recall.RecallView.OnTheRoad;
import io.restock.ledger.recall.RecallView.Place;
import io.restock.ledger.recall.RecallView.RecalledItem;
import io.restock.ledger.recall.RecallView.Sum;
import io.restock.ledger.stock.StockTable;
import io.restock.sql.Database;
import io.restock.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads recalls, for those whose stores they concern. */
@ApplicationScoped
class RecallReading {
    private static final int ON_THE_ROAD_AT_MOST = 1_000;
    @Inject
    Database database;

    /** The latest first, without their places. */
    List<RecallView> list(Scope of, @Nullable String after, int limit) {
        List<String> ids = database.read(sql -> sql.list("""
                select recall from ledger.recall where ?::text is null or (opened_at, recall) < (select opened_at, recall from ledger.recall where recall = ?)
                order by opened_at desc, recall desc limit ?""", row -> row.getString(1), after, after, limit));
        return ids.stream().flatMap(id -> find(id, of, "", 0).stream()).toList();
    }

    /** @param of whose stores are shown. @param after store of the last one of the page before, or an empty text */
    Optional<RecallView> find(String id, Scope of, String after, int limit) {
        return database.snapshot(sql -> {
            List<RecalledItem> items =
                    sql.list("select i.item, now.state, i.state_before from ledger.recall_item i join ledger.item now on now.gtin = i.item where recall = ? order by item",
                            row -> new RecalledItem(row.getString(1), State.valueOf(row.getString(2)), State.valueOf(row.getString(3))), id);
            List<Said> said = said(sql, id, of);
            List<Place> places = limit == 0 ? List.of() : places(sql, id, of, after, limit, said);
            List<Sum> sums = sums(said);
            List<OnTheRoad> road = limit == 0 ? List.of() : onTheRoad(sql, id, of);
            Map<String, Long> states = new RecallTables(sql).places(id);
            return sql.first("select * from ledger.recall where recall = ?", row -> new RecallView(id, Sql.instantOrNull(row, "released_at") == null ? "OPEN" : "RELEASED",
                    row.getString("reason"), row.getString("lot"), row.getArray("stores") == null ? null : Sql.texts(row, "stores"), Sql.instant(row, "opened_at"),
                    Sql.instant(row, "due"), Sql.instantOrNull(row, "released_at"), row.getString("release_reason"), items, states, sums, road, places,
                    limit > 0 && places.size() == limit ? places.getLast().store() : null), id);
        });
    }

    private static List<Place> places(Sql sql, String id, Scope of, String after, int limit, List<Said> said) throws SQLException {
        Map<String, Place> places = new LinkedHashMap<>();
        sql.each("""
                select s.*, array(select a.transfer from ledger.recall_answer a where a.recall = s.recall and a.store = s.store and a.transfer is not null order by a.told_at) as transfers
                from ledger.recall_store s where recall = ? and (? or store = any(?)) and store > ? order by store limit ?""",
                row -> places.put(row.getString("store"), new Place(row.getString("store"), row.getString("state"), Sql.instant(row, "asked_at"),
                        Sql.instantOrNull(row, "answered_at"), new ArrayList<>(), Sql.texts(row, "transfers"))),
                id, all(of), named(of), after, limit);
        for (Said each : said) {
            Place place = places.get(each.store());
            if (place != null) {
                place.lines().add(each.line());
            }
        }
        return List.copyOf(places.values());
    }

    /** What a store has of an item now, and what it said. */
    private record Said(String store, Line line) {}

    private static List<Said> said(Sql sql, String id, Scope of) throws SQLException {
        List<Said> said = sql.list("select * from ledger.recall_line where recall = ? and (? or store = any(?)) order by store, item",
                row -> new Said(row.getString("store"), new Line(row.getString("item"), 0, 0, row.getInt("found"), row.getInt("returned"), row.getInt("destroyed"))),
                id, all(of), named(of));
        var now = new HashMap<String, Balance>();
        StockTable.find(sql, said.stream().map(each -> each.store() + "|" + each.line().item()).toList()).forEach(has -> now.put(has.storeItem().toString(), has));
        return said.stream().map(each -> {
            Balance has = now.get(each.store() + "|" + each.line().item());
            Line line = each.line();
            return has == null ? each
                    : new Said(each.store(), new Line(line.item(), has.onHand(), has.inTransit(), line.found(), line.returned(), line.destroyed()));
        }).toList();
    }

    private static List<Sum> sums(List<Said> said) {
        var sums = new TreeMap<String, Sum>();
        said.stream().map(Said::line).forEach(line -> sums.merge(line.item(),
                new Sum(line.item(), line.onHand(), line.inTransit(), line.found(), line.returned(), line.destroyed()), Sum::and));
        return List.copyOf(sums.values());
    }

    /** Despatches and transfers of which something has not arrived. */
    private static List<OnTheRoad> onTheRoad(Sql sql, String id, Scope of) throws SQLException {
        return sql.list("""
                select * from (
                    select l.store, l.item, sum(l.units - l.closed) as units, l.sscc as despatch, null as transfer, d.dc as sender
                    from ledger.recall_item i join ledger.despatch_line l on l.item = i.item and l.closed <> l.units join ledger.despatch d using (store, sscc)
                    where i.recall = ? and d.received_at is null and d.despatched_at is not null group by 1, 2, 4, 6
                    union all select t.store, t.item, t.sent - t.closed, null, t.transfer, t.sender
                    from ledger.recall_item i join ledger.transfer_due_line t on t.item = i.item and t.closed < t.sent where i.recall = ?) road
                where ? or store = any(?) or sender = any(?) order by store, item limit ?""",
                row -> new OnTheRoad(row.getString("store"), row.getString("item"), row.getLong("units"), row.getString("despatch"), row.getString("transfer"),
                        row.getString("sender")),
                id, id, all(of), named(of), named(of), ON_THE_ROAD_AT_MOST);
    }

    private static boolean all(Scope of) {
        return of.all();
    }

    private static List<String> named(Scope of) {
        return List.copyOf(of.named());
    }
}
