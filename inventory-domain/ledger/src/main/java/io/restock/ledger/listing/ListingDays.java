package io.restock.ledger.listing;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.access.Author;
import io.restock.contracts.catalog.Item;
import io.restock.ledger.catalog.ItemStates;
import io.restock.ledger.listing.Judged.Submitted;
import io.restock.ledger.listing.SellerListing.State;
import io.restock.ledger.listing.SellerListing.Type;
import io.restock.ledger.listing.gates.Gate;
import io.restock.ledger.listing.gates.Reason;
import io.restock.ledger.listing.gates.Reason.Severity;
import io.restock.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Publishes on its first day what is approved for it, and delists what is past its last. */
@ApplicationScoped
public class ListingDays extends ListingDesk {
    private static final int AT_ONCE = 100;
    private static final Author ITSELF = Author.system("ledger");

    /** @return how many began or ended */
    int look() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        List<Long> begin = database.read(sql -> sql.list("select id from ledger.listing where state = 'APPROVED' and available_from <= ? order by available_from, id limit ?",
                row -> row.getLong(1), today, AT_ONCE));
        begin.forEach(id -> database.decide(sql -> begin(sql, id)));
        List<Long> end = database.read(sql -> sql.list("""
                select l.id from ledger.listing l join ledger.item i on i.gtin = l.article
                where l.state = 'PUBLISHED' and l.available_until < ? and i.state <> 'HELD' order by l.available_until, l.id limit ?""", row -> row.getLong(1), today, AT_ONCE));
        end.forEach(id -> database.decide(sql -> end(sql, id)));
        if (!begin.isEmpty() || !end.isEmpty()) {
            outbox.sendNow();
        }
        return begin.size() + end.size();
    }

    /** What cannot be listed beside what is there by now goes back to a person. */
    private boolean begin(Sql sql, long id) throws SQLException {
        var tables = new ListingTables(sql);
        SellerListing listing = tables.held(id).orElseThrow();
        Instant now = now();
        var seller = Sellers.find(sql, new Gln(listing.seller())).orElseThrow();
        if (listing.state() != State.APPROVED || seller.state() == Seller.State.SUSPENDED) {
            return false; // while its seller is suspended it waits
        }
        var submitted = Submitted.of(ListingRow.of(1, listing.content()), listing.content());
        Judged judged = judge(sql, seller, now).judge(List.of(submitted)).getFirst();
        Map<Gtin, String> refused = judged.draft() == null ? Map.of(new Gtin(listing.article()), "it cannot be read any more")
                : publishing(sql, seller.gln(), ITSELF).publish(List.of(judged));
        State state = refused.isEmpty() ? State.PUBLISHED : State.IN_REVIEW;
        Judged kept = refused.isEmpty() ? judged
                : judged.and(new Reason(Gate.IDENTIFIER, "gtin", "cannot be listed beside what is there: " + refused.values().iterator().next(), Severity.REVIEW));
        var events = new ListingEvents(sql, now, ITSELF);
        tables.withdrawReplaced(seller.gln(), List.of(new ListingTables.Row(id, kept, state)), now, ITSELF)
                .forEach((old, by) -> events.add(old, Type.WITHDRAWN, "replaced by " + SellerListing.number(by), Map.of()));
        events.add(id, refused.isEmpty() ? Type.PUBLISHED : Type.SENT_TO_REVIEW, "its first day", Map.of());
        events.write();
        tables.move(id, state, kept.reasons());
        return true;
    }

    private boolean end(Sql sql, long id) throws SQLException {
        var tables = new ListingTables(sql);
        SellerListing listing = tables.held(id).orElseThrow();
        if (listing.state() != State.PUBLISHED) {
            return false;
        }
        Instant now = now();
        var item = new Gtin(listing.article());
        boolean stillItsOwn = sql.number("select count(*) from ledger.item where gtin = ? and seller = ? and state = 'ACTIVE'", item, listing.seller()) == 1;
        if (stillItsOwn) {
            ItemStates.put(sql, Map.of(item, Item.State.DELISTED), ITSELF, now);
        }
        var events = new ListingEvents(sql, now, ITSELF);
        events.add(id, Type.WITHDRAWN, "past its last day", Map.of());
        events.write();
        tables.move(id, State.WITHDRAWN, listing.reasons());
        return true;
    }
}
