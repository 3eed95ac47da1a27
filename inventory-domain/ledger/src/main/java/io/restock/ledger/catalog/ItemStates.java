package io.restock.ledger.catalog;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Topics;
import io.restock.contracts.access.Author;
import io.restock.contracts.access.Deed;
import io.restock.contracts.access.DeedKind;
import io.restock.contracts.catalog.Item;
import io.restock.contracts.catalog.Item.Content;
import io.restock.contracts.catalog.Item.State;
import io.restock.contracts.catalog.Item.Unit;
import io.restock.ledger.audit.LedgerAudit;
import io.restock.ledger.outbox.Outbox;
import io.restock.sql.Sql;
import io.restock.sql.audit.AuditTrail;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Changes how items stand in the range, and nothing else of them, within a larger decision. */
public final class ItemStates {
    private ItemStates() {}

    /** How these stand now; others wait with their changes until the transaction ends. An item that nobody has listed is not there. */
    public static Map<Gtin, State> held(Sql sql, Collection<Gtin> items) throws SQLException {
        sql.number("select 1 from (select pg_advisory_xact_lock(hashtext('ledger.item'))) one_at_a_time");
        var states = new LinkedHashMap<Gtin, State>();
        sql.each("select gtin, state from ledger.item where gtin = any(?) order by gtin", row -> states.put(new Gtin(row.getString(1)), State.valueOf(row.getString(2))),
                items.stream().map(Gtin::digits).toList());
        return states;
    }

    /** Writes them, and reports them on the topic. */
    public static void put(Sql sql, Map<Gtin, State> states, Author by, Instant now) throws SQLException {
        if (states.isEmpty()) {
            return;
        }
        var changes = new ItemChanges(now, by);
        var outbox = new Outbox();
        var deeds = new ArrayList<Deed>();
        for (Item was : listed(sql, states.keySet(), now)) {
            State state = states.getOrDefault(was.gtin(), was.state());
            Item item = was.in(state);
            sql.execute("update ledger.item set state = ? where gtin = ?", state.name(), item.gtin().digits());
            changes.add(was, item);
            outbox.add(Topics.ITEMS, item.gtin().digits(), Item.CODEC.typeOf(item), Item.CODEC.write(item), by.text());
            deeds.add(Deed.of(now, by, DeedKind.ITEM_LISTED, item.gtin(), item));
        }
        changes.write(sql);
        outbox.write(sql);
        LedgerAudit.TRAIL.append(sql, AuditTrail.DESK, deeds);
    }

    private static List<Item> listed(Sql sql, Collection<Gtin> items, Instant now) throws SQLException {
        var packs = PackHistory.ofListed(sql, now, items);
        var kits = KitBook.known(sql, items);
        return sql.list("select * from ledger.item where gtin = any(?) order by gtin", row -> {
            var gtin = new Gtin(row.getString("gtin"));
            List<Content> contents = packs.of(gtin);
            return new Item(gtin, row.getString("name"), row.getString("brand"), row.getString("department"), row.getString("category"),
                    Unit.valueOf(row.getString("unit")), row.getInt("case_pack"), packs.packs(contents), State.valueOf(row.getString("state")), row.getBoolean("stocked"),
                    contents, kits.getOrDefault(gtin, List.of()), Substitutes.of(row), Catalog.seller(row));
        }, items.stream().map(Gtin::digits).toList());
    }

    /** Those of the items that are held at a store: for the whole chain, or because they are called back from there. */
    public static Set<Gtin> heldAt(Sql sql, Gln store, Collection<Gtin> items) throws SQLException {
        return new TreeSet<>(sql.list("""
                select gtin from ledger.item where gtin = any(?) and (state = 'HELD' or exists (
                    select from ledger.recall r join ledger.recall_item i using (recall) where i.item = gtin and r.released_at is null and ? = any(r.stores)))""",
                row -> new Gtin(row.getString(1)), items.stream().map(Gtin::digits).toList(), store.digits()));
    }
}
