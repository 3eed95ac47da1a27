package io.restock.distribution.stock;

import io.restock.border.http.Checking;
import io.restock.border.http.ProblemException;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.access.Author;
import io.restock.contracts.catalog.Item;
import io.restock.contracts.catalog.Item.Part;
import io.restock.contracts.exceptions.ExceptionKind;
import io.restock.contracts.exceptions.ExceptionRaised;
import io.restock.contracts.exceptions.Stake;
import io.restock.distribution.lanes.Dc;
import io.restock.distribution.outbox.Message;
import io.restock.distribution.outbox.Outbox;
import io.restock.distribution.stock.StockEntry.Kind;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Goods that lie in a center under a number that nobody has listed: the merchandiser is asked, and once it is listed as a pack they become its item's. */
public final class UnlistedGoods {
    private UnlistedGoods() {}

    /**
     * A report reads what numbers stand for and asks about those that stand for nothing; whoever lists them answers what is asked. A
     * listing waits for the reports that are under way, and they for it, or neither would see what the other has written, and the
     * question would stay open for ever. Taken before any center is held.
     */
    static void holdListings(Sql sql) throws SQLException {
        sql.list("select pg_advisory_xact_lock_shared(hashtext('distribution.item'))", row -> "held");
    }

    /** Before the numbers are written: from here to its commit no report reads them. */
    public static void holdReports(Sql sql) throws SQLException {
        sql.list("select pg_advisory_xact_lock(hashtext('distribution.item'))", row -> "held");
    }

    /** What is reported of goods that came in under such numbers. */
    static List<Message> asked(Sql sql, Gln dc, Collection<Gtin> numbers, Instant now) throws SQLException {
        var units = new HashMap<Gtin, Long>();
        sql.list("select item, sum(units) from distribution.location_stock where dc = ? and item = any(?) group by item",
                row -> units.put(new Gtin(row.getString(1)), row.getLong(2)),
                dc, numbers);
        return new TreeSet<>(numbers).stream().map(number -> message(dc, number, "goods came in under " + number + ", which is not listed; PUT /v1/items/" + number
                + " of the ledger, or list it as a pack of its item", true, now, Stake.of(number, units.getOrDefault(number, 0L)))).toList();
    }

    /** Goods under numbers that are listed now, as items or packs, in the transaction that heard of it and holds the reports. @return what is reported of it */
    public static List<Message> listed(Sql sql, Collection<Item> items, Instant now) throws SQLException {
        var numbers = new ArrayList<Gtin>();
        for (Item item : items) {
            numbers.add(item.gtin());
            item.allContents().forEach(content -> numbers.add(content.gtin()));
        }
        List<Place> places = sql.list("select distinct dc, item from distribution.unlisted_goods where item = any(?) order by dc, item",
                row -> new Place(new Gln(row.getString(1)), new Gtin(row.getString(2))), numbers);
        var messages = new ArrayList<Message>();
        for (Place place : places) {
            Dc.hold(sql, place.dc());
            var stocked = Numbers.stocked(sql, place.dc(), List.of(place.number()), now).get(place.number());
            if (stocked != null && (!stocked.item().equals(place.number()) || !stocked.parts().isEmpty())) {
                renumber(sql, place, stocked, now);
            }
            sql.execute("delete from distribution.unlisted_goods where dc = ? and item = ?", place.dc(), place.number());
            messages.add(message(place.dc(), place.number(), place.number() + " is listed now", false, now, null));
        }
        return messages;
    }

    /**
     * A person has looked at goods under such a number, and it needs no listing.
     *
     * @param subject center and number
     * @throws ProblemException 422 for another center's, 404 if nothing is asked about it
     */
    public static void settled(Sql sql, Outbox outbox, Gln dc, String subject, Author by, Instant now) throws SQLException {
        var checking = new Checking();
        checking.require(subject.matches("\\d{13}\\|\\d{14}") && subject.startsWith(dc.digits()), "subject", "must be " + dc + "|item, was " + subject);
        checking.mustHold();
        Dc.hold(sql, dc);
        Gtin number = new Gtin(subject.substring(subject.indexOf('|') + 1));
        if (sql.execute("delete from distribution.unlisted_goods where dc = ? and item = ?", dc, number) == 0) {
            throw ProblemException.unknown("nobody asked about goods under number " + number + " at center " + dc);
        }
        outbox.publish(sql, List.of(message(dc, number, "a person has looked at it", false, now, null)), by, now);
    }

    private record Place(Gln dc, Gtin number) {}

    /** Nobody has ordered the number, so nothing of it is promised or staged. */
    private static void renumber(Sql sql, Place place, Numbers.Stocked stocked, Instant now) throws SQLException {
        var stock = new DcStock(sql, place.dc());
        var entries = new ArrayList<StockEntry>();
        for (DcStock.Lying at : stock.lying(List.of(place.number())).getOrDefault(place.number(), List.of())) {
            int units = at.held().units();
            String lot = at.bin().lot();
            if (units != 0 && at.held().allocated() == 0) {
                entries.add(new StockEntry(place.number(), at.bin().location(), Kind.RENUMBERED, -units, "is " + stocked.units() + " of " + stocked.item()).of(lot));
                for (Part part : stocked.lying((long) units * stocked.units(), "units")) {
                    if (lot != null) {
                        stock.hear(part.item(), new Lot(lot, at.bestBefore()));
                    }
                    entries.add(new StockEntry(part.item(), at.bin().location(), Kind.RENUMBERED, part.units(), "was " + units + " of " + place.number()).of(lot));
                }
            }
        }
        stock.book(entries, Author.system("distribution-center"), now);
    }

    private static Message message(Gln dc, Gtin number, String detail, boolean open, Instant now, @Nullable Stake stake) {
        return Message.of(new ExceptionRaised(ExceptionKind.DC_UNKNOWN_ITEM, dc, dc + "|" + number, detail, open, now, now, stake));
    }
}
