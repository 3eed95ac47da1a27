package io.restock.border.wall;

import io.restock.border.http.ProblemException;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/**
 * Sends away what a page of elsewhere has its visitor's browser send: requests under a name that is not ours, and those from another site that would change
 * something. Browsers say where a request comes from; a till or a script has no reason to.
 */
final class SiteWall implements Handler<RoutingContext> {
    private static final CharSequence FETCH_SITE = HttpHeaders.createOptimized("sec-fetch-site");

    private final Hosts hosts;

    SiteWall(Hosts hosts) {
        this.hosts = hosts;
    }

    @Override
    public void handle(RoutingContext request) {
        String asked = asked(request.request());
        if (asked == null) {
            Refusal.answer(request, ProblemException.unreadable("it does not say which host it is for; send a Host header"));
        } else if (!hosts.know(asked)) {
            Refusal.answer(request, ProblemException.of(421, "Not a name of ours", "this service does not answer under the name " + Shown.of(asked)
                    + "; ask under 127.0.0.1 or localhost, or name it in the service's setting restock.hosts"));
        } else if (changes(request.request().method()) && comesFromElsewhere(request.request(), asked)) {
            Refusal.answer(request, ProblemException.of(403, "Sent by a page of elsewhere",
                    "a page that is not ours had this sent, and it would change something here; send it from our own page, or by a program without an Origin"));
        } else {
            request.next();
        }
    }

    private static @Nullable String asked(HttpServerRequest request) {
        if (request.version() != HttpVersion.HTTP_2) {
            return request.getHeader(HttpHeaders.HOST);
        }
        HostAndPort authority = request.authority();
        return authority == null ? null : authority.toString();
    }

    private static boolean changes(HttpMethod method) {
        return method != HttpMethod.GET && method != HttpMethod.HEAD && method != HttpMethod.OPTIONS;
    }

    private boolean comesFromElsewhere(HttpServerRequest request, String asked) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin != null && !hosts.isOurPage(origin, asked) || "cross-site".equalsIgnoreCase(request.getHeader(FETCH_SITE));
    }
}
