package io.restock.ledger.access;

import io.restock.contracts.Topics;
import io.restock.contracts.access.Author;
import io.restock.contracts.access.Deed;
import io.restock.contracts.access.DeedKind;
import io.restock.contracts.access.Revocation;
import io.restock.ledger.audit.LedgerAudit;
import io.restock.ledger.outbox.Outbox;
import io.restock.ledger.outbox.OutboxSender;
import io.restock.sql.Database;
import io.restock.sql.Sql;
import io.restock.sql.audit.AuditTrail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Ends tokens before their time, and remembers it until they would have ended by themselves. */
@ApplicationScoped
class Revoking {
    /** No token is valid for longer. */
    static final Duration LONGEST = Duration.ofDays(400);

    @Inject
    Database database;
    @Inject
    OutboxSender outbox;

    @Inject
    Clock business;

    private final Clock clock = Clock.systemUTC(); // tokens end by the clock on the wall

    Instant now() {
        return TillTokens.seconds(clock.instant());
    }

    /** @param tokens as {@link Revocation} names them */
    Revocation revoke(String tokens, Instant until, Author by) {
        var revocation = database.decide(sql -> {
            var revoked = revoke(sql, tokens, until, by);
            LedgerAudit.TRAIL.append(sql, AuditTrail.DESK, List.of(Deed.of(business.instant(), by, DeedKind.TOKENS_REVOKED, tokens, revoked)));
            return revoked;
        });
        outbox.sendNow();
        return revocation;
    }

    Revocation revoke(Sql sql, String tokens, Instant until, Author by) throws SQLException {
        var revocation = new Revocation(tokens, now(), until, by.subject());
        sql.execute("delete from ledger.revocation where until < ?", revocation.revokedAt());
        sql.execute("""
                insert into ledger.revocation (tokens, revoked_at, until, by) values (?, ?, ?, ?)
                on conflict (tokens) do update set revoked_at = excluded.revoked_at, until = excluded.until, by = excluded.by""",
                tokens, revocation.revokedAt(), until, by.subject());
        var letters = new Outbox();
        letters.add(Topics.REVOCATIONS, tokens, Revocation.CODEC.typeOf(revocation), Revocation.CODEC.write(revocation), by.text());
        letters.write(sql);
        return revocation;
    }

    List<Revocation> list(int limit) {
        return database.read(sql -> sql.list("select tokens, revoked_at, until, by from ledger.revocation where until >= ? order by revoked_at desc limit ?",
                row -> new Revocation(row.getString("tokens"), Sql.instant(row, "revoked_at"), Sql.instant(row, "until"), row.getString("by")), now(), limit));
    }
}
