package io.restock.terminal;

import io.restock.terminal.rest.Service;
import java.net.URI;
import java.time.Duration;

/** The services that the terminal talks to. The gateway has the tills' requests to itself, so that staff never wait for sales. */
public record Services(Service gateway, Service ledger, Service replenishment, Service distribution) {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    public static Services at(URI gateway, URI ledger, URI replenishment, URI distribution, int tillRequests) {
        return new Services(new Service(gateway, tillRequests, TIMEOUT), new Service(ledger, 16, TIMEOUT),
                new Service(replenishment, 4, TIMEOUT), new Service(distribution, 16, TIMEOUT));
    }
}
