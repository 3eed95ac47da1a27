package io.restock.ledger.listing;

import io.restock.border.http.ProblemException;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.access.Author;
import io.restock.contracts.access.Deed;
import io.restock.contracts.access.DeedKind;
import io.restock.ledger.audit.LedgerAudit;
import io.restock.ledger.listing.Judged.Submitted;
import io.restock.ledger.listing.ListingTables.Kept;
import io.restock.ledger.listing.ListingTables.Row;
import io.restock.ledger.listing.SellerListing.Result;
import io.restock.ledger.listing.SellerListing.State;
import io.restock.ledger.listing.SellerListing.Type;
import io.restock.ledger.listing.gates.Gate;
import io.restock.ledger.listing.gates.Match;
import io.restock.ledger.listing.gates.Reason;
import io.restock.ledger.listing.gates.Reason.Severity;
import io.restock.sql.Sql;
import io.restock.sql.audit.AuditTrail;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Takes what sellers submit. All of a request is decided in one transaction: each listing with its events, and each that passes with its item, its price and their records for the topics. Sent again, the
 * same content of the same article leads to the same listing; only what the gates alone have doubted or rejected is led through them again, since they may stand elsewhere by now, and the seller may own more prefixes. Other content of an article replaces
 * what still waited of it.
 */
@ApplicationScoped
public class Submissions extends ListingDesk {

    /** @param key the Idempotency-Key, or null. @param digest of the whole request */
    record Request(Gln seller, List<ListingRow> rows, @Nullable String key, String digest) {}

    /** What of one request is under way. */
    private record Work(Request request, Judge judge, ListingTables tables, ListingEvents events, Author by, Map<Integer, Result> results) {}

    /**
     * @return a result for each row, in order
     * @throws ProblemException 422 if the seller is not known or is suspended, 409 if the key was used for another request
     */
    List<Result> submit(Request request, Author by) {
        List<Result> results = database.decide(sql -> submit(sql, request, by));
        outbox.sendNow();
        return results;
    }

    private List<Result> submit(Sql sql, Request request, Author by) throws SQLException {
        var tables = new ListingTables(sql);
        tables.oneAtATime(request.seller());
        Seller seller = mustBeActive(sql, request.seller());
        keepKey(sql, request);
        Instant now = now();
        var work = new Work(request, judge(sql, seller, now), tables, new ListingEvents(sql, now, by), by, new TreeMap<>());
        for (List<Submitted> wave : waves(work)) {
            take(sql, wave, work);
        }
        work.events().write();
        var states = new EnumMap<State, Integer>(State.class);
        work.results().values().forEach(result -> states.merge(result.state(), 1, Integer::sum));
        LedgerAudit.TRAIL.append(sql, AuditTrail.DESK, List.of(Deed.of(now, by, DeedKind.LISTINGS_SUBMITTED, request.seller(),
                Map.of("rows", request.rows().size(), "states", states, "key", String.valueOf(request.key())))));
        return List.copyOf(work.results().values());
    }

    static Seller mustBeActive(Sql sql, Gln gln) throws SQLException {
        Seller seller = Sellers.find(sql, gln)
                .orElseThrow(() -> ProblemException.invalid(List.of("seller " + gln + " is not known; PUT /v1/sellers/" + gln + " with its name and prefixes first")));
        return switch (seller.state()) {
            case ACTIVE -> seller;
            case SUSPENDED -> throw ProblemException.invalid(List.of("seller " + gln + " is suspended, and lists nothing until PUT /v1/sellers/" + gln + " makes it ACTIVE again"));
        };
    }

    private static void keepKey(Sql sql, Request request) throws SQLException {
        if (request.key() != null) {
            sql.execute("insert into ledger.listing_request (key, digest) values (?, ?) on conflict (key) do nothing", request.key(), request.digest());
            boolean same =
                    sql.first("select digest from ledger.listing_request where key = ?", row -> row.getString(1), request.key()).filter(request.digest()::equals).isPresent();
            if (!same) {
                throw ProblemException.conflict("Idempotency-Key " + request.key() + " was used for another submission; send a new key for a new one");
            }
        }
    }

    /** Rows of the same article go one after the other, as if they had come so. What cannot be read goes nowhere. */
    private static List<List<Submitted>> waves(Work work) {
        var waves = new ArrayList<Map<String, Submitted>>();
        for (ListingRow row : work.request().rows()) {
            ListingBody body = row.body();
            if (body == null) {
                work.results().put(row.number(), new Result(row.number(), null, null, State.REJECTED, List.of(Objects.requireNonNull(row.unreadable())), null));
                continue;
            }
            var submitted = Submitted.of(row, body);
            var free = waves.stream().filter(wave -> !wave.containsKey(submitted.identity())).findFirst();
            var wave = free.orElseGet(LinkedHashMap::new);
            if (free.isEmpty()) {
                waves.add(wave);
            }
            wave.put(submitted.identity(), submitted);
        }
        return waves.stream().map(wave -> List.copyOf(wave.values())).toList();
    }

    private void take(Sql sql, List<Submitted> wave, Work work) throws SQLException {
        Map<String, Kept> before = work.tables().latest(work.request().seller(), wave);
        var fresh = new ArrayList<Submitted>();
        for (Submitted submitted : wave) {
            Kept kept = before.get(submitted.identity());
            if (kept != null && kept.is(submitted) && !kept.isGatesOwn()) {
                SellerListing is = work.tables().hold(kept.id(), true).orElseThrow();
                work.results().put(submitted.row().number(), result(submitted, is.listing(), is.state(), is.reasons(), is.match()));
            } else {
                fresh.add(submitted);
            }
        }
        keep(work, before, publish(sql, work, judged(work, fresh)));
    }

    /** Two rows of one request that say the same under two numbers are looked at, too: the second reads like the first. */
    private static List<Judged> judged(Work work, List<Submitted> fresh) throws SQLException {
        var seen = new LinkedHashMap<Object, Gtin>();
        var all = new ArrayList<Judged>();
        for (Judged judged : work.judge().judge(fresh)) {
            Judged doubted = judged;
            if (judged.draft() != null && (judged.match() == null || judged.match().by() == Match.By.TEXT)) {
                Gtin first = seen.putIfAbsent(judged.draft().likeness(), judged.draft().gtin());
                if (first != null) {
                    doubted = judged.and(new Reason(Gate.DUPLICATE, "name", "reads as article " + first + " of the same request does; if it is the same, send it under one number",
                            Severity.REVIEW));
                }
            }
            all.add(doubted);
        }
        return all;
    }

    private List<Judged> publish(Sql sql, Work work, List<Judged> judged) throws SQLException {
        List<Judged> passed = judged.stream().filter(each -> each.state(work.judge().today()) == State.PUBLISHED).toList();
        Map<Gtin, String> refused = publishing(sql, work.request().seller(), work.by()).publish(passed);
        return refused.isEmpty() ? judged : judged.stream().map(each -> {
            String why = each.draft() == null ? null : refused.get(each.draft().gtin());
            return why == null ? each : each.and(new Reason(Gate.IDENTIFIER, "gtin", "cannot be listed beside what is there: " + why, Severity.REVIEW));
        }).toList();
    }

    private static void keep(Work work, Map<String, Kept> before, List<Judged> judged) throws SQLException {
        List<Long> ids = work.tables().newIds(judged.size());
        var rows = new ArrayList<Row>();
        for (int i = 0; i < judged.size(); i++) {
            Submitted submitted = judged.get(i).submitted();
            Kept kept = before.get(submitted.identity());
            boolean again = kept != null && kept.is(submitted) && kept.isGatesOwn();
            var row = new Row(again && kept != null ? kept.id() : ids.get(i), judged.get(i), judged.get(i).state(work.judge().today()));
            work.results().put(submitted.row().number(), result(submitted, SellerListing.number(row.id()), row.state(), row.judged().reasons(), row.judged().match()));
            if (again && kept != null && kept.state() == row.state() && kept.reasons().equals(row.judged().reasons())) {
                continue; // nothing has happened to it
            }
            rows.add(row);
            work.events().add(row.id(), row.judged(), work.request().key());
            work.events().add(row.id(), type(row.state()), work.request().key(), Map.of());
        }
        work.tables().withdrawReplaced(work.request().seller(), rows, work.judge().now(), work.by())
                .forEach((old, by) -> work.events().add(old, Type.WITHDRAWN, "replaced by " + SellerListing.number(by), Map.of()));
        work.tables().put(work.request().seller(), rows, work.judge().now(), work.by());
    }

    private static Type type(State state) {
        return switch (state) {
            case IN_REVIEW -> Type.SENT_TO_REVIEW;
            case APPROVED -> Type.APPROVED;
            case PUBLISHED -> Type.PUBLISHED;
            case REJECTED -> Type.REJECTED;
            case WITHDRAWN -> Type.WITHDRAWN;
        };
    }

    private static Result result(Submitted submitted, String listing, State state, List<Reason> reasons, @Nullable Match match) {
        return new Result(submitted.row().number(), listing, submitted.number(), state, reasons, match);
    }
}
