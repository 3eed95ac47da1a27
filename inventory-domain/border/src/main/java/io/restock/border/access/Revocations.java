package io.restock.border.access;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.restock.border.kafka.KafkaConnection;
import io.restock.border.kafka.PutAside;
import io.restock.border.kafka.TopicFollower;
import io.restock.contracts.Digest;
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

/**
 * Tokens that were ended before their time: known here within the second. Those of which the ledger publishes that they were revoked, and those whose person has left the
 * page. The second come on a topic of their own, by which no revocation can be taken back.
 */
@ApplicationScoped
public class Revocations {
    /** The claim in which providers name a session: OpenID Connect Back-Channel Logout 1.0, and Keycloak's access tokens, too. */
    public static final String SESSION = "sid";
    private static final int ENDED_AT_ONCE = 100;

    private final Map<String, Revocation> known = new ConcurrentHashMap<>();
    private final Map<String, Revocation> left = new ConcurrentHashMap<>();
    private final Clock clock = Clock.systemUTC(); // tokens end by the clock on the wall, whatever day it is in the chain

    @Inject
    KafkaConnection kafka;
    @Inject
    PutAside putAside;

    private volatile @Nullable TopicFollower follower;

    void start(@Observes StartupEvent event) {
        follower = TopicFollower.follow(kafka, List.of(Topics.REVOCATIONS, Topics.LOGOUTS), putAside, this::take);
    }

    void stop(@Observes ShutdownEvent event) {
        var following = follower;
        if (following != null) {
            following.close();
        }
    }

    /** Whether the token counts no more. */
    public boolean hold(JsonWebToken token) {
        return !known.isEmpty() && (known.containsKey(nameOf(token)) || isOfRevoked(token)) || !left.isEmpty() && hasLeft(token);
    }

    /** The token's name on the topics. One that bears none has its content for it. */
    public static String nameOf(JsonWebToken token) {
        return Revocation.token(token.getTokenID() == null ? Digest.of(token.getRawToken()) : token.getTokenID());
    }

    /** Who has left has left for this service at once, whenever the others hear of it. */
    public void leave(Revocation gone) {
        left.put(gone.tokens(), gone);
    }

    /** Some of those whose tokens have ended by themselves since they left, and of whom nobody needs to know any more. */
    public List<String> longGone() {
        Instant now = clock.instant();
        return left.values().stream().filter(gone -> gone.until().isBefore(now)).limit(ENDED_AT_ONCE).map(Revocation::tokens).toList();
    }

    private boolean hasLeft(JsonWebToken token) {
        return left.containsKey(nameOf(token)) || token.<Object>getClaim(SESSION) instanceof String session && left.containsKey(Revocation.session(session));
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
        if (record.topic().equals(Topics.LOGOUTS.topic())) {
            takeLogout(tokens, revocation);
        } else if (revocation == null || revocation.until().isBefore(clock.instant())) {
            known.remove(tokens);
        } else {
            known.put(tokens, revocation);
        }
    }

    private void takeLogout(String tokens, @Nullable Revocation gone) {
        if (gone == null) {
            left.remove(tokens);
        } else {
            left.put(tokens, gone);
        }
    }
}
