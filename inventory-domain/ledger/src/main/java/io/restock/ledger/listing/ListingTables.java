package io.restock.ledger.listing;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.access.Author;
import io.restock.ledger.listing.Judged.Submitted;
import io.restock.ledger.listing.SellerListing.Event;
import io.restock.ledger.listing.SellerListing.State;
import io.restock.ledger.listing.gates.Draft;
import io.restock.ledger.listing.gates.Match;
import io.restock.ledger.listing.gates.Reason;
import io.restock.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Listings as they are now, a row each. */
record ListingTables(Sql sql) {
    /** @param byGates whether no person decided on it */
    record Kept(long id, String digest, State state, boolean byGates, List<Reason> reasons) {
        /** Whether it is this one, sent again. What was withdrawn is over, and comes as a new one. */
        boolean is(Submitted submitted) {
            return digest.equals(submitted.digest()) && state != State.WITHDRAWN;
        }

        /** What the gates alone decided they may decide otherwise; what a person has looked at, or what passed, stays. */
        boolean isGatesOwn() {
            return byGates && (state == State.IN_REVIEW || state == State.REJECTED);
        }
    }

    /** What is to be kept of one. */
    record Row(long id, Judged judged, State state) {}

    /** Of two who submit for a seller at once, the later sees what the earlier did. */
    void oneAtATime(Gln seller) throws SQLException {
        sql.number("select 1 from (select pg_advisory_xact_lock(hashtext('ledger.listing'), hashtext(?))) one_at_a_time", seller);
    }

    /** The latest of each article, by its identity. */
    Map<String, Kept> latest(Gln seller, Collection<Submitted> articles) throws SQLException {
        var latest = new HashMap<String, Kept>();
        sql.list("""
                select said.identity, l.id, l.digest, l.state, l.decided_by, l.reasons from unnest(?::text[], ?::text[], ?::text[]) said (identity, article, digest) cross join lateral (
                    select * from ledger.listing where seller = ? and article = said.article and (said.digest is null or digest = said.digest) order by id desc limit 1) l""",
                row -> latest.put(row.getString("identity"),
                        new Kept(row.getLong("id"), row.getString("digest"), State.valueOf(row.getString("state")), row.getString("decided_by") == null, reasons(row))),
                Sql.column(articles, Submitted::identity), Sql.column(articles, Submitted::article), Sql.column(articles, each -> each.number() == null ? each.digest() : null),
                seller);
        return latest;
    }

    List<Long> newIds(int count) throws SQLException {
        return sql.list("select nextval(pg_get_serial_sequence('ledger.listing', 'id')) from generate_series(1, ?)", row -> row.getLong(1), count);
    }

    /** What is replaced by something later of the same article: what is open, and what is published once the later is. @return by listing, the one that replaces it */
    Map<Long, Long> withdrawReplaced(Gln seller, List<Row> later, Instant now, Author by) throws SQLException {
        var replaced = new LinkedHashMap<Long, Long>();
        List<Row> standing = later.stream().filter(row -> row.state() != State.REJECTED).toList();
        if (!standing.isEmpty()) {
            sql.list("""
                    update ledger.listing l set state = 'WITHDRAWN', decided_at = ?, decided_by = ?, decided_for = 'replaced by L-' || said.id, changed_at = clock_timestamp()
                    from unnest(?::bigint[], ?::text[], ?::text[]) said (id, article, state)
                    where l.seller = ? and l.article = said.article and l.id <> said.id
                        and (l.state in ('IN_REVIEW', 'APPROVED') or l.state = 'PUBLISHED' and said.state = 'PUBLISHED') returning l.id, said.id""",
                    row -> replaced.put(row.getLong(1), row.getLong(2)), now, by.text(), standing.stream().map(Row::id).toList(),
                    standing.stream().map(row -> row.judged().submitted().article()).toList(), standing.stream().map(Row::state).toList(), seller);
        }
        return replaced;
    }

    void put(Gln seller, List<Row> rows, Instant now, Author by) throws SQLException {
        var values = new ArrayList<@Nullable Object[]>();
        for (Row row : rows) {
            Judged judged = row.judged();
            Draft draft = judged.draft();
            Match match = judged.match();
            values.add(new @Nullable Object[] {row.id(), seller, judged.submitted().article(), judged.submitted().digest(), row.state(), KeptRules.json(judged.submitted().said()),
                draft == null ? null : KeptRules.json(draft), KeptRules.json(judged.reasons()), match == null ? null : match.item(), match == null ? null : match.score(),
                match == null ? null : match.by(), draft == null ? null : draft.availableFrom(), draft == null ? null : draft.availableUntil(), now, by.text(),
                row.state() == State.IN_REVIEW ? null : now});
        }
        sql.batch("""
                insert into ledger.listing (id, seller, article, digest, state, said, draft, reasons, match_item, match_score, match_by, available_from, available_until, submitted_at,
                    submitted_by, decided_at)
                values (?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (id) do update set state = excluded.state, draft = excluded.draft, reasons = excluded.reasons, match_item = excluded.match_item,
                    match_score = excluded.match_score, match_by = excluded.match_by, available_from = excluded.available_from, available_until = excluded.available_until,
                    submitted_at = excluded.submitted_at, submitted_by = excluded.submitted_by, decided_at = excluded.decided_at, changed_at = clock_timestamp()""", values);
    }

    /** What a person, or a day, decided. @param key the Idempotency-Key, or null */
    void decide(long id, State state, @Nullable Judged changed, Author by, @Nullable String reason, @Nullable String key, Instant now) throws SQLException {
        Draft draft = changed == null ? null : changed.draft();
        sql.execute("""
                update ledger.listing set state = ?, decided_at = ?, decided_by = ?, decided_for = ?, decision_key = ?, changed_at = clock_timestamp(), said = coalesce(?::jsonb, said),
                    draft = coalesce(?::jsonb, draft), reasons = coalesce(?::jsonb, reasons), available_from = ?, available_until = ?
                where id = ?""", state, now, by.text(), reason, key, changed == null ? null : KeptRules.json(changed.submitted().said()),
                draft == null ? null : KeptRules.json(draft), changed == null ? null : KeptRules.json(changed.reasons()), draft == null ? null : draft.availableFrom(),
                draft == null ? null : draft.availableUntil(), id);
    }

    /** By a day that has come: who decided stays as it is. */
    void move(long id, State state, List<Reason> reasons) throws SQLException {
        sql.execute("update ledger.listing set state = ?, reasons = ?::jsonb, changed_at = clock_timestamp() where id = ?", state, KeptRules.json(reasons), id);
    }

    /** After the submissions of its seller: in the order in which those hold them. */
    Optional<SellerListing> held(long id) throws SQLException {
        Optional<SellerListing> found = hold(id, false);
        if (found.isPresent()) {
            oneAtATime(new Gln(found.get().seller()));
        }
        return found.isPresent() ? hold(id, true) : found;
    }

    /** @param held whether nobody else changes it until the transaction ends */
    Optional<SellerListing> hold(long id, boolean held) throws SQLException {
        return sql.first("select * from ledger.listing where id = ?" + (held ? " for update" : ""), row -> listing(row, null), id);
    }

    /** With what happened to it. */
    Optional<SellerListing> find(long id) throws SQLException {
        List<Event> events = ListingEvents.of(sql, id);
        return sql.first("select * from ledger.listing where id = ?", row -> listing(row, events), id);
    }

    /** The oldest first. @param after of the page before; 0 for the first */
    List<SellerListing> page(@Nullable State state, @Nullable Gln seller, long after, int limit) throws SQLException {
        return sql.list("select * from ledger.listing where id > ?" + (state == null ? "" : " and state = ?") + (seller == null ? "" : " and seller = ?") + " order by id limit ?",
                row -> listing(row, null), Stream.of(after, state, seller, limit).filter(Objects::nonNull).toArray());
    }

    private static List<Reason> reasons(ResultSet row) throws SQLException {
        return List.of(KeptRules.read(row.getString("reasons"), Reason[].class));
    }

    private static SellerListing listing(ResultSet row, @Nullable List<Event> events) throws SQLException {
        String draft = row.getString("draft");
        String match = row.getString("match_item");
        String decidedBy = row.getString("decided_by");
        return new SellerListing(SellerListing.number(row.getLong("id")), row.getString("seller"), row.getString("article"), State.valueOf(row.getString("state")),
                KeptRules.read(row.getString("said"), ListingBody.class), draft == null ? null : KeptRules.read(draft, Draft.class),
                reasons(row),
                match == null ? null : new Match(new Gtin(match), Match.rounded(row.getDouble("match_score")), Match.By.valueOf(row.getString("match_by"))),
                Sql.instant(row, "submitted_at"),
                Author.of(row.getString("submitted_by")), Sql.instantOrNull(row, "decided_at"), decidedBy == null ? null : Author.of(decidedBy), row.getString("decided_for"),
                events);
    }
}
