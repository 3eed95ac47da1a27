package io.restock.ledger;

import io.restock.journal.Turn;
import io.restock.sql.Database;
import jakarta.inject.Inject;
import java.time.Clock;

/** What the ledger looks at now and then by itself. Of all instances one does it: {@code turn} says which. */
public abstract class Round {
    @Inject
    protected Database database;
    @Inject
    protected Clock clock;
    @Inject
    protected Turn turn;
}
