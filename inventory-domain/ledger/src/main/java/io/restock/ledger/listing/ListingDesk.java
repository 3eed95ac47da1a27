package io.restock.ledger.listing;

import io.restock.contracts.Gln;
import io.restock.contracts.access.Author;
import io.restock.ledger.catalog.Catalog;
import io.restock.ledger.outbox.OutboxSender;
import io.restock.ledger.rules.LedgerRules;
import io.restock.sql.Database;
import io.restock.sql.Sql;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What a decision on listings needs: the time, the gates as they stand, and the catalog. */
abstract class ListingDesk {
    @Inject
    Database database;
    @Inject
    Clock clock;
    @Inject
    LedgerRules secondEyes;
    @Inject
    OutboxSender outbox;
    @Inject
    Catalog catalog;

    Judge judge(Sql sql, Seller seller, Instant now) throws SQLException {
        return new Judge(sql, seller, KeptRules.of(sql), secondEyes, now);
    }

    Publishing publishing(Sql sql, Gln seller, Author by) {
        return new Publishing(sql, catalog, seller, by);
    }

    /** As finely as the database keeps it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
