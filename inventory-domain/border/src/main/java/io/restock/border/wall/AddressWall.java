package io.restock.border.wall;

import io.restock.border.http.ProblemException;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** Sends away addresses with a NUL: no name of ours has one, and PostgreSQL takes none, so that each reader of a parameter would have to look for it. */
final class AddressWall implements Handler<RoutingContext> {
    private static final String NUL = "%00";

    @Override
    public void handle(RoutingContext request) {
        if (request.request().uri().contains(NUL)) {
            Refusal.answer(request, ProblemException.unreadable("its address has a NUL in it (%00), which no name and no number has; take it out"));
        } else {
            request.next();
        }
    }
}
