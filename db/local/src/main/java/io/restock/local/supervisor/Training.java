package io.restock.local.supervisor;

import io.restock.local.engine.FreePorts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Runs everything once on throw-away data so that the parts that were built anew can record their {@link ClassCache}. That takes
 * two minutes or three, and pays back with every later start.
 *
 * <p>The cache keeps not only classes but also what was learnt of their busy methods (JEP 515), so that the next start need not find that out anew. Therefore
 * the training is a working day: tills sell, staff pick and receive. A demo had sold 19,898 lines after 33 s, and 16,366 after 42 s when the training was
 * a start and nothing else (one run each, two processors).
 */
public final class Training {
    private static final List<String> EXERCISES = List.of("/q/health/ready", "/q/metrics", "/v1/account", "/v1/verification");
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** An hour of business in five seconds of the wall clock, as in a demo. */
    private static final double SPEED = 720;
    private static final int PORTS = 13;

    /** What users do with a running system. */
    public interface Work {
        void on(Plan plan) throws IOException;
    }

    private final Path project;

    public Training(Path project) {
        this.project = project;
    }

    /** Parts whose cache does not fit what is built. */
    public Set<Part> due() throws IOException {
        var due = EnumSet.noneOf(Part.class);
        for (var part : Part.values()) {
            if (part != Part.POSTGRES && !ClassCache.of(project, part).isFresh()) {
                due.add(part);
            }
        }
        return due;
    }

    /**
     * Whether so much is due that recording pays: one stale part costs a start about a second, which a developer who
     * changes that part all the time would rather pay than wait for the training.
     */
    public static boolean pays(Set<Part> due) {
        return due.size() >= Part.services().size() / 2;
    }

    /**
     * Records the caches of {@code parts}.
     *
     * @param work after which they end; what it keeps busy starts faster from then on
     * @return those that ended without writing one, as when the machine is so busy that they have to be killed
     * @throws StartFailure when the services do not get ready
     */
    public Set<Part> record(Set<Part> parts, Map<String, String> environment, Work work) throws IOException {
        var home = new Home(project.resolve(".restock/build/training"));
        delete(home.directory());
        var request = new Request(project, home, Ports.of(FreePorts.onLoopback(PORTS).getFirst(), Map.of()),
                new Engines(null, null, null), SPEED, Purpose.DEMO, parts);
        for (var part : parts) {
            ClassCache.of(project, part).clear();
        }
        try (var supervisor = Supervisor.prepare(request, environment, sentence -> {})) {
            supervisor.start((part, after) -> {});
            supervisor.letTimePass();
            exercise(supervisor.plan());
            work.on(supervisor.plan());
        }
        var without = EnumSet.noneOf(Part.class);
        for (var part : parts) {
            if (!ClassCache.of(project, part).accept()) {
                without.add(part);
            }
        }
        delete(home.directory());
        return without;
    }

    /** Touches what the first user would touch; that an answer is an error, or comes too late, matters as little as its content. */
    private static void exercise(Plan plan) throws IOException {
        var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        for (var service : Part.services()) {
            for (var path : EXERCISES) {
                var request = HttpRequest.newBuilder(URI.create(plan.ports().url(service) + path)).timeout(PATIENCE).build();
                try {
                    client.send(request, BodyHandlers.discarding());
                } catch (HttpTimeoutException e) {
                    continue;
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IOException("interrupted while training " + service.title(), e);
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(file);
            }
        }
    }
}
