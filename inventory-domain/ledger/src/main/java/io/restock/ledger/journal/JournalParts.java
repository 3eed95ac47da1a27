package io.restock.ledger.journal;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.restock.contracts.Troubles;
import io.restock.ledger.Ticker;
import io.restock.sql.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/** Opens the next part of the journal long before its first event: a part lasts for minutes at the highest rate, and it is looked at every half minute. */
@ApplicationScoped
public class JournalParts {
    /** As {@code ledger.open_journal_part} cuts them. */
    private static final long POSITIONS_A_PART = 1L << 24;

    private final Database database;
    private final Ticker ticker;

    JournalParts(Database database, Troubles troubles) {
        this.database = database;
        this.ticker = new Ticker("ledger-parts", Duration.ZERO, Duration.ofSeconds(30), troubles, this::open);
    }

    void start(@Observes StartupEvent event) {
        ticker.start();
    }

    void stop(@Observes ShutdownEvent event) {
        ticker.close();
    }

    /** This one and the next, so that a service that was down for a part's length finds both. */
    private void open() {
        database.decide(sql -> sql.list("""
                select ledger.open_journal_part(head + ahead) from (select coalesce(max(next_position), 1) as head from ledger.journal_head) heads,
                    unnest(array[0, ?]) as ahead""", row -> true, POSITIONS_A_PART));
    }
}
