package io.restock.distribution.desk;

import io.restock.contracts.BusinessClock;
import io.restock.distribution.outbox.Outbox;
import io.restock.sql.Database;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What decides for a center, in one transaction with what others hear of it. */
public abstract class Decider {
    @Inject
    protected Database database;
    @Inject
    protected Outbox outbox;
    @Inject
    protected BusinessClock clock;

    /** As finely as the database keeps it: to the microsecond. */
    protected Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
