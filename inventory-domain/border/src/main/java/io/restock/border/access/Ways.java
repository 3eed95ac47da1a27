package io.restock.border.access;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.restock.contracts.access.Channel;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.ParseException;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * By which way a request came. Only the page can say that it came by the page: it shows its own token beside the person's. What shows no such token, or none that is good,
 * came from a program: nobody is refused for that, unless it is one guess after the other ({@link Guesses}).
 */
@Singleton
class Ways {
    private final TokenCheck check;
    private final Revocations revocations;
    private final Guesses guesses;
    private final CurrentVertxRequest requests;
    private final String page;

    /** @param page the name in the page's own token */
    Ways(TokenCheck check, Revocations revocations, Guesses guesses, CurrentVertxRequest requests,
            @ConfigProperty(name = "restock.page.name", defaultValue = "restock") String page) {
        this.check = check;
        this.revocations = revocations;
        this.guesses = guesses;
        this.requests = requests;
        this.page = page;
    }

    Channel ofThisRequest() {
        RoutingContext request = requests.getCurrent();
        return request == null ? Channel.REST : of(request);
    }

    Channel of(RoutingContext request) {
        String token = request.request().getHeader(Caller.PAGE_HEADER);
        try {
            return token != null && isOfPage(token) ? Channel.PAGE : Channel.REST;
        } catch (ParseException e) {
            guesses.note(request);
            return Channel.REST;
        }
    }

    private boolean isOfPage(String token) throws ParseException {
        var owner = check.parse(token, new JWTAuthContextInfo());
        return owner.getName().equals(page) && !revocations.hold(owner);
    }
}
