package io.restock.border.wall;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.restock.border.http.Problem;
import io.restock.border.http.ProblemException;
import io.restock.contracts.Json;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Ends a request with a problem before anything of it is read. */
public final class Refusal {
    private Refusal() {}

    /** The body that may follow is thrown away, so that the sender sees the answer and not a broken connection. */
    public static void answer(RoutingContext refused, ProblemException why) {
        end(refused.response(), why);
        refused.request().resume();
    }

    /** The same, and the connection ends, too: what follows would be too much even to throw away. */
    static void answerAndClose(RoutingContext refused, ProblemException why) {
        HttpServerRequest request = refused.request();
        if (request.version() != HttpVersion.HTTP_2) {
            refused.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE).endHandler(_ -> request.connection().close());
        }
        end(refused.response(), why);
    }

    private static void end(HttpServerResponse response, ProblemException why) {
        if (why.retryAfter() != null) {
            response.putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(Math.max(1, Objects.requireNonNull(why.retryAfter()).toSeconds())));
        }
        response.setStatusCode(why.problem().status()).putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE).end(json(why.problem()));
    }

    private static Buffer json(Problem problem) {
        try {
            return Buffer.buffer(Json.MAPPER.writeValueAsBytes(problem));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
