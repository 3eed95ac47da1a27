package io.restock.dashboard.login;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * The cookie by which a browser is known that followed a link of the launcher. Its value is the person's own token, the one that the services accept: so nothing is lost
 * when the dashboard starts anew, and a second dashboard knows the person, too. No script can read it, and no other site's page can make the browser send it.
 */
final class SessionCookie {
    /** Browsers keep cookies by host and not by port; two installations on one machine would log each other out. */
    private static final String NAME = "restock-session-%d";
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private SessionCookie() {}

    /** The token that the browser sent. */
    static Optional<String> of(RoutingContext request) {
        return Optional.ofNullable(request.request().getCookie(name(request))).map(Cookie::getValue).filter(token -> !token.isEmpty());
    }

    /** Makes the browser send the token until it expires. */
    static void keep(JsonWebToken person, RoutingContext request, Clock clock) {
        long lifetime = person.getExpirationTime() - clock.instant().getEpochSecond();
        request.response().addCookie(cookie(person.getRawToken(), request).setMaxAge(lifetime));
    }

    /** Makes the browser forget it. */
    static void drop(RoutingContext request) {
        request.response().addCookie(cookie("", request).setMaxAge(0));
    }

    private static Cookie cookie(String value, RoutingContext request) {
        return Cookie.cookie(name(request), value).setPath("/").setHttpOnly(true).setSameSite(CookieSameSite.STRICT).setSecure(isSecure(request));
    }

    /** Beyond loopback the cookie is for TLS only, even where a proxy that ends it does not say so: a browser then refuses the cookie, and nobody else reads it. */
    private static boolean isSecure(RoutingContext request) {
        var asked = request.request().authority();
        return request.request().isSSL() || asked == null || !LOOPBACK.contains(asked.host());
    }

    private static String name(RoutingContext request) {
        var asked = request.request().authority();
        return NAME.formatted(asked == null ? 0 : Math.max(0, asked.port()));
    }
}
