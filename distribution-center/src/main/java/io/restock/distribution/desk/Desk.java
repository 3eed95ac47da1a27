package io.restock.distribution.desk;

import io.restock.border.access.Caller;
import io.restock.contracts.BusinessClock;
import io.restock.sql.Database;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What a resource of the center has at hand: the database, the time, and who asks. */
public abstract class Desk {
    @Inject
    protected Database database;
    @Inject
    protected BusinessClock clock;
    @Inject
    protected Caller caller;

    /** As finely as the database keeps it: to the microsecond. */
    protected Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
