package io.restock.border.http;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.ext.Provider;

/**
 * A request whose client hangs up goes on by itself. Quarkus 3.34 has the event loop skip what is left of it, by a field that the request's own thread changes as well: if that thread fails at
 * the same moment, since the body has broken off, the request runs for ever and takes a whole processor (quarkusio/quarkus 55116, repaired after 3.34). Whoever wants to hear of a
 * connection that closes, as a stream does, asks for it later.
 */
@Provider
@Priority(LeftAlone.BEFORE_ALL_OTHERS)
public class LeftAlone implements ContainerRequestFilter {
    static final int BEFORE_ALL_OTHERS = 0;

    @Inject
    CurrentVertxRequest current;

    @Override
    public void filter(ContainerRequestContext request) {
        current.getCurrent().response().closeHandler(null);
    }
}
