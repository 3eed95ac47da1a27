package io.restock.ledger.listing;

import io.restock.border.http.ProblemException;
import io.restock.contracts.Gln;
import io.restock.contracts.access.Author;
import io.restock.contracts.access.Deed;
import io.restock.contracts.access.DeedKind;
import io.restock.ledger.audit.LedgerAudit;
import io.restock.ledger.listing.Judged.Submitted;
import io.restock.ledger.listing.ListingBody.Changes;
import io.restock.ledger.listing.SellerListing.State;
import io.restock.ledger.listing.SellerListing.Type;
import io.restock.ledger.listing.gates.Draft;
import io.restock.ledger.listing.gates.Reason;
import io.restock.sql.Sql;
import io.restock.sql.audit.AuditTrail;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What people decide on listings that the gates doubted; each once, in one transaction with what comes of it. */
@ApplicationScoped
public class Decisions extends ListingDesk {

    /** @param reason null for none, @param key the Idempotency-Key, or null */
    record Decision(long id, @Nullable String reason, @Nullable String key, Author by) {}

    /**
     * Led through the gates again, with what is changed, and as the world is now; what they doubt is the person's to answer for, and what they reject is not.
     *
     * @throws ProblemException 404 without such a listing, 409 if it is decided or may not be decided by the one who sent it, 422 if a gate rejects it
     */
    SellerListing approve(Decision decision, @Nullable Changes changes) {
        SellerListing decided = database.decide(sql -> approve(sql, decision, changes));
        outbox.sendNow();
        return decided;
    }

    private SellerListing approve(Sql sql, Decision decision, @Nullable Changes changes) throws SQLException {
        var tables = new ListingTables(sql);
        SellerListing waits = held(tables, decision);
        if (isDecided(sql, waits, decision, State.APPROVED, State.PUBLISHED)) {
            return whole(tables, decision);
        }
        mustBe(waits, State.IN_REVIEW);
        Gln gln = new Gln(waits.seller());
        Instant now = now();
        var judge = judge(sql, Submissions.mustBeActive(sql, gln), now);
        ListingBody content = changes == null ? waits.content() : waits.content().with(changes);
        Judged judged = judge.judge(List.of(Submitted.of(ListingRow.of(1, content), content))).getFirst();
        mustPass(judged);
        Draft draft = Objects.requireNonNull(judged.draft());
        mustBeAnother(waits, draft, decision.by(), now);
        State state = Judged.dueState(draft, judge.today());
        var row = new ListingTables.Row(decision.id(), judged, state);
        var events = new ListingEvents(sql, now, decision.by());
        if (changes != null) {
            events.add(decision.id(), Type.NORMALISED, "changed by a person", draft);
            events.add(decision.id(), Type.GATED, "changed by a person", Map.of("reasons", judged.reasons()));
        }
        events.add(decision.id(), Type.APPROVED, decision.reason(), changes == null ? Map.of() : Map.of("changes", changes));
        tables.withdrawReplaced(gln, List.of(row), now, decision.by())
                .forEach((old, by) -> events.add(old, Type.WITHDRAWN, "replaced by " + SellerListing.number(by), Map.of()));
        if (state == State.PUBLISHED) {
            publishing(sql, gln, decision.by()).put(List.of(judged));
            events.add(decision.id(), Type.PUBLISHED, decision.reason(), Map.of());
        }
        tables.decide(decision.id(), state, judged, decision.by(), decision.reason(), decision.key(), now);
        events.write();
        keep(sql, decision, DeedKind.LISTING_APPROVED, waits, now);
        return whole(tables, decision);
    }

    private static void mustPass(Judged judged) {
        List<String> rejects = judged.reasons().stream().filter(Reason::rejects).map(reason -> reason.field() + " " + reason.problem()).toList();
        if (!rejects.isEmpty()) {
            throw ProblemException.invalid(rejects);
        }
    }

    /** Where a price below cost takes two people, the one who sent it is the first. */
    private void mustBeAnother(SellerListing waits, Draft draft, Author by, Instant now) {
        Optional<String> rule = draft.price() == null ? Optional.empty() : secondEyes.price(draft.price(), now);
        if (rule.isPresent() && waits.submittedBy().subject().equals(by.subject())) {
            throw ProblemException
                    .conflict("price.amount " + rule.get() + ": that takes another person than " + by.subject() + ", who sent it; have one decide, or change the price");
        }
    }

    /** @throws ProblemException 404 without such a listing, 409 if it is decided */
    SellerListing reject(Decision decision) {
        return end(decision, State.REJECTED, Type.REJECTED, DeedKind.LISTING_REJECTED);
    }

    /** Its seller does not want it after all. @throws ProblemException 404 without such a listing, 409 if it is decided */
    SellerListing withdraw(Decision decision) {
        return end(decision, State.WITHDRAWN, Type.WITHDRAWN, DeedKind.LISTING_WITHDRAWN);
    }

    private SellerListing end(Decision decision, State state, Type type, DeedKind kind) {
        return database.decide(sql -> {
            var tables = new ListingTables(sql);
            SellerListing waits = held(tables, decision);
            if (!isDecided(sql, waits, decision, state)) {
                mustBe(waits, State.IN_REVIEW, State.APPROVED);
                Instant now = now();
                var events = new ListingEvents(sql, now, decision.by());
                events.add(decision.id(), type, decision.reason(), Map.of());
                events.write();
                tables.decide(decision.id(), state, null, decision.by(), decision.reason(), decision.key(), now);
                keep(sql, decision, kind, waits, now);
            }
            return whole(tables, decision);
        });
    }

    /** Held so that of two who decide at once, the second sees that it is decided, and after the submissions of its seller, as they hold it. */
    private static SellerListing held(ListingTables tables, Decision decision) throws SQLException {
        return tables.held(decision.id()).orElseThrow(() -> unknown(SellerListing.number(decision.id())));
    }

    /** Whether this is the request that decided it, sent again. */
    private static boolean isDecided(Sql sql, SellerListing is, Decision decision, State... as) throws SQLException {
        return decision.key() != null && List.of(as).contains(is.state())
                && sql.number("select count(*) from ledger.listing where id = ? and decision_key = ?", decision.id(), decision.key()) == 1;
    }

    private static void mustBe(SellerListing is, State... open) {
        if (!List.of(open).contains(is.state())) {
            throw ProblemException.conflict("listing " + is.listing() + " is " + is.state() + (is.decidedBy() == null ? "" : ", decided " + is.decidedBy().inWords())
                    + ", and is decided once; submit the article again to have it looked at anew");
        }
    }

    private static SellerListing whole(ListingTables tables, Decision decision) throws SQLException {
        return tables.find(decision.id()).orElseThrow(() -> unknown(SellerListing.number(decision.id())));
    }

    private static void keep(Sql sql, Decision decision, DeedKind kind, SellerListing listing, Instant now) throws SQLException {
        LedgerAudit.TRAIL.append(sql, AuditTrail.DESK, List.of(Deed.of(now, decision.by(), kind, listing.listing(),
                Map.of("seller", listing.seller(), "article", listing.article(), "reason", String.valueOf(decision.reason())))));
    }

    static ProblemException unknown(String number) {
        return ProblemException.unknown("listing " + number + " is not known; GET /v1/listings shows those that are, and ended ones are forgotten after 400 days");
    }
}
