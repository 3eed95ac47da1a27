package io.restock.border.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.restock.border.http.ProblemException;
import io.restock.border.wall.Refusal;
import io.restock.contracts.access.Action;
import io.restock.contracts.access.Channel;
import io.smallrye.health.SmallRyeHealthReporter;
import io.smallrye.jwt.auth.principal.ParseException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * What stands before the operations of {@link Gate}: a token that is not good ends with its reason, and what Quarkus itself answers under {@code /q} is for those who may
 * watch. Whether a service lives and is ready is everybody's; why it is not, is not.
 */
@Singleton
class Refusals {
    private static final String WATCHED = "/q/";
    private static final String INTERFACE = "/q/openapi";
    private static final String READY = "/q/health/ready";
    private static final Set<String> OPEN = Set.of("/q/health/live", READY, "/q/health/started");
    /** After the token was read, before anything answers. */
    private static final int BEFORE_ANSWERS = -50;

    @Inject
    Guesses guesses;
    @Inject
    Revocations revocations;
    @Inject
    Claims claims;
    @Inject
    SmallRyeHealthReporter health;

    void route(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(this::refused);
        router.route(WATCHED + "*").order(BEFORE_ANSWERS).handler(this::watch);
    }

    private void refused(RoutingContext request) {
        if (request.failure() instanceof AuthenticationFailedException failure && !request.response().ended()) {
            guesses.note(request);
            answer(request, ProblemException.of(401, "Who is asking?", reason(failure)));
        } else {
            request.next();
        }
    }

    private static String reason(Throwable failure) {
        var reason = failure;
        while (reason.getCause() != null && !(reason instanceof ParseException)) {
            reason = reason.getCause();
        }
        return reason.getMessage() == null ? "the token cannot be read" : reason.getMessage();
    }

    private void watch(RoutingContext request) {
        String path = request.normalizedPath();
        try {
            mayWatch(request, path.startsWith(INTERFACE) ? Action.READ_INTERFACE : Action.WATCH);
            request.next();
        } catch (ProblemException e) {
            if (!OPEN.contains(path)) {
                answer(request, e);
            } else if (path.equals(READY)) {
                readyOrNot(request);
            } else {
                request.next();
            }
        }
    }

    private void mayWatch(RoutingContext request, Action action) {
        if (!(request.user() instanceof QuarkusHttpUser user) || !(user.getSecurityIdentity().getPrincipal() instanceof JsonWebToken token) || revocations.hold(token)) {
            throw ProblemException.of(401, "Who is asking?", CallerProducer.SEND_A_TOKEN);
        }
        claims.caller(token, Channel.REST).mustBeAllowed(action);
    }

    /** Without detail: what a service waits for says much of how the chain is built. */
    private void readyOrNot(RoutingContext request) {
        health.getReadinessAsync().subscribe().with(found -> request.response().setStatusCode(found.isDown() ? 503 : 200).putHeader("Content-Type", "application/json")
                .end(found.isDown() ? "{\"status\": \"DOWN\"}" : "{\"status\": \"UP\"}"), request::fail);
    }

    private static void answer(RoutingContext request, ProblemException refusal) {
        if (refusal.problem().status() == 401) {
            request.response().putHeader("WWW-Authenticate", "Bearer");
        }
        Refusal.answer(request, refusal);
    }
}
