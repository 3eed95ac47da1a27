package io.restock.border.access;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.restock.border.http.ProblemException;
import io.restock.border.wall.Rates;
import io.restock.border.wall.Refusal;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Whoever sends one bad token after the other, a caller's or the page's, is not looked at for a while: each costs the verification of a signature, and one of them might be guessed. Tokens that are known to be good
 * pass all the same, so that the tills behind one address do not pay for the one among them that has gone wrong.
 */
@Singleton
class Guesses {
    /** Before the token is read: Quarkus does at 200. */
    private static final int BEFORE_TOKENS = 300;
    private static final String BEARER = "Bearer ";

    private final TokenCheck tokens;
    private final Rates refused;

    @Inject
    Guesses(TokenCheck tokens, @ConfigProperty(name = "restock.refused-tokens-per-second", defaultValue = "500") double perSecond) {
        this(tokens, new Rates(perSecond, System::nanoTime));
    }

    /** @param refused how many bad tokens of one address are looked at */
    Guesses(TokenCheck tokens, Rates refused) {
        this.tokens = tokens;
        this.refused = refused;
    }

    void stand(@Observes Filters filters) {
        filters.register(this::look, BEFORE_TOKENS);
    }

    /** One more that was not good. */
    void note(RoutingContext request) {
        refused.take(address(request), 1, 0);
    }

    void look(RoutingContext request) {
        String credentials = request.request().getHeader(HttpHeaders.AUTHORIZATION);
        String page = request.request().getHeader(Caller.PAGE_HEADER);
        Duration wait = credentials == null && page == null ? Duration.ZERO : refused.take(address(request), 0, 1);
        if (wait.isZero() || isKnown(credentials) && (page == null || tokens.knows(page))) {
            request.next();
        } else {
            Refusal.answer(request, ProblemException.busy(429, "more than " + (long) refused.perSecond()
                    + " tokens a second that are not good have come from your address; look where they come from, and ask again", wait));
        }
    }

    private boolean isKnown(@Nullable String credentials) {
        return credentials != null && credentials.startsWith(BEARER) && tokens.knows(credentials.substring(BEARER.length()));
    }

    private static String address(RoutingContext request) {
        return request.request().remoteAddress().hostAddress();
    }
}
