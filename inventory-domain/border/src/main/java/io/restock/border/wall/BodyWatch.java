package io.restock.border.wall;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Lets {@link BodyWall} see when a resource waits for its body, and when it works on it. After {@link io.restock.border.http.BodyBound}: who asks for the body's stream settles how much may come. */
@Provider
@Priority(Priorities.ENTITY_CODER + 1)
public class BodyWatch implements ContainerRequestFilter {
    @Inject
    CurrentVertxRequest current;

    @Override
    public void filter(ContainerRequestContext request) {
        BodyComing coming = current.getCurrent().get(BodyWall.COMING);
        if (coming != null && !current.getCurrent().request().isEnded()) {
            request.setEntityStream(coming.readFrom(request.getEntityStream()));
        }
    }
}
