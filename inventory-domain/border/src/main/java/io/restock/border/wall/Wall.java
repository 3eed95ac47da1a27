package io.restock.border.wall;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Stands before every service. What it lets pass costs it some comparisons, and no thread of its own: each sale comes through here. */
@Singleton
public class Wall {
    /** Before anybody asks who sends it: Quarkus does at 200. */
    private static final int FIRST = 1_000;
    /** Once it is known who sends it, and before it is asked what that one may: Quarkus does at 100. */
    private static final int KNOWN = 150;

    /** Names under which the service may be asked, besides those of loopback, separated by commas. */
    @Inject
    @ConfigProperty(name = "restock.hosts")
    Optional<List<String>> hosts;
    @Inject
    @ConfigProperty(name = "quarkus.http.limits.max-body-size")
    MemorySize mostOfABody;
    /** How long a body may take; a large one gets more. */
    @Inject
    @ConfigProperty(name = "restock.body-within", defaultValue = "30s")
    Duration bodyWithin;
    /** Of one caller, to this service. */
    @Inject
    @ConfigProperty(name = "restock.requests-per-second", defaultValue = "5000")
    double requestsPerSecond;

    void stand(@Observes Filters filters) {
        int before = FIRST;
        for (Handler<RoutingContext> part : before()) {
            filters.register(part, before--);
        }
        filters.register(new OftenWall(new Rates(requestsPerSecond, System::nanoTime)), KNOWN);
    }

    /** What needs not know who sends a request, in its order: a refusal, too, says to browsers what an answer does, and throws away no more than a body may have. */
    private List<Handler<RoutingContext>> before() {
        var known = Hosts.of(hosts.orElse(List.of()));
        return List.of(new ToBrowsers(), new HeadWall(), new BodyWall(mostOfABody.asLongValue(), bodyWithin), new SiteWall(known), new AddressWall());
    }
}
