package io.restock.border.access;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.restock.border.kafka.KafkaConnection;
import io.restock.border.kafka.PutAside;
import io.restock.border.kafka.TopicFollower;
import io.restock.contracts.Topics;
import io.restock.contracts.access.Revocation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Tokens that were ended before their time, as the ledger publishes them: known here within the second. */
@ApplicationScoped
public class Revocations {
    private final Map<String, Revocation> known = new ConcurrentHashMap<>();
    private final Clock clock = Clock.systemUTC(); // tokens end by the clock on the wall, whatever day it is in the chain

    @Inject
    KafkaConnection kafka;
    @Inject
    PutAside putAside;

    private volatile @Nullable TopicFollower follower;

    void start(@Observes StartupEvent event) {
        follower = TopicFollower.follow(kafka, List.of(Topics.REVOCATIONS), putAside, this::take);
    }

    void stop(@Observes ShutdownEvent event) {
        var following = follower;
        if (following != null) {
            following.close();
        }
    }

    /** Whether the token counts no more. */
    public boolean hold(JsonWebToken token) {
        return !known.isEmpty() && (known.containsKey(Revocation.token(String.valueOf(token.getTokenID()))) || isOfRevoked(token));
    }

    /** By the name that the audit shows as well as by {@code sub}, which is a number with some identity providers. */
    private boolean isOfRevoked(JsonWebToken token) {
        return isOfRevoked(token, token.getSubject()) || isOfRevoked(token, token.getName());
    }

    private boolean isOfRevoked(JsonWebToken token, String name) {
        var revocation = known.get(Revocation.subject(String.valueOf(name)));
        return revocation != null && !Instant.ofEpochSecond(token.getIssuedAtTime()).isAfter(revocation.revokedAt());
    }

    /** Whether all that was revoked before this service started is known. */
    boolean loaded() {
        var following = follower;
        return following != null && following.loaded();
    }

    Optional<String> trouble() {
        var following = follower;
        return following == null ? Optional.empty() : following.trouble();
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        String tokens = new String(record.key(), StandardCharsets.UTF_8);
        Revocation revocation = record.value() == null ? null : Revocation.CODEC.read(Revocation.class.getSimpleName(), record.value());
        if (revocation == null || revocation.until().isBefore(clock.instant())) {
            known.remove(tokens);
        } else {
            known.put(tokens, revocation);
        }
    }
}
