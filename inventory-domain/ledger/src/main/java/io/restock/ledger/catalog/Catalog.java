package io.restock.ledger.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.restock.border.http.ProblemException;
import io.restock.contracts.Codec;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Json;
import io.restock.contracts.Topics;
import io.restock.contracts.access.Author;
import io.restock.contracts.access.Deed;
import io.restock.contracts.access.DeedKind;
import io.restock.contracts.catalog.Item;
import io.restock.contracts.catalog.Item.State;
import io.restock.contracts.catalog.Item.Content;
import io.restock.contracts.catalog.Item.Unit;
import io.restock.contracts.catalog.Price;
import io.restock.contracts.catalog.Store;
import io.restock.ledger.audit.LedgerAudit;
import io.restock.ledger.catalog.Listing.DatedPack;
import io.restock.ledger.outbox.Outbox;
import io.restock.ledger.outbox.OutboxSender;
import io.restock.sql.Database;
import io.restock.sql.Database.Work;
import io.restock.sql.Sql;
import io.restock.sql.audit.AuditTrail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Keeps the catalog, in the tables and on the topics. A caller that got no answer sends the same again; nothing is added twice. */
@ApplicationScoped
public class Catalog {
    /** What a change says on a topic. */
    private record Letters<T>(Topics topic, Codec<T> codec, List<T> values, Function<T, String> key) {}

    @Inject
    Database database;
    @Inject
    OutboxSender outbox;
    @Inject
    Clock clock;

    /** @return how many were not there before */
    public int putStores(List<Store> stores, Author by) {
        return put(by, new Letters<>(Topics.STORES, Store.CODEC, stores, store -> store.gln().digits()), deeds(by, DeedKind.STORE_LISTED, stores, store -> store.gln().digits()),
                sql -> {
                    int fresh = 0;
                    for (Store store : stores) {
                        fresh += inserted(sql, """
                        insert into ledger.store (gln, name, zone, close_out, dc, region, state, opens, closed_on) values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (gln) do update set name = excluded.name, zone = excluded.zone, close_out = excluded.close_out,
                            dc = excluded.dc, region = excluded.region, state = excluded.state, opens = excluded.opens, closed_on = excluded.closed_on
                        returning old.gln is null""",
                                store.gln().digits(), store.name(), store.zone().getId(), store.closeOut(), store.dc() == null ? null : store.dc().digits(), store.region(),
                                store.state().name(),
                                json(store.opens()), json(store.closedOn()));
                    }
                    return fresh;
                });
    }

    /** @param created how many were not there before, @param listings as they are listed now */
    public record Put(int created, List<Listing> listings) {}

    /** @throws ProblemException 409 if a pack's number is taken by another item, or an item's by a pack, or an item has another unit */
    public Put putItems(List<Listing> listings, Author by) {
        Put put = database.decide(sql -> putItems(sql, listings, by));
        outbox.sendNow();
        return put;
    }

    /** The same in a transaction that decides on more than these, and whose owner has the outbox sent. */
    public Put putItems(Sql sql, List<Listing> listings, Author by) throws SQLException {
        refuseTakenNumbers(sql, listings);
        refuseFreed(sql, listings);
        var whole = new ArrayList<Listing>(listings.size());
        Instant now = clock.instant();
        var changes = new ItemChanges(now, by);
        var packs = PackHistory.of(sql, now, listings);
        var kits = KitBook.of(sql, now, listings);
        Map<Gtin, Item> before = ItemChanges.listed(sql, listings, kits);
        int fresh = 0;
        for (Listing listing : listings) {
            Gtin number = listing.item().gtin();
            Item was = before.get(number);
            Listing itself = listing.after(was, List.of(), List.of(), List.of());
            fresh += putItem(sql, itself);
            List<Content> contents = packs.put(number, listing.said().packs());
            Listing complete = listing.after(was, packs.packs(contents), contents, kits.put(listing, was));
            changes.add(was, complete.item());
            before.put(complete.item().gtin(), complete.item());
            whole.add(complete);
        }
        putCosts(sql, whole);
        Substitutes.check(sql, whole);
        changes.write(sql);
        List<Item> items = whole.stream().map(Listing::item).toList();
        publish(sql, by, new Letters<>(Topics.ITEMS, Item.CODEC, items, item -> item.gtin().digits()),
                deeds(by, DeedKind.ITEM_LISTED, whole, listing -> listing.item().gtin().digits()));
        return new Put(fresh, whole);
    }

    private static void putCosts(Sql sql, List<Listing> listings) throws SQLException {
        for (Listing listing : listings) {
            if (listing.cost() != null) {
                sql.execute("insert into ledger.cost (item, amount, currency) values (?, ?, ?)"
                        + " on conflict (item) do update set amount = excluded.amount, currency = excluded.currency",
                        listing.item().gtin().digits(), listing.cost().amount(), listing.cost().currency());
            }
        }
    }

    private static int putItem(Sql sql, Listing listing) throws SQLException {
        Item item = listing.item();
        int fresh = sql.first("""
                insert into ledger.item as listed (gtin, name, brand, department, category, unit, case_pack, state, stocked, substitutes, seller)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (gtin) do update set name = excluded.name, brand = excluded.brand, department = excluded.department,
                    category = excluded.category, case_pack = excluded.case_pack, state = excluded.state, stocked = excluded.stocked,
                    substitutes = excluded.substitutes, seller = excluded.seller, begins_anew = listed.begins_anew or excluded.stocked and not listed.stocked
                where listed.unit = excluded.unit
                returning old.gtin is null""", row -> row.getBoolean(1) ? 1 : 0,
                item.gtin().digits(), item.name(), item.brand(), item.department(), item.category(), item.unit().name(), item.casePack(),
                item.state().name(), item.stocked(), item.substitutes(), item.seller() == null ? null : item.seller().digits())
                .orElseThrow(() -> otherUnit(item));
        sql.execute("delete from ledger.pack where item = ? and gtin <> all(?)", item.gtin().digits(),
                listing.said().packs().stream().map(pack -> pack.gtin().digits()).toList());
        for (DatedPack pack : listing.said().packs()) {
            sql.execute("insert into ledger.pack (gtin, item, units, since) values (?, ?, ?, ?) on conflict (gtin) do update set units = excluded.units, since = excluded.since",
                    pack.gtin().digits(), item.gtin().digits(), pack.units(), pack.from() == null ? null : pack.from().text());
        }
        return fresh;
    }

    /** All that was counted, sold and ordered of an item is recorded in its unit: with another one its history would be wrong. */
    private static ProblemException otherUnit(Item item) {
        Unit listed = item.unit() == Unit.EACH ? Unit.GRAM : Unit.EACH;
        return ProblemException.conflict("item " + item.gtin() + " is listed in " + listed + " and cannot become " + item.unit()
                + ": an item's unit never changes; list what is counted otherwise under a number of its own");
    }

    /** One number, one meaning: a pack is neither an item nor another item's pack, whichever of them is listed first. */
    private static void refuseTakenNumbers(Sql sql, List<Listing> items) throws SQLException {
        sql.number("select 1 from (select pg_advisory_xact_lock(hashtext('ledger.item'))) one_at_a_time");
        var ownerOfPack = new HashMap<String, String>();
        for (Listing listing : items) {
            String item = listing.item().gtin().digits();
            for (DatedPack pack : listing.said().packs()) {
                String other = ownerOfPack.putIfAbsent(pack.gtin().digits(), item);
                if (other != null && !other.equals(item)) {
                    throw ProblemException.conflict("pack " + pack.gtin() + " is given to both " + other + " and " + item);
                }
            }
        }
        List<String> numbers = items.stream().map(listing -> listing.item().gtin().digits()).toList();
        numbers.stream().filter(ownerOfPack::containsKey).findFirst().ifPresent(number -> {
            throw isPack(number, ownerOfPack.get(number));
        });
        sql.each("select gtin, item from ledger.pack where gtin = any(?)", row -> {
            throw isPack(row.getString(1), row.getString(2));
        }, numbers);
        sql.each("select gtin, item from ledger.pack where gtin = any(?) union all select gtin, gtin from ledger.item where gtin = any(?)", row -> {
            if (!row.getString(2).equals(ownerOfPack.get(row.getString(1)))) {
                throw ProblemException.conflict("pack " + row.getString(1) + " already stands for item " + row.getString(2) + "; take it out there first");
            }
        }, ownerOfPack.keySet(), ownerOfPack.keySet());
    }

    /** What is called back stays held until its recall is released, whatever else is said of it. Recalls change under the same lock. */
    private static void refuseFreed(Sql sql, List<Listing> listings) throws SQLException {
        sql.each("""
                select i.item, r.recall from ledger.recall r join ledger.recall_item i using (recall) where r.released_at is null and r.stores is null and i.item = any(?)
                order by i.item, r.opened_at limit 1""", row -> {
            throw ProblemException.conflict("item " + row.getString(1) + " is called back, and HELD until POST /v1/recalls/" + row.getString(2)
                    + "/releases; leave its state out, or send HELD");
        }, listings.stream().filter(listing -> listing.said().state() != null && listing.said().state() != State.HELD).map(listing -> listing.item().gtin().digits()).toList());
    }

    private static ProblemException isPack(String number, @Nullable String item) {
        return ProblemException.conflict("item " + number + " is a pack of item " + item + ", and a number has one meaning; take it out of the packs of " + item + " first");
    }

    /** @throws ProblemException 404 if an item or a store is not listed. @return how many were not there before */
    public int putPrices(List<Price> prices, Author by) {
        int created = database.decide(sql -> putPrices(sql, prices, by));
        outbox.sendNow();
        return created;
    }

    /** Sets a price that another person has approved. @param still asked in the same transaction, whether it is still to be set */
    public void putApproved(Price price, Author by, Work<Boolean> still) {
        database.decide(sql -> still.in(sql) ? putPrices(sql, List.of(price), by) : 0);
        outbox.sendNow();
    }

    /** The same in a transaction that decides on more than these, and whose owner has the outbox sent. */
    public int putPrices(Sql sql, List<Price> prices, Author by) throws SQLException {
        int fresh = 0;
        for (Price price : prices) {
            fresh += inserted(sql, """
                    insert into ledger.price (item, store, valid_from, valid_until, amount, currency) values (?, ?, ?, ?, ?, ?)
                    on conflict (item, store, valid_from) do update set valid_until = excluded.valid_until, amount = excluded.amount,
                        currency = excluded.currency
                    returning old.item is null""",
                    price.item().digits(), price.store() == null ? null : price.store().digits(), price.from(), price.until(), price.amount(), price.currency());
        }
        publish(sql, by, new Letters<>(Topics.PRICES, Price.CODEC, prices, price -> price.item().digits()), deeds(by, DeedKind.PRICED, prices, price -> price.item().digits()));
        return fresh;
    }

    /** @throws ProblemException 404 if the store is not listed */
    public void mustKnow(Gln store) {
        if (database.read(sql -> sql.number("select count(*) from ledger.store where gln = ?", store.digits())) == 0) {
            throw ProblemException.unknown("store " + store + " is not listed; PUT /v1/stores/" + store + " first");
        }
    }

    /** @throws ProblemException 409 that names those of the items which are held at a store: they stay where they are */
    public void mustNotBeHeld(Gln store, List<Gtin> items) {
        List<String> held = database.read(sql -> ItemStates.heldAt(sql, store, items)).stream().limit(10).map(Gtin::digits).toList();
        if (!held.isEmpty()) {
            throw ProblemException.conflict("item " + String.join(", ", held) + " is held, and goes to no other store until it is ACTIVE again; put it aside");
        }
    }

    /**
     * Whether goods that go there go to a distribution center: one that a store has as its {@code dc}. One that is listed as a store, too, is a store.
     *
     * @throws ProblemException 404 if it is neither
     */
    public boolean isCenter(Gln place) {
        return database.read(sql -> sql.first("""
                select exists (select from ledger.store where gln = ?) as store, exists (select from ledger.store where dc = ?) as center""",
                row -> {
                    if (!row.getBoolean("store") && !row.getBoolean("center")) {
                        throw ProblemException.unknown("no store " + place + " is listed, and no store has " + place + " as its distribution center; PUT /v1/stores/" + place
                                + ", or put it as \"dc\" of the store that it supplies");
                    }
                    return !row.getBoolean("store");
                }, place.digits(), place.digits())).orElseThrow();
    }

    /** The distribution center that serves a store, if one does. */
    public Optional<Gln> centerOf(Gln store) {
        return database.read(sql -> sql.first("select dc from ledger.store where gln = ? and dc is not null", row -> new Gln(row.getString(1)), store.digits()));
    }

    /** Of an item's row; null for the chain itself. */
    static @Nullable Gln seller(ResultSet row) throws SQLException {
        String seller = row.getString("seller");
        return seller == null ? null : new Gln(seller);
    }

    private static String json(Object value) {
        try {
            return Json.MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int inserted(Sql sql, String statement, @Nullable Object... values) throws SQLException {
        return sql.first(statement, row -> row.getBoolean(1), values).orElse(false) ? 1 : 0;
    }

    private <T> List<Deed> deeds(Author by, DeedKind kind, List<T> values, Function<T, String> key) {
        return values.stream().map(value -> Deed.of(clock.instant(), by, kind, key.apply(value), value)).toList();
    }

    private <T> int put(Author by, Letters<T> letters, List<Deed> deeds, Work<Integer> rows) {
        int created = database.decide(sql -> {
            int fresh = rows.in(sql);
            publish(sql, by, letters, deeds);
            return fresh;
        });
        outbox.sendNow();
        return created;
    }

    /** What goes to the topic is written with the rows, and after them: of two who change the same at once, the later goes later. */
    private static <T> void publish(Sql sql, Author by, Letters<T> letters, List<Deed> deeds) throws SQLException {
        var outbox = new Outbox();
        letters.values().forEach(value -> outbox.add(letters.topic(), letters.key().apply(value), letters.codec().typeOf(value), letters.codec().write(value), by.text()));
        outbox.write(sql);
        LedgerAudit.TRAIL.append(sql, AuditTrail.DESK, deeds);
    }
}
