package io.restock.border.wall;

import io.restock.border.http.ProblemException;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * Bounds what comes before a body, and says so. The server itself cuts at more than that, and what it cuts it answers with a bare status and nothing else: that is
 * for those who cannot read.
 */
final class HeadWall implements Handler<RoutingContext> {
    /** As browsers, proxies and logs are sure to take. */
    static final int ADDRESS_AT_MOST = 4 << 10;
    /** A token, cookies of an identity provider, and what proxies add. */
    static final int HEADERS_AT_MOST = 16 << 10;
    /** Of a line beside name and value: a colon, a space, and its end. */
    private static final int OF_EACH = 4;

    @Override
    public void handle(RoutingContext request) {
        HeadDeadline.met(request);
        int address = request.request().uri().length();
        long headers = headers(request.request());
        if (address > ADDRESS_AT_MOST) {
            Refusal.answer(request, ProblemException.of(414, "Too long an address", "the address has " + address + " characters, and " + ADDRESS_AT_MOST
                    + " are taken; ask for fewer things at a time"));
        } else if (headers > HEADERS_AT_MOST) {
            Refusal.answer(request, ProblemException.of(431, "Too much before the body", "the headers have " + headers + " bytes, and " + HEADERS_AT_MOST
                    + " are taken; leave out cookies and headers that are not for us, or have the identity provider put less into tokens"));
        } else {
            request.next();
        }
    }

    private static long headers(HttpServerRequest request) {
        long bytes = 0;
        for (var header : request.headers()) {
            bytes += header.getKey().length() + header.getValue().length() + OF_EACH;
        }
        return bytes;
    }
}
