package io.restock.gateway.catalog;

import static java.util.Objects.requireNonNull;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.restock.border.kafka.KafkaConnection;
import io.restock.border.kafka.PutAside;
import io.restock.border.kafka.TopicFollower;
import io.restock.contracts.Topics;
import io.restock.contracts.operations.Verification.Check;
import io.restock.gateway.kafka.Cluster;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the catalog topics from the beginning and follows them. A request that misses something may ask to {@link #catchUp}: all who ask while one look
 * at the topics' ends is under way share the next, so that misses cost the broker little.
 */
@ApplicationScoped
public class CatalogFollower {
    private static final List<Topics> TOPICS = List.of(Topics.STORES, Topics.ITEMS, Topics.PRICES, Topics.LABEL_LAYOUTS);
    private static final Duration CATCH_UP_WITHIN = Duration.ofMillis(500);
    private static final Executor LOOKING = look -> Thread.ofVirtual().name("catalog-look").start(look);

    private final KafkaConnection connection;
    private final Cluster cluster;
    private final CatalogReader reader;
    private final PutAside putAside;
    @SuppressWarnings("NullAway.Init") // Quarkus starts it before anybody asks
    private volatile TopicFollower follower;
    private CompletableFuture<Void> underWay = CompletableFuture.completedFuture(null);
    private @Nullable CompletableFuture<Void> next;

    CatalogFollower(KafkaConnection connection, Cluster cluster, Catalog catalog, PutAside putAside) {
        this.putAside = putAside;
        this.connection = connection;
        this.cluster = cluster;
        this.reader = new CatalogReader(catalog);
    }

    void start(@Observes StartupEvent event) {
        follower = TopicFollower.follow(connection, TOPICS, putAside, reader::apply, Topics.POS_TRANSACTIONS);
    }

    void stop(@Observes ShutdownEvent event) {
        follower.close();
    }

    /** Whether all that was there at the start has been read. */
    public boolean isLoaded() {
        return follower.loaded();
    }

    /** What has been failing for some seconds, with its reason. */
    public Optional<String> trouble() {
        return follower.trouble();
    }

    public Check check() {
        return follower.check();
    }

    /** Returns when what was published before this call is in the catalog, or after 500 ms. */
    public void catchUp() {
        try {
            nextLook().get(CATCH_UP_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return; // what we have read so far stays good
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One that begins from now on: one that began before may have missed what was published since. */
    private synchronized CompletableFuture<Void> nextLook() {
        if (next == null) {
            next = underWay.handle((_, _) -> null).thenRunAsync(this::look, LOOKING);
        }
        return next;
    }

    private void look() {
        begins();
        try {
            follower.awaitRead(cluster.view().ends(follower.partitions()), CATCH_UP_WITHIN);
        } catch (InterruptedException e) {
            throw new CompletionException(e);
        }
    }

    private synchronized void begins() {
        underWay = requireNonNull(next);
        next = null;
    }
}
