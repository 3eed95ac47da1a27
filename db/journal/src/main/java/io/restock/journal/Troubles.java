package io.restock.journal;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What has been failing, since when and why, until it succeeds again: for readiness, which must not stay up over a thread that gets nowhere. */
public final class Troubles {
    private record Trouble(long since, String reason) {}

    private final Duration patience;
    private final Map<String, Trouble> open = new ConcurrentHashMap<>();

    /** @param patience so long a failure may be over by itself before anybody needs to hear of it */
    public Troubles(Duration patience) {
        this.patience = patience;
    }

    /** @param what fails, such as {@code partition 3}; it is one trouble however often it fails */
    public void failed(String what, Throwable reason) {
        open.merge(what, new Trouble(System.nanoTime(), reason.toString()), (before, now) -> new Trouble(before.since, now.reason));
    }

    public void mended(String what) {
        open.remove(what);
    }

    /** The first of the troubles that last longer than one has patience for, with its reason. */
    public Optional<String> lasting() {
        long now = System.nanoTime();
        return open.entrySet().stream().filter(each -> now - each.getValue().since >= patience.toNanos())
                .min(Map.Entry.comparingByKey())
                .map(each -> each.getKey() + " has been failing for " + Duration.ofNanos(now - each.getValue().since).toSeconds() + " s: " + each.getValue().reason);
    }
}
