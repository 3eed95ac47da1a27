package io.restock.border.access;

import io.quarkus.security.identity.SecurityIdentity;
import io.restock.border.http.ProblemException;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Reads the {@link Caller} from the token that was verified. */
@Singleton
public class CallerProducer {
    static final String SEND_A_TOKEN = "send a token, as the header Authorization: Bearer …; ./restock token --subject NAME prints one";

    @Inject
    SecurityIdentity identity;
    @Inject
    Revocations revocations;
    @Inject
    Claims claims;
    @Inject
    Ways ways;

    /** @throws ProblemException 401 if there is no token, or one that was revoked */
    @Produces
    @Dependent
    Caller caller() {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
            throw ProblemException.of(401, "Who is asking?", SEND_A_TOKEN);
        }
        if (revocations.hold(token)) {
            throw ProblemException.of(401, "Who is asking?", "this token was revoked; ask for another one");
        }
        return claims.caller(token, ways.ofThisRequest());
    }
}
