package io.restock.gateway.resource;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Has a till's transaction complete before a thread begins with it. Read as a stream, the body would come to its thread by two more changes between threads;
 * where processors are short, each of them waits its turn. A body that says no length, or a large one, is still read as a stream, and so bounded; so is
 * one over HTTP/2, where a request that has ended cannot be paused, which is what Quarkus does first.
 */
@ApplicationScoped
public class BodiesAhead {
    static final int AT_MOST = 64 << 10;

    private final BodyHandler whole = BodyHandler.create(false).setBodyLimit(AT_MOST).setPreallocateBodyBuffer(true);

    void route(@Observes Router router) {
        router.route(HttpMethod.PUT, "/v1/stores/:gln/tills/:till/transactions/:businessDate/:sequence")
                .handler(this::read).failureHandler(BodiesAhead::broken);
    }

    private void read(RoutingContext till) {
        HttpServerRequest request = till.request();
        if (request.isEnded() || request.version() == HttpVersion.HTTP_2 || !isShort(request.getHeader(HttpHeaders.CONTENT_LENGTH))) {
            till.next();
            return;
        }
        request.resume();
        whole.handle(till);
    }

    /** What is no number is for others to complain about. */
    private static boolean isShort(String length) {
        return length != null && length.length() <= 5 && length.chars().allMatch(Character::isDigit) && Integer.parseInt(length) <= AT_MOST;
    }

    /** Tills lose their connection every day: no one is there to be answered, and no one else need know. */
    private static void broken(RoutingContext till) {
        if (!till.response().closed()) {
            till.next();
        }
    }
}
