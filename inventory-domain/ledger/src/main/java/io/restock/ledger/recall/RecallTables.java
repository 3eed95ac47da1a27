package io.restock.ledger.recall;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.catalog.Recall;
import io.restock.ledger.exceptions.ExceptionBook;
import io.restock.contracts.exceptions.ExceptionKind;
import io.restock.contracts.exceptions.Stake;
import io.restock.ledger.journal.Balance;
import io.restock.ledger.stock.StockTable;
import io.restock.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rows of recalls, and who is asked by them. */
final class RecallTables {
    /** Who had it within this time may find some of it. */
    static final Duration HAD_LATELY = Duration.ofDays(14);

    /** A store-item whose books say something new since it was asked last. @param arrived whether more of it is on hand */
    private record News(Gln store, Gtin item, int onHand, int inTransit, boolean arrived) {}

    private final Sql sql;

    RecallTables(Sql sql) {
        this.sql = sql;
    }

    Optional<Recall> find(String id) throws SQLException {
        return list("where recall = ?", id).stream().findFirst();
    }

    List<Recall> standing() throws SQLException {
        return list("where released_at is null order by recall");
    }

    private List<Recall> list(String which, @Nullable Object... values) throws SQLException {
        List<Recall> found = sql.list("select * from ledger.recall " + which, row -> new Recall(row.getString("recall"), row.getString("reason"), List.of(), row.getString("lot"),
                Sql.instant(row, "opened_at"), Sql.instant(row, "due"), Sql.instantOrNull(row, "released_at"), stores(row)), values);
        var whole = new ArrayList<Recall>(found.size());
        for (Recall each : found) {
            List<Gtin> items = sql.list("select item from ledger.recall_item where recall = ? order by item", row -> new Gtin(row.getString(1)), each.recall());
            whole.add(new Recall(each.recall(), each.reason(), items, each.lot(), each.openedAt(), each.due(), each.releasedAt(), each.stores()));
        }
        return whole;
    }

    private static @Nullable List<Gln> stores(ResultSet row) throws SQLException {
        return row.getArray("stores") == null ? null : Sql.texts(row, "stores").stream().map(Gln::new).toList();
    }

    /**
     * Asks the stores of a recall of which the books say something new: that have it, that had it lately, to which it is under way, or where it arrived or came back. What is only
     * less than before is no news.
     *
     * @return how many stores were asked
     */
    int ask(Recall recall, ExceptionBook exceptions, Instant now) throws SQLException {
        var byStore = new TreeMap<String, List<News>>();
        Map<String, Reported> known = known(recall.recall());
        List<String> scope = scope(recall.recall());
        for (Balance has : StockTable.anywhere(sql, recall.items(), now.minus(HAD_LATELY))) {
            Gln store = has.storeItem().store();
            Reported before = known.get(has.storeItem().toString());
            boolean isNews = before == null ? scope.isEmpty() || scope.contains(store.digits()) : has.onHand() > before.onHand() || has.inTransit() != before.inTransit();
            if (isNews) {
                boolean arrived = before != null && has.onHand() > before.onHand();
                byStore.computeIfAbsent(store.digits(), _ -> new ArrayList<>()).add(new News(store, has.storeItem().item(), has.onHand(), has.inTransit(), arrived));
            }
        }
        for (var each : byStore.entrySet()) {
            ask(recall, new Gln(each.getKey()), each.getValue(), exceptions, now);
        }
        lower(recall.recall(), known.keySet());
        return byStore.size();
    }

    /** What a store knew when it was asked last of an item. */
    private record Reported(int onHand, int inTransit) {}

    private Map<String, Reported> known(String recall) throws SQLException {
        var known = new HashMap<String, Reported>();
        sql.each("select store || '|' || item as key, on_hand, in_transit from ledger.recall_line where recall = ?",
                row -> known.put(row.getString("key"), new Reported(row.getInt("on_hand"), row.getInt("in_transit"))), recall);
        return known;
    }

    /** The stores that are asked alone; none if all are. */
    private List<String> scope(String recall) throws SQLException {
        return sql.list("select unnest(stores) from ledger.recall where recall = ?", row -> row.getString(1), recall);
    }

    /** What is less than it was is no news, and what comes on top of it is. */
    private void lower(String recall, Collection<String> storeItems) throws SQLException {
        List<Balance> now = StockTable.find(sql, storeItems);
        sql.execute("""
                update ledger.recall_line l set on_hand = now.on_hand from unnest(?::text[], ?::text[], ?::int[]) as now (store, item, on_hand)
                where l.recall = ? and (l.store, l.item) = (now.store, now.item) and now.on_hand < l.on_hand""",
                now.stream().map(each -> each.storeItem().store().digits()).toList(), now.stream().map(each -> each.storeItem().item().digits()).toList(),
                now.stream().mapToInt(Balance::onHand).toArray(), recall);
    }

    private void ask(Recall recall, Gln store, List<News> news, ExceptionBook exceptions, Instant now) throws SQLException {
        boolean arrived = news.stream().anyMatch(News::arrived);
        String state = sql.first("""
                insert into ledger.recall_store as s (recall, store, state, asked_at) values (?, ?, 'OPEN', ?)
                on conflict (recall, store) do update set state = case when ? then 'OPEN' else s.state end, asked_at = case when ? then excluded.asked_at else s.asked_at end
                returning state""", row -> row.getString(1), recall.recall(), store.digits(), now, arrived, arrived).orElseThrow();
        sql.execute("""
                insert into ledger.recall_line (recall, store, item, on_hand, in_transit)
                select ?, ?, item, on_hand, in_transit from unnest(?::text[], ?::int[], ?::int[]) as line (item, on_hand, in_transit)
                on conflict (recall, store, item) do update set on_hand = excluded.on_hand, in_transit = excluded.in_transit""",
                recall.recall(), store.digits(), news.stream().map(each -> each.item().digits()).toList(), news.stream().mapToInt(News::onHand).toArray(),
                news.stream().mapToInt(News::inTransit).toArray());
        if (state.equals("OPEN")) {
            exceptions.raise(ExceptionKind.RECALL, store, subject(recall.recall(), store), task(recall, store), now, stake(recall, store));
        }
    }

    private String task(Recall recall, Gln store) throws SQLException {
        String has = sql.list("select * from ledger.recall_line where recall = ? and store = ? order by item limit 10",
                row -> row.getInt("on_hand") + " of " + row.getString("item") + " by the books" + road(row.getInt("in_transit")), recall.recall(), store.digits())
                .stream().collect(Collectors.joining("; "));
        return recall.inWords() + ": " + has + ". Put aside what you find, by " + recall.due() + ", and say what became of it with POST /v1/recalls/" + recall.recall()
                + "/stores/" + store + "/answers";
    }

    private Stake stake(Recall recall, Gln store) throws SQLException {
        var has = new HashMap<Gtin, Long>();
        sql.each("select item, greatest(on_hand, 0) + greatest(in_transit, 0) from ledger.recall_line where recall = ? and store = ?",
                row -> has.put(new Gtin(row.getString(1)), row.getLong(2)), recall.recall(), store.digits());
        return Stake.of(has);
    }

    private static String road(int inTransit) {
        return inTransit == 0 ? "" : " and " + inTransit + " on the road: put them aside when they arrive";
    }

    static String subject(String recall, Gln store) {
        return recall + "/" + store;
    }

    /** Who was asked and has not answered: stores, then the centers whose task is open. */
    List<String> missing(String recall) throws SQLException {
        return sql.list("""
                select 'store ' || store from ledger.recall_store where recall = ? and state = 'OPEN'
                union all select 'center ' || split_part(subject, '|', 1) from ledger.exception where kind = ? and open and subject like '_____________|%' and substr(subject, 15) = ?
                order by 1 desc""", row -> row.getString(1), recall, ExceptionKind.DC_RECALL, recall);
    }

    /** How far all its stores are. */
    Map<String, Long> places(String recall) throws SQLException {
        var places = new TreeMap<String, Long>();
        sql.each("select state, count(*) from ledger.recall_store where recall = ? group by state", row -> places.put(row.getString(1), row.getLong(2)), recall);
        return places;
    }
}
