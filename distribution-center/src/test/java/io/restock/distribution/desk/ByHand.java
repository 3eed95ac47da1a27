package io.restock.distribution.desk;

import io.restock.contracts.BusinessClock;
import io.restock.distribution.outbox.Outbox;
import io.restock.sql.Database;

/** Puts a decider together without a container, so that a test hears what it asks of its database. */
public final class ByHand {
    private ByHand() {}

    public static <T extends Decider> T with(T decider, Database database, Outbox outbox, BusinessClock clock) {
        decider.database = database;
        decider.outbox = outbox;
        decider.clock = clock;
        return decider;
    }
}
