package io.restock.dashboard.services;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.restock.border.http.ProblemException;
import io.restock.contracts.Troubles;
import io.restock.contracts.operations.Account;
import io.restock.dashboard.services.ServiceState.Standing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Asks every service for its readiness and its account, one thread each, so that a slow one does not hide the others. An answer costs the service several
 * questions to its engines; so one that is ready is asked seldom while nobody looks.
 */
@ApplicationScoped
public class ServiceWatch {
    private static final long PAUSE_MILLIS = 2_000;
    private static final long LOOKED_AT_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long SELDOM_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final ServiceClient client;
    private final Troubles troubles;
    private final Map<Service, ServiceState> states = new ConcurrentHashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile long lookedAtUs = System.nanoTime();

    ServiceWatch(ServiceClient client, Troubles troubles) {
        this.client = client;
        this.troubles = troubles;
        Arrays.stream(Service.values()).forEach(service -> states.put(service, ServiceState.unknown(service)));
    }

    void start(@Observes StartupEvent event) {
        for (Service service : Service.values()) {
            threads.add(Thread.ofVirtual().name("watch " + service.configName()).start(() -> watch(service)));
        }
    }

    void stop(@Observes ShutdownEvent event) {
        threads.forEach(Thread::interrupt);
    }

    /** All services in the order of a sale's road. */
    public List<ServiceState> states() {
        lookedAtUs = System.nanoTime();
        return Arrays.stream(Service.values()).map(states::get).toList();
    }

    /** What is wrong, a sentence each; empty when all is well. */
    public List<String> troubles() {
        return states().stream().map(ServiceState::trouble).filter(Objects::nonNull).toList();
    }

    private void watch(Service service) {
        long asked = System.nanoTime() - SELDOM_NANOS;
        try {
            while (true) {
                if (isWorthAsking(service, asked)) {
                    asked = System.nanoTime();
                    troubles.attempt("watching " + service.title(), () -> states.put(service, look(service)));
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isWorthAsking(Service service, long asked) {
        long now = System.nanoTime();
        return now - lookedAtUs < LOOKED_AT_NANOS || now - asked >= SELDOM_NANOS || requireNonNull(states.get(service)).standing() != Standing.READY;
    }

    private ServiceState look(Service service) {
        try {
            var readiness = client.readiness(service);
            if (!"UP".equals(readiness.path("status").asText())) {
                String missing = service.title() + " is not ready: " + missing(readiness) + ". " + service.consequence();
                return state(service, Standing.NOT_READY, missing, Map.of(), Map.of());
            }
            return accounted(service);
        } catch (ServiceAway e) {
            return state(service, Standing.AWAY, e.getMessage() + " " + service.consequence(), Map.of(), Map.of());
        }
    }

    private ServiceState accounted(Service service) {
        try {
            var account = client.get(service, "/v1/account", Account.class);
            return state(service, Standing.READY, null, orEmpty(account.lag()), orEmpty(account.counts()));
        } catch (ServiceAway | ProblemException e) {
            // What it counted last is still the best there is, and it is not well.
            var before = requireNonNull(states.get(service));
            return state(service, Standing.READY, e.getMessage(), before.lag(), before.counts());
        }
    }

    private static String missing(JsonNode readiness) {
        return StreamSupport.stream(readiness.path("checks").spliterator(), false)
                .filter(check -> !"UP".equals(check.path("status").asText()))
                .map(ServiceWatch::words)
                .reduce((a, b) -> a + "; " + b).orElse("it does not say why");
    }

    private static String words(JsonNode check) {
        var said = new ArrayList<String>();
        check.path("data").forEach(value -> said.add(value.asText()));
        return check.path("name").asText() + (said.isEmpty() ? "" : " (" + String.join(", ", said) + ")");
    }

    private static Map<String, Long> orEmpty(Map<String, Long> counts) {
        return counts == null ? Map.of() : counts;
    }

    private static ServiceState state(Service service, Standing standing, @Nullable String sentence, Map<String, Long> lag, Map<String, Long> counts) {
        return new ServiceState(service.configName(), service.title(), standing, sentence, lag, counts);
    }
}
