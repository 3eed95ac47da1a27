package io.restock.ledger.listing;

import io.restock.contracts.access.Author;
import io.restock.ledger.listing.SellerListing.Event;
import io.restock.ledger.listing.SellerListing.Type;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happened to listings, added to in the transaction in which it happens. */
final class ListingEvents {
    private final Sql sql;
    private final Instant now;
    private final Author by;
    private final List<@Nullable Object[]> rows = new ArrayList<>();

    ListingEvents(Sql sql, Instant now, Author by) {
        this.sql = sql;
        this.now = now;
        this.by = by;
    }

    void add(long listing, Type type, @Nullable String cause, Object said) {
        rows.add(new @Nullable Object[] {listing, type.name(), now, by.text(), cause, KeptRules.json(said)});
    }

    /** Each step from what was sent to what the gates say of it. */
    void add(long listing, Judged judged, @Nullable String cause) {
        add(listing, Type.SUBMITTED, cause, judged.submitted().said());
        if (judged.draft() != null) {
            add(listing, Type.NORMALISED, cause, judged.draft());
        }
        if (judged.match() != null) {
            add(listing, Type.MATCHED, cause, judged.match());
        }
        if (judged.classified() != null) {
            add(listing, Type.CLASSIFIED, cause, judged.classified());
        }
        add(listing, Type.GATED, cause, Map.of("reasons", judged.reasons()));
    }

    void write() throws SQLException {
        sql.batch("insert into ledger.listing_event (listing, type, at, author, cause, said) values (?, ?, ?, ?, ?, ?::jsonb)", rows);
        rows.clear();
    }

    /** In the order in which it happened. */
    static List<Event> of(Sql sql, long listing) throws SQLException {
        return sql.list("select type, at, author, cause, said from ledger.listing_event where listing = ? order by id",
                row -> new Event(Type.valueOf(row.getString("type")), Sql.instant(row, "at"), Author.of(row.getString("author")), row.getString("cause"),
                        KeptRules.read(row.getString("said"), Object.class)),
                listing);
    }
}
