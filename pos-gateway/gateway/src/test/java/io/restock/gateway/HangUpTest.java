package io.restock.gateway;

import static io.restock.local.testing.Patience.PATIENCE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restock.border.access.May;
import io.restock.contracts.access.Action;
import io.restock.local.testing.EngineTestResource;
import io.restock.local.testing.TestTokens;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The border of every service, asked through this one. */
@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("A request whose client hangs up")
class HangUpTest {
    private static final CountDownLatch BEGUN = new CountDownLatch(1);
    private static final CountDownLatch LEFT = new CountDownLatch(1);
    private static final CountDownLatch ENDED = new CountDownLatch(1);

    /** Takes as long as its client stays. */
    @Path("/v1/patience")
    public static class Patient {
        @GET
        @May(Action.READ_ONESELF)
        @RunOnVirtualThread
        public String wait(@Context HttpServerRequest request) throws InterruptedException {
            request.connection().closeHandler(_ -> LEFT.countDown());
            BEGUN.countDown();
            assertThat(LEFT.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            var heard = new CountDownLatch(1); // everybody who is called when a connection closes
            Vertx.currentContext().runOnContext(_ -> heard.countDown());
            assertThat(heard.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            return "late";
        }
    }

    @Provider
    public static class Ending implements ContainerResponseFilter {
        @Override
        public void filter(ContainerRequestContext request, ContainerResponseContext response) {
            if (request.getUriInfo().getPath().equals("/v1/patience")) {
                ENDED.countDown();
            }
        }
    }

    @TestHTTPResource("/")
    URI service;

    /** Nothing is skipped from outside of its own thread: what is might be skipped for ever. */
    @Test
    void goes_on_to_its_end_by_itself() throws Exception {
        try (var client = new Socket(service.getHost(), service.getPort())) {
            client.getOutputStream()
                    .write("GET /v1/patience HTTP/1.1\r\nHost: %s:%d\r\nAuthorization: Bearer %s\r\n\r\n".formatted(service.getHost(), service.getPort(), TestTokens.everything())
                            .getBytes(UTF_8));
            assertThat(BEGUN.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }
        assertThat(ENDED.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }
}
