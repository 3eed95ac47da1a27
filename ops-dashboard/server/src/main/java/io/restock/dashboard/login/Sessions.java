package io.restock.dashboard.login;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.restock.border.access.Revocations;
import io.restock.contracts.Digest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Which sessions have ended before their tokens expire. A token says for itself until when it is good; that its person has left, only we know. */
@ApplicationScoped
public class Sessions {
    /** Longer than any session, so that a token which is forgotten here has expired. */
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final int ENDED_AT_MOST = 100_000;
    /** The claim in which providers name a session: OpenID Connect Back-Channel Logout 1.0, and Keycloak's access tokens, too. */
    static final String SESSION = "sid";

    @Inject
    Revocations revocations;
    private final Cache<String, Boolean> ended = Caffeine.newBuilder().maximumSize(ENDED_AT_MOST).expireAfterWrite(LONGEST).build();
    private final Clock clock = Clock.systemUTC();

    /** From now on the token is nobody's. */
    void end(String token) {
        ended.put(Digest.of(token), true);
    }

    /** From now on all tokens are nobody's that the identity provider gave in this session, renewed ones and copies included. @param session as their claim {@code sid} names it */
    void endSession(String session) {
        ended.put(ofSession(session), true);
    }

    private static String ofSession(String session) {
        return "session " + session;
    }

    /** Whether the session of the token goes on: it has not expired, to the second and without regard for clocks that differ, its person has not left, and nobody has revoked it. */
    public boolean lasts(JsonWebToken person) {
        return clock.instant().getEpochSecond() < person.getExpirationTime() && !hasLeft(person) && !revocations.hold(person);
    }

    private boolean hasLeft(JsonWebToken person) {
        return ended.getIfPresent(Digest.of(person.getRawToken())) != null
                || person.<Object>getClaim(SESSION) instanceof String session && ended.getIfPresent(ofSession(session)) != null;
    }
}
