package io.restock.border.wall;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

/**
 * What every answer says to a browser that has got hold of it: it is what it says it is, it belongs into no page or frame of others, nobody learns where it
 * was opened from, and no copy is kept. A page of ours has said otherwise before, in the service's own configuration.
 */
final class ToBrowsers implements Handler<RoutingContext> {
    private static final CharSequence CONTENT_TYPE_OPTIONS = HttpHeaders.createOptimized("x-content-type-options");
    private static final CharSequence NOSNIFF = HttpHeaders.createOptimized("nosniff");
    private static final CharSequence REFERRER_POLICY = HttpHeaders.createOptimized("referrer-policy");
    private static final CharSequence NO_REFERRER = HttpHeaders.createOptimized("no-referrer");
    private static final CharSequence RESOURCE_POLICY = HttpHeaders.createOptimized("cross-origin-resource-policy");
    private static final CharSequence SAME_ORIGIN = HttpHeaders.createOptimized("same-origin");
    private static final CharSequence CONTENT_POLICY = HttpHeaders.createOptimized("content-security-policy");
    private static final CharSequence NOTHING = HttpHeaders.createOptimized("default-src 'none'; frame-ancestors 'none'");
    private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");

    @Override
    public void handle(RoutingContext request) {
        MultiMap headers = request.response().headers();
        headers.set(CONTENT_TYPE_OPTIONS, NOSNIFF);
        headers.set(REFERRER_POLICY, NO_REFERRER);
        headers.set(RESOURCE_POLICY, SAME_ORIGIN);
        if (!headers.contains(CONTENT_POLICY)) {
            headers.set(CONTENT_POLICY, NOTHING);
        }
        // No browser keeps the answer to anything else.
        if (request.request().method() == HttpMethod.GET && !headers.contains(HttpHeaders.CACHE_CONTROL)) {
            headers.set(HttpHeaders.CACHE_CONTROL, NO_STORE);
        }
        request.next();
    }
}
