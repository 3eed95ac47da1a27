package io.restock.ledger.listing;

import io.quarkus.scheduler.Scheduled;
import io.restock.ledger.Round;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;

/** Looks at first and last days, and forgets listings that ended long ago. */
@ApplicationScoped
public class ListingRound extends Round {
    private static final int FORGOTTEN_AT_ONCE = 1_000;
    /** A day more than the events must be old, which are written a moment after their listing. */
    private static final String FORGET = """
            with ended as (
                delete from ledger.listing where id in (
                    select id from ledger.listing where state in ('REJECTED', 'WITHDRAWN') and changed_at < now() - interval '401 days' order by changed_at limit %d) returning id)
            delete from ledger.listing_event e using ended where e.listing = ended.id""".formatted(FORGOTTEN_AT_ONCE);
    private static final String FORGET_REQUESTS = """
            delete from ledger.listing_request where key in (
                select key from ledger.listing_request where recorded_at < now() - interval '31 days' order by recorded_at limit %d)""".formatted(FORGOTTEN_AT_ONCE);

    @Inject
    ListingDays days;

    @Scheduled(every = "10s", delayed = "7s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void go() throws SQLException {
        if (turn.isOurs()) {
            look();
        }
    }

    void look() {
        days.look();
        database.decide(sql -> sql.execute(FORGET) + sql.execute(FORGET_REQUESTS));
    }
}
