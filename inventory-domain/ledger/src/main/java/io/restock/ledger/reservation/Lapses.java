package io.restock.ledger.reservation;

import io.quarkus.scheduler.Scheduled;
import io.restock.contracts.Digest;
import io.restock.contracts.Gln;
import io.restock.contracts.Topics;
import io.restock.contracts.access.Author;
import io.restock.contracts.store.StoreRecord;
import io.restock.contracts.store.StoreRecord.ReservationLapse;
import io.restock.ledger.Round;
import io.restock.ledger.outbox.Outbox;
import io.restock.ledger.outbox.OutboxSender;
import io.restock.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;

/**
 * Ends reservations whose time is over, from the table, so also those whose time came while nobody was there. Each is said to its store's partition once, with the mark that it was;
 * what has become of it by then decides that partition. The promise ends at its instant, whenever we look.
 */
@ApplicationScoped
public class Lapses extends Round {
    private static final int AT_ONCE = 1_000;
    private static final Author BY = Author.system("ledger");

    @Inject
    OutboxSender outbox;

    @Scheduled(every = "1s", delayed = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void go() throws SQLException {
        if (turn.isOurs() && database.read(this::anyIsOver)) {
            database.decide(this::announce);
            outbox.wake();
        }
    }

    private boolean anyIsOver(Sql sql) throws SQLException {
        return sql.number("select count(*) from (select from ledger.reservation where state = 'OPEN' and lapse_told_at is null and until <= ? limit 1) over", clock.instant()) > 0;
    }

    private int announce(Sql sql) throws SQLException {
        List<ReservationLapse> over = sql.list("""
                update ledger.reservation set lapse_told_at = ?
                where (store, reservation) in (select store, reservation from ledger.reservation
                    where state = 'OPEN' and lapse_told_at is null and until <= ? order by until limit ? for update skip locked)
                returning store, reservation, until""",
                row -> new ReservationLapse(new Gln(row.getString("store")), row.getString("reservation"), Digest.of(row.getString("reservation")), Sql.instant(row, "until")),
                clock.instant(), clock.instant(), AT_ONCE);
        var lapses = new Outbox();
        over.forEach(lapse -> lapses.add(Topics.POS_TRANSACTIONS, lapse.store().digits(), StoreRecord.CODEC.typeOf(lapse), StoreRecord.CODEC.write(lapse), BY.text()));
        lapses.write(sql);
        return over.size();
    }
}
