package io.restock.ledger.forgetting;

import io.quarkus.scheduler.Scheduled;
import io.restock.ledger.Round;
import io.restock.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Removes the memory of records after 400 days, once their events are moved away with their part of the journal: a till learns within milliseconds that a transaction was recorded, and
 * does not send it again after a year. Until then every one is known again, and from then on none so old is taken, see {@link Forgotten}.
 */
@ApplicationScoped
public class Forgetting extends Round {
    static final Duration AGE = Duration.ofDays(400);
    /** For batches under way that have asked already. */
    private static final Duration ANNOUNCED_BEFORE = Duration.ofMinutes(10);
    private static final int AT_ONCE = 1_000;

    private static final String ANNOUNCE = """
            insert into ledger.forgotten (store, before, since)
            select gln, ?::date, now() from ledger.store where exists (select from ledger.transaction t
                where t.store = gln and t.business_date < ?::date and t.first_position + t.events <= ledger.journal_begins())
            on conflict (store) do update set before = excluded.before, since = excluded.since where forgotten.before < excluded.before""";
    private static final String TRANSACTIONS = """
            with removed as (
                delete from ledger.transaction where (store, business_date, till, sequence) in (
                    select t.store, t.business_date, t.till, t.sequence from ledger.forgotten f
                    join ledger.transaction t on t.store = f.store and t.business_date < f.before and t.first_position + t.events <= ledger.journal_begins()
                    where f.since <= now() - ?::interval limit %d)
                returning partition)
            update ledger.totals t set forgotten = t.forgotten + r.removed
            from (select partition, count(*) as removed from removed group by partition) r where r.partition = t.partition"""
            .formatted(AT_ONCE);
    private static final String RECORDS = """
            delete from ledger.record where (store, type, identity) in (
                select r.store, r.type, r.identity from ledger.forgotten f
                join ledger.record r on r.store = f.store and r.occurred_at < f.before and r.first_position + r.events <= ledger.journal_begins()
                where f.since <= now() - ?::interval limit %d)""".formatted(AT_ONCE);
    private static final String REVERSALS = """
            delete from ledger.reversal where (store, sale, item) in (
                select r.store, r.sale, r.item from ledger.forgotten f join ledger.reversal r on r.store = f.store and r.sale < f.before::text
                where f.since <= now() - ?::interval limit %d)""".formatted(AT_ONCE);

    @Scheduled(every = "60s", delayed = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void go() throws SQLException {
        if (turn.isOurs() && database.read(sql -> sql.number("select ledger.journal_begins()")) > 1) {
            announce();
            remove(ANNOUNCED_BEFORE);
        }
    }

    /** Says of each store from which business date on its transactions are known. */
    public void announce() {
        String before = LocalDate.ofInstant(clock.instant().minus(AGE), ZoneOffset.UTC).toString();
        database.decide(sql -> sql.execute(ANNOUNCE, before, before));
    }

    /** Removes what was announced so long ago, in small steps: sales wait for none of them. */
    public void remove(Duration announcedBefore) {
        for (String statement : new String[] {TRANSACTIONS, RECORDS, REVERSALS}) {
            while (database.decide(sql -> removed(sql, statement, announcedBefore)) > 0) {
                Thread.yield();
            }
        }
    }

    /** @return how many rows were written, none when nothing is left to remove */
    private static int removed(Sql sql, String statement, Duration announcedBefore) throws SQLException {
        return sql.execute(statement, announcedBefore.toSeconds() + " seconds");
    }
}
