package io.restock.dashboard.operations;

import io.restock.border.operations.Operations;
import io.restock.contracts.BusinessClock;
import io.restock.contracts.Topics;
import io.restock.contracts.operations.Account;
import io.restock.contracts.operations.Verification;
import io.restock.dashboard.live.LiveFeed;
import io.restock.dashboard.names.Names;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.stream.Stream;

/** The dashboard keeps nothing, so its counts begin with the process. */
@ApplicationScoped
class DashboardOperations implements Operations {
    private static final String SERVICE = "dashboard";

    private final LiveFeed feed;
    private final Names names;
    private final BusinessClock clock;

    DashboardOperations(LiveFeed feed, Names names, BusinessClock clock) {
        this.feed = feed;
        this.names = names;
        this.clock = clock;
    }

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
