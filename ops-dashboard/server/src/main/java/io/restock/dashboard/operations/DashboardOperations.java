package io.restock.dashboard.operations;

import io.restock.border.operations.Operations;
import io.restock.contracts.BusinessClock;
import io.restock.contracts.Topics;
import io.restock.contracts.operations.Account;
import io.restock.contracts.operations.Verification;
import io.restock.dashboard.live.LiveFeed;
import io.restock.dashboard.names.Names;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.stream.Stream;

/** The dashboard keeps nothing, so its counts begin with the process. */
@ApplicationScoped
class DashboardOperations implements Operations {
    private static final String SERVICE = "dashboard";

    @Inject
    LiveFeed feed;
    @Inject
    Names names;
    @Inject
    BusinessClock clock;

    @Override
    public Account account() {
        return new Account(SERVICE, clock.instant(), Map.of("events", feed.eventsTaken()),
                Map.of(Topics.STOCK_EVENTS.topic(), feed.lagRecords()));
    }

    @Override
    public Verification verification() {
        return new Verification(SERVICE, Stream.concat(feed.checks().stream(), Stream.of(names.check())).toList());
    }
}
