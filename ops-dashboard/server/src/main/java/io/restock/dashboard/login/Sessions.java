package io.restock.dashboard.login;

import io.restock.border.access.Revocations;
import io.restock.contracts.access.Revocation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Which sessions go on. A token says for itself until when it is good; that its person has left, all dashboards say to each other ({@link Logouts}). */
@ApplicationScoped
public class Sessions {
    /** Longer than any session with a provider, so that the last of its tokens has expired. */
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final String PERSON = "a person of the identity provider";

    @Inject
    Revocations revocations;
    @Inject
    Logouts logouts;
    private final Clock clock = Clock.systemUTC();

    /** From now on the token is nobody's, and none that the identity provider gave in the same session. */
    void end(JsonWebToken person) {
        logouts.publish(Revocations.nameOf(person), Instant.ofEpochSecond(person.getExpirationTime()), person.getName());
        if (person.<Object>getClaim(Revocations.SESSION) instanceof String session) {
            endSession(session, person.getName());
        }
    }

    /** From now on all tokens are nobody's that the identity provider gave in this session, renewed ones and copies included. @param session as their claim {@code sid} names it */
    void endSession(String session) {
        endSession(session, PERSON);
    }

    private void endSession(String session, String by) {
        logouts.publish(Revocation.session(session), clock.instant().plus(LONGEST), by);
    }

    /** Whether the session of the token goes on: it has not expired, to the second and without regard for clocks that differ, its person has not left, and nobody has revoked it. */
    public boolean lasts(JsonWebToken person) {
        return clock.instant().getEpochSecond() < person.getExpirationTime() && !revocations.hold(person);
    }
}
