package io.restock.border.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Bounds a body that does not say how long it is, and says so. Quarkus would answer a bare 413 as soon as too much has come. */
@Provider
@Priority(Priorities.ENTITY_CODER)
public class BodyBound implements ContainerRequestFilter {
    /** Under which Quarkus has put, for this request, how much of a body may come. */
    private static final String OF_QUARKUS = "io.quarkus.max-request-size";

    @Inject
    CurrentVertxRequest current;
    @ConfigProperty(name = "quarkus.http.limits.max-body-size")
    MemorySize most;

    @Override
    public void filter(ContainerRequestContext request) {
        var asked = current.getCurrent();
        if (request.getHeaderString(HttpHeaders.CONTENT_LENGTH) == null && asked.<Object>get(OF_QUARKUS) != null && !asked.request().isEnded()) {
            // What has come is always some buffers ahead of what was read of it.
            asked.put(OF_QUARKUS, 2 * most.asLongValue());
            request.setEntityStream(new Bounded(request.getEntityStream(), most.asLongValue(), () -> leave(asked)));
        }
    }

    /** Nobody reads what follows, and who only sends would send it for ever: the connection ends with the answer. HTTP/2 ends the request alone, by itself. */
    private static void leave(RoutingContext asked) {
        if (asked.request().version() != HttpVersion.HTTP_2) {
            asked.response().putHeader(io.vertx.core.http.HttpHeaders.CONNECTION, io.vertx.core.http.HttpHeaders.CLOSE);
            asked.addEndHandler(_ -> asked.request().connection().close());
        }
    }

    private static final class Bounded extends FilterInputStream {
        private final long most;
        private final Runnable leave;
        private long read;

        /** @param leave is called when there is more */
        Bounded(InputStream body, long most, Runnable leave) {
            super(body);
            this.most = most;
            this.leave = leave;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] into, int at, int atMost) throws IOException {
            int some = super.read(into, at, atMost);
            count(Math.max(0, some));
            return some;
        }

        private void count(int bytes) {
            read += bytes;
            if (read > most) {
                leave.run();
                throw ProblemException.of(413, "Too much at once", "the body has more than the " + most + " bytes that are taken; send fewer lines at a time");
            }
        }
    }
}
