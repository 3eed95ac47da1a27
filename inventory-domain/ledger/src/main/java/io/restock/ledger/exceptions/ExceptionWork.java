package io.restock.ledger.exceptions;

import io.restock.border.access.Caller;
import io.restock.border.http.ProblemException;
import io.restock.contracts.Gln;
import io.restock.contracts.access.Deed;
import io.restock.contracts.access.DeedKind;
import io.restock.contracts.access.Role;
import io.restock.ledger.audit.LedgerAudit;
import io.restock.ledger.exceptions.EventLog.Type;
import io.restock.sql.Sql;
import io.restock.sql.audit.AuditTrail;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What people do about an exception, each an event of its history and a deed of the audit. Within one transaction, which holds the exception.
 *
 * @param key the Idempotency-Key, or null without one
 */
record ExceptionWork(Sql sql, Caller caller, Instant now, @Nullable String key) {
    /** So many words of people an exception takes. */
    static final int WORDS_AT_MOST = 1_000;

    /** @param to a person's name; null for nobody. To whom it is assigned already, it stays */
    void assign(long id, @Nullable String to) throws SQLException {
        ExceptionView is = hold(id);
        var said = new HashMap<String, Object>();
        if (to != null) {
            said.put("to", to);
        }
        if (isSaid(id, Type.ASSIGNED, said) || Objects.equals(is.assignee(), to)) {
            return;
        }
        mustBeOpen(is);
        sql.execute("update ledger.exception set assignee = ? where id = ?", to, id);
        say(is, Type.ASSIGNED, said, DeedKind.EXCEPTION_ASSIGNED);
    }

    /** Also of one that is closed. */
    void comment(long id, String text) throws SQLException {
        ExceptionView is = hold(id);
        Map<String, Object> said = Map.of("text", text);
        if (!isSaid(id, Type.COMMENTED, said)) {
            say(is, Type.COMMENTED, said, DeedKind.EXCEPTION_COMMENTED);
        }
    }

    /** Puts it off, for everybody: by the role that owns it, or an operator. Said again, the last word counts. */
    void snooze(long id, Instant until, String reason) throws SQLException {
        ExceptionView is = hold(id);
        if (!caller.roles().contains(Role.OPERATOR)) {
            Role.named(is.owner()).ifPresent(caller::mustBe);
        }
        Map<String, Object> said = Map.of("until", until.toString(), "reason", reason);
        if (isSaid(id, Type.SNOOZED, said)) {
            return;
        }
        mustBeOpen(is);
        sql.execute("update ledger.exception set snoozed_until = ?, snoozed_for = ? where id = ?", until, reason, id);
        say(is, Type.SNOOZED, said, DeedKind.EXCEPTION_SNOOZED);
    }

    private ExceptionView hold(long id) throws SQLException {
        ExceptionView is = sql.first("select * from ledger.exception where id = ? for update", row -> ExceptionView.of(row, now), id).orElseThrow(() -> unknown(id));
        mustBeOf(caller, is);
        return is;
    }

    static ProblemException unknown(Object id) {
        return ProblemException.unknown("there is no exception " + id);
    }

    /** @throws ProblemException 403 unless it is of a store or a center for which the caller speaks */
    static void mustBeOf(Caller caller, ExceptionView is) {
        if (is.dc() != null && caller.dcs().holds(is.dc())) {
            return;
        }
        if (is.store() != null) {
            caller.mustSpeakFor(new Gln(is.store()));
        } else if (is.dc() != null && !caller.stores().all()) {
            caller.mustSpeakForDc(new Gln(is.dc()));
        }
    }

    private static void mustBeOpen(ExceptionView is) {
        if (!is.open()) {
            throw ProblemException.of(409, "It is closed",
                    "exception " + is.id() + " was closed at " + is.closedAt() + ": there is nothing to do about it; a comment it still takes");
        }
    }

    /** Whether the same was said under the same key. @throws ProblemException 409 if something else was */
    private boolean isSaid(long id, Type type, Map<String, Object> said) throws SQLException {
        if (key == null) {
            return false;
        }
        Optional<Boolean> before = sql.first("select type = ? and said = ?::jsonb from ledger.exception_event where exception = ? and key = ?", row -> row.getBoolean(1),
                type.name(), EventLog.json(said), id, key);
        if (before.isPresent() && !before.get()) {
            throw ProblemException.conflict("Idempotency-Key " + key + " was used for something else that was said of exception " + id + "; give this one a key of its own");
        }
        return before.isPresent();
    }

    private void say(ExceptionView is, Type type, Map<String, Object> said, DeedKind deed) throws SQLException {
        if (sql.number("select count(*) from ledger.exception_event where exception = ? and type in ('ASSIGNED', 'COMMENTED', 'SNOOZED')", is.id()) >= WORDS_AT_MOST) {
            throw ProblemException.of(409, "Too much was said", "exception " + is.id() + " has " + WORDS_AT_MOST + " words of people, and takes no more; settle it");
        }
        var events = new EventLog(sql, now, caller.author().text());
        events.add(is.id(), type, said, key);
        events.write();
        LedgerAudit.TRAIL.append(sql, AuditTrail.DESK, List.of(Deed.of(now, caller.author(), deed, is.kind() + "/" + is.subject(), said)));
    }
}
