package io.restock.border.wall;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.restock.border.http.ProblemException;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/** Sends away who comes more often than anybody needs to: by the name in the token, or where there is none, by the address. */
final class OftenWall implements Handler<RoutingContext> {
    private final Rates rates;

    OftenWall(Rates rates) {
        this.rates = rates;
    }

    @Override
    public void handle(RoutingContext request) {
        Duration wait = rates.take(caller(request), 1, 0);
        if (wait.isZero()) {
            request.next();
        } else {
            Refusal.answer(request, ProblemException.busy(429, "you ask more than " + (long) rates.perSecond() + " times a second; slow down and ask again", wait));
        }
    }

    private static String caller(RoutingContext request) {
        if (request.user() instanceof QuarkusHttpUser user) {
            SecurityIdentity who = user.getSecurityIdentity();
            if (!who.isAnonymous() && who.getPrincipal().getName() != null) {
                return who.getPrincipal().getName();
            }
        }
        return request.request().remoteAddress().hostAddress();
    }
}
