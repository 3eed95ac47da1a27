package io.restock.ledger.access;

import io.restock.contracts.Topics;
import io.restock.contracts.access.Revocation;
import io.restock.ledger.outbox.Outbox;
import io.restock.ledger.outbox.OutboxSender;
import io.restock.sql.Database;
import io.restock.sql.Sql;
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

    private final Clock clock = Clock.systemUTC(); // tokens end by the clock on the wall

    Instant now() {
        return TillTokens.seconds(clock.instant());
    }

    /** @param tokens as {@link Revocation} names them */
    Revocation revoke(String tokens, Instant until, String by) {
        var revocation = database.decide(sql -> revoke(sql, tokens, until, by));
        outbox.sendNow();
        return revocation;
    }

    Revocation revoke(Sql sql, String tokens, Instant until, String by) throws SQLException {
        var revocation = new Revocation(tokens, now(), until, by);
        sql.execute("delete from ledger.revocation where until < ?", revocation.revokedAt());
        sql.execute("""
                insert into ledger.revocation (tokens, revoked_at, until, by) values (?, ?, ?, ?)
                on conflict (tokens) do update set revoked_at = excluded.revoked_at, until = excluded.until, by = excluded.by""",
                tokens, revocation.revokedAt(), until, by);
        var letters = new Outbox();
        letters.add(Topics.REVOCATIONS, tokens, Revocation.CODEC.typeOf(revocation), Revocation.CODEC.write(revocation));
        letters.write(sql);
        return revocation;
    }

    List<Revocation> list(int limit) {
        return database.read(sql -> sql.list("select tokens, revoked_at, until, by from ledger.revocation where until >= ? order by revoked_at desc limit ?",
                row -> new Revocation(row.getString("tokens"), Sql.instant(row, "revoked_at"), Sql.instant(row, "until"), row.getString("by")), now(), limit));
    }
}
