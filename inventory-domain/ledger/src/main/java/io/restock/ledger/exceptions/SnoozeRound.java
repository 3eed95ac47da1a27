package io.restock.ledger.exceptions;

import io.quarkus.scheduler.Scheduled;
import io.restock.contracts.access.Author;
import io.restock.ledger.Round;
import io.restock.ledger.exceptions.EventLog.Type;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Notes that a snooze has ended. The queue shows the exception from that instant on, whether it is noted yet or not. */
@ApplicationScoped
class SnoozeRound extends Round {
    private static final int AT_ONCE = 1_000;

    @Scheduled(every = "5s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void go() throws SQLException {
        if (!turn.isOurs()) {
            return;
        }
        Instant now = clock.instant();
        database.decide(sql -> {
            List<Long> back = sql.list("""
                    update ledger.exception set snoozed_until = null, snoozed_for = null where id in (
                        select id from ledger.exception where snoozed_until <= ? order by snoozed_until limit ? for update skip locked) returning id""",
                    row -> row.getLong(1), now, AT_ONCE);
            var events = new EventLog(sql, now, Author.system("ledger").text());
            back.forEach(id -> events.add(id, Type.CAME_BACK, Map.of("because", "its time has come"), null));
            events.write();
            return back.size();
        });
    }
}
