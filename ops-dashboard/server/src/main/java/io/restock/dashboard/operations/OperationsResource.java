package io.restock.dashboard.operations;

import io.restock.border.http.Caller;
import io.restock.contracts.BusinessClock;
import io.restock.contracts.Role;
import io.restock.contracts.Topics;
import io.restock.contracts.operations.Account;
import io.restock.contracts.operations.Verification;
import io.restock.dashboard.live.LiveFeed;
import io.restock.dashboard.names.Names;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Map;
import java.util.stream.Stream;

/** The account and the verification that every service gives. The dashboard keeps nothing, so its counts begin with the process. */
@Path("/v1")
@RunOnVirtualThread
@RequestScoped
public class OperationsResource {
    private static final String SERVICE = "dashboard";

    private final LiveFeed feed;
    private final Names names;
    private final BusinessClock clock;
    private final Caller caller;

    OperationsResource(LiveFeed feed, Names names, BusinessClock clock, Caller caller) {
        this.feed = feed;
        this.names = names;
        this.clock = clock;
        this.caller = caller;
    }

    @GET
    @Path("/account")
    public Account account() {
        caller.mustRead(Role.OPERATOR);
        return new Account(SERVICE, clock.instant(), Map.of("events", feed.eventsTaken()),
                Map.of(Topics.STOCK_EVENTS.topic(), feed.lagRecords()));
    }

    @GET
    @Path("/verification")
    public Verification verification() {
        caller.mustRead(Role.OPERATOR);
        return new Verification(SERVICE, Stream.concat(feed.checks().stream(), Stream.of(names.check())).toList());
    }
}
