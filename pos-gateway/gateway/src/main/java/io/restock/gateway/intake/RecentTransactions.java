package io.restock.gateway.intake;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.restock.contracts.store.TransactionId;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The transactions of the last minutes by identity, so that most resends are answered from here and other content is known at once. It forgets, which is
 * harmless: the ledger knows every identity for more than a year, and takes none that is older than what it knows.
 */
@Singleton
final class RecentTransactions {
    private final Cache<TransactionId, Acceptance> byId;

    RecentTransactions(@ConfigProperty(name = "restock.gateway.remembered-transactions", defaultValue = "200000") int atMost) {
        this.byId = Caffeine.newBuilder().maximumSize(atMost).executor(Runnable::run).build(); // another thread would only be another wait
    }

    /**
     * The acceptance that is there already, of any content; else a new one, sent by {@code append}. What Kafka did not acknowledge is forgotten,
     * so that the next attempt is sent again.
     */
    Acceptance claim(TransactionId id, String digest, Supplier<CompletableFuture<Void>> append) {
        var fresh = new Acceptance(id, digest, new CompletableFuture<>());
        Acceptance known = byId.asMap().putIfAbsent(id, fresh);
        if (known != null) {
            return known;
        }
        try {
            append.get().whenComplete((_, failure) -> end(fresh, failure));
        } catch (RuntimeException | Error e) {
            end(fresh, e);
            throw e;
        }
        return fresh;
    }

    private void end(Acceptance fresh, Throwable failure) {
        if (failure == null) {
            fresh.acknowledged().complete(null);
        } else {
            byId.asMap().remove(fresh.id(), fresh);
            fresh.acknowledged().completeExceptionally(failure);
        }
    }

    boolean isAcknowledged(TransactionId id) {
        Acceptance known = byId.getIfPresent(id);
        return known != null && known.isAcknowledged();
    }
}
