package io.restock.gateway.answer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restock.contracts.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Another service of ours, asked over HTTP within a bounded time and in the caller's own name. */
final class Neighbour {
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(2);

    private final HttpClient http;
    private final String address;

    Neighbour(HttpClient http, String address) {
        this.http = http;
        this.address = address;
    }

    /**
     * @param authorization header of the caller, or null
     * @return null if it answers that there is no such thing
     * @throws IOException if it does not answer, or not with an object
     */
    @Nullable
    ObjectNode get(String path, @Nullable String authorization) throws IOException {
        var request = HttpRequest.newBuilder(URI.create(address + path)).timeout(ANSWERS_WITHIN);
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        try {
            var answer = http.send(request.build(), BodyHandlers.ofByteArray());
            if (answer.statusCode() == 404) {
                return null;
            }
            if (answer.statusCode() != 200 || !(Json.MAPPER.readTree(answer.body()) instanceof ObjectNode object)) {
                throw new IOException(address + " answers " + answer.statusCode());
            }
            return object;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
