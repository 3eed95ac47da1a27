package io.restock.distribution.orders;

import static java.util.Objects.requireNonNull;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.access.Author;
import io.restock.contracts.catalog.Item.State;
import io.restock.contracts.catalog.Item;
import io.restock.contracts.despatch.DespatchEvent.LineShorted;
import io.restock.contracts.despatch.DespatchEvent.Outcome;
import io.restock.distribution.outbox.Message;
import io.restock.distribution.pick.CalledOff;
import io.restock.distribution.pick.Pick;
import io.restock.distribution.stock.DcStock;
import io.restock.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What becomes of lines and picks when the catalog changes how an item stands in the range. Of what is held nothing leaves: its open picks are free, what was picked is to be put back, and its lines
 * wait until it is released. Lines of what is delisted or not stocked that no wave has taken are cancelled, with that cause; what has been released goes on its way.
 */
public final class ItemRange {
    private static final String CANCEL = """
            with ended as (
                update distribution.order_line l set cancelled = l.cancelled + l.waiting, back_ordered = 0 from distribution.item i
                where i.gtin = l.item and (not i.stocked or i.state = 'DELISTED') and l.waiting > 0 and l.item = any(?) and (l.id = any(?) or ?)
                returning l.id, l.dc, l.store, l.item, old.waiting as units, case when i.stocked then i.state else 'NOT_STOCKED' end as reason),
            noted as (
                insert into distribution.line_cancellation (order_line, units, reason, author, cancelled_at) select id, units, reason, ?, ? from ended)
            select * from ended order by id""";
    private static final Author CENTER = Author.system("distribution-center");

    private ItemRange() {}

    private record Place(Gln dc, Pick pick) {}

    /** Items of which nothing more is ordered, or which are held, and were not when they were heard of last: to be asked before they are written. */
    public static List<Item> leaving(Sql sql, Collection<Item> items) throws SQLException {
        List<Item> resting = items.stream().filter(item -> !item.mayBeOrdered()).toList();
        if (resting.isEmpty()) {
            return List.of();
        }
        var known = new HashSet<>(sql.list("select gtin, state, stocked from distribution.item where gtin = any(?)",
                row -> row.getString("gtin") + row.getString("state") + row.getBoolean("stocked"), resting.stream().map(Item::gtin).toList()));
        return resting.stream().filter(item -> !known.contains(item.gtin().digits() + item.state() + item.stocked())).toList();
    }

    /**
     * Holds all centers to the end of the transaction, so that no wave is released meanwhile that does not know of it.
     *
     * @param leaving as they are written now
     * @return what is reported to stores
     */
    public static List<Message> leave(Sql sql, List<Item> leaving, Instant now) throws SQLException {
        if (leaving.isEmpty()) {
            return List.of();
        }
        sql.list("select gln from distribution.dc order by gln for no key update", row -> row.getString(1));
        var told = new ArrayList<Message>();
        for (Place each : underWork(sql, leaving.stream().filter(item -> item.stocked() && item.state() == State.HELD).map(Item::gtin).toList())) {
            told.addAll(free(sql, each, "item " + each.pick().item() + " is held", now));
        }
        List<Gtin> items = leaving.stream().map(Item::gtin).toList();
        told.addAll(sql.list(CANCEL, row -> cancelled(row, now), items, List.of(), true, CENTER.text(), now));
        return told;
    }

    /**
     * Items that are called back from some stores alone: nothing of them goes there until that is released. Holds all centers to the end of the transaction.
     *
     * @param why as it is said of the picks that end by it
     * @return what is reported to stores
     */
    public static List<Message> callBack(Sql sql, List<Gtin> items, List<Gln> stores, String why, Instant now) throws SQLException {
        sql.list("select gln from distribution.dc order by gln for no key update", row -> row.getString(1));
        var told = new ArrayList<Message>();
        for (Place each : underWork(sql, items)) {
            if (stores.contains(each.pick().store())) {
                told.addAll(free(sql, each, "item " + each.pick().item() + " is held by " + why, now));
            }
        }
        return told;
    }

    private static List<Message> free(Sql sql, Place place, String why, Instant now) throws SQLException {
        Pick pick = place.pick();
        int waiting = CalledOff.end(sql, new DcStock(sql, place.dc()), pick, why, now);
        if (waiting == 0) {
            return List.of();
        }
        sql.execute("update distribution.order_line set back_ordered = back_ordered + ? where id = ?", waiting, pick.orderLine());
        return List.of(Message.of(new LineShorted(pick.store(), now, place.dc(), pick.orderLine(), pick.item(), waiting, Outcome.BACK_ORDERED, LineShorted.HELD)));
    }

    private static List<Place> underWork(Sql sql, List<Gtin> items) throws SQLException {
        record Named(long wave, long pick, Gln dc) {}
        var places = new ArrayList<Place>();
        for (Named named : sql.list("""
                select p.id, p.wave, w.dc from distribution.pick p join distribution.wave w on w.id = p.wave
                where (p.picked is null or (p.picked > p.put_back and p.despatch is null)) and p.called_off is null and p.item = any(?) order by p.id""",
                row -> new Named(row.getLong("wave"), row.getLong("id"), new Gln(row.getString("dc"))), items)) {
            places.add(new Place(named.dc(), requireNonNull(Pick.named(sql, named.wave(), List.of(named.pick())).get(named.pick()))));
        }
        return places;
    }

    /** Those of the items of which nothing is to be ordered any more. */
    static Set<Gtin> ended(Sql sql, Collection<Gtin> items) throws SQLException {
        return new HashSet<>(sql.list("select gtin from distribution.item where gtin = any(?) and (not stocked or state = 'DELISTED')", row -> new Gtin(row.getString(1)), items));
    }

    /** Lines that were ordered before planning heard of it. Their centers are held. @return what is reported to stores */
    static List<Message> endLate(Sql sql, Set<Gtin> items, List<String> lines, Instant now) throws SQLException {
        return items.isEmpty() ? List.of() : sql.list(CANCEL, row -> cancelled(row, now), items, lines, false, CENTER.text(), now);
    }

    private static Message cancelled(ResultSet row, Instant now) throws SQLException {
        return Message.of(new LineShorted(new Gln(row.getString("store")), now, new Gln(row.getString("dc")), row.getString("id"), new Gtin(row.getString("item")),
                row.getInt("units"), Outcome.CANCELLED, row.getString("reason")));
    }

    /** Those of the items that are blocked: nothing of them is promised. */
    public static Set<Gtin> held(Sql sql, Collection<Gtin> items) throws SQLException {
        return new HashSet<>(sql.list("select gtin from distribution.item where gtin = any(?) and stocked and state = 'HELD'", row -> new Gtin(row.getString(1)), items));
    }
}
