package io.restock.terminal.rest;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The services that the terminal talks to. The gateway has the tills' requests to itself, so that staff never wait for sales. */
public record Services(Service gateway, Service ledger, Service replenishment, Service distribution) {
    /** Short, since a till that closes waits for its last answer no longer than this. */
    private static final Duration AT_THE_TILL = Duration.ofSeconds(10);
    private static final Duration ELSEWHERE = Duration.ofSeconds(30);

    public static Services at(URI gateway, URI ledger, URI replenishment, URI distribution, int tillRequests, @Nullable String token) {
        return new Services(new Service(gateway, tillRequests, AT_THE_TILL, token), new Service(ledger, 16, ELSEWHERE, token),
                new Service(replenishment, 4, ELSEWHERE, token), new Service(distribution, 16, ELSEWHERE, token));
    }
}
