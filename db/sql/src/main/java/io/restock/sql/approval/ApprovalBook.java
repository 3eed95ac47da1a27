package io.restock.sql.approval;

import io.restock.contracts.Troubles;
import io.restock.contracts.access.Author;
import io.restock.contracts.access.Deed;
import io.restock.contracts.access.DeedKind;
import io.restock.contracts.approval.Approval;
import io.restock.contracts.approval.Approval.Decision;
import io.restock.contracts.approval.Approval.Noted;
import io.restock.contracts.approval.Approval.Status;
import io.restock.contracts.approval.ApprovalEvent;
import io.restock.contracts.approval.ApprovalEvent.Approved;
import io.restock.contracts.approval.ApprovalEvent.Done;
import io.restock.contracts.approval.ApprovalEvent.Failed;
import io.restock.contracts.approval.ApprovalEvent.Lapsed;
import io.restock.contracts.approval.ApprovalEvent.Refused;
import io.restock.contracts.approval.ApprovalEvent.Requested;
import io.restock.contracts.approval.Approvals;
import io.restock.contracts.approval.Asked;
import io.restock.sql.Database;
import io.restock.sql.Sql;
import io.restock.sql.audit.AuditTrail;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The approvals of one service: asked for, decided, lapsed and done, each in one transaction with its row in the audit.
 *
 * <p>A decision is kept before anything is done, and what is done notes that it is in its own transaction. So a death between the two leaves
 * an approval that is not done, which {@link #goOn} does at the next start; and of two who do it at once, one finds that it is.
 */
public final class ApprovalBook implements Approvals {
    private static final int AT_ONCE = 100;
    private static final String WORK = "what was approved";

    private final Database database;
    private final AuditTrail audit;
    private final Carrier carrier;
    private final Clock clock;
    private final Duration patience;
    private final Troubles troubles;
    private final ApprovalTables tables;
    private final Author itself;

    /**
     * @param audit of the schema that the approvals are kept in, too
     * @param patience after which nobody can approve a request any more
     * @param troubles gets a report while something that was approved cannot be done
     */
    public ApprovalBook(Database database, AuditTrail audit, Carrier carrier, Clock clock, Duration patience, Troubles troubles) {
        this.database = database;
        this.audit = audit;
        this.carrier = carrier;
        this.clock = clock;
        this.patience = patience;
        this.troubles = troubles;
        this.tables = new ApprovalTables(audit.schema());
        this.itself = Author.system(audit.schema());
    }

    @Override
    public List<Approval> list(Question question) {
        lapse();
        return database.read(sql -> tables.list(sql, question)).stream().map(Approval::withoutRequest).toList();
    }

    @Override
    public Optional<Approval> find(long id) {
        lapse();
        return database.read(sql -> tables.find(sql, id));
    }

    @Override
    public Optional<Approval> known(String identity) {
        lapse();
        return database.read(sql -> tables.known(sql, identity));
    }

    @Override
    public Approval ask(Asked asked, String reason, Author by) {
        Instant now = now();
        return database.decide(sql -> {
            var requested = new Requested(asked, reason, now, now.plus(patience));
            var id = tables.begin(sql, requested);
            return id.isPresent() ? added(sql, id.get(), requested, by, DeedKind.APPROVAL_REQUESTED) : tables.known(sql, asked.identity()).orElseThrow();
        });
    }

    @Override
    public Approval decide(long id, Decision decision, String why, Author by) {
        lapse();
        Approval decided = database.decide(sql -> {
            Approval approval = tables.hold(sql, id).orElseThrow();
            var event = approval.decided(decision, why, by, now());
            return event.isEmpty() ? approval : added(sql, id, event.get(), by, event.get() instanceof Refused ? DeedKind.APPROVAL_REFUSED : DeedKind.APPROVAL_GIVEN);
        });
        return decided.status() == Status.APPROVED ? attempted(decided) : decided;
    }

    /** The decision stands, whether or not it can be carried out just now. */
    private Approval attempted(Approval approved) {
        try {
            troubles.attempt(WORK + " as " + approved.id(), () -> carryOut(approved));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return database.read(sql -> tables.find(sql, approved.id())).orElseThrow();
    }

    /** Ends what nobody decided in time, and does what was approved and is not done: to be called at the start, and from time to time. */
    public void goOn() {
        lapse();
        for (long id : database.read(sql -> tables.ids(sql, Status.APPROVED, AT_ONCE))) {
            database.read(sql -> tables.find(sql, id)).ifPresent(this::attempted);
        }
    }

    private void carryOut(Approval approved) {
        try {
            carrier.carryOut(approved, this);
        } catch (Carrier.ImpossibleException e) {
            database.decide(sql -> end(sql, approved.id(), new Failed(String.valueOf(e.getMessage()), now())));
        }
    }

    /**
     * Notes, in the transaction that does it, that it is done.
     *
     * @param href where what was done can be seen
     * @return false if it is done already: then nothing more is to be done
     */
    public boolean done(Sql sql, Approval approval, String href) throws SQLException {
        return end(sql, approval.id(), new Done(href, now()));
    }

    private boolean end(Sql sql, long id, ApprovalEvent event) throws SQLException {
        Approval approval = tables.hold(sql, id).orElseThrow();
        if (approval.status() != Status.APPROVED) {
            return false;
        }
        tables.add(sql, id, new Noted(event, itself));
        return true;
    }

    private void lapse() {
        Instant now = now();
        for (long id : database.read(sql -> tables.due(sql, now, AT_ONCE))) {
            database.decide(sql -> {
                Approval approval = tables.hold(sql, id).orElseThrow();
                return approval.isLapsedAt(now) ? added(sql, id, new Lapsed(null, now), itself, DeedKind.APPROVAL_LAPSED) : approval;
            });
        }
    }

    /** Appending to the audit is a transaction's last act. */
    private Approval added(Sql sql, long id, ApprovalEvent event, Author by, DeedKind kind) throws SQLException {
        Approval now = tables.add(sql, id, new Noted(event, by));
        audit.append(sql, AuditTrail.DESK, List.of(Deed.of(event.at(), by, kind, now.href(), said(now, event))));
        return now;
    }

    private static Map<String, Object> said(Approval approval, ApprovalEvent event) {
        var asked = approval.asked();
        String cause = event instanceof Approved || event instanceof Refused || event instanceof Requested ? String.valueOf(event.cause()) : "nobody decided";
        return Map.of("what", asked.what(), "stores", asked.stores(), "identity", asked.identity(), "requestedBy", approval.requestedBy(), "cause", cause);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
