package io.restock.ledger.rules;

import io.restock.border.access.Caller;
import io.restock.border.approval.SecondEyes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What a resource that changes something has at hand: the time, who asks, and the rules by which a request waits for a second person. */
public abstract class LedgerDesk {
    @Inject
    protected Clock clock;
    @Inject
    protected Caller caller;
    @Inject
    protected SecondEyes secondEyes;
    @Inject
    protected LedgerRules rules;

    /** As finely as the database keeps it: to the microsecond. */
    protected Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
