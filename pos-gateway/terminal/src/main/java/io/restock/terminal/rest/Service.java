package io.restock.terminal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.restock.contracts.Json;
import io.restock.terminal.rest.Answer.Done;
import io.restock.terminal.rest.Answer.NotNow;
import io.restock.terminal.rest.Answer.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One service by its address. Never throws for what the service or the network does; at most so many requests are open at once. */
public final class Service {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    private final URI address;
    private final Duration timeout;
    private final @Nullable String token;
    private final Semaphore open;

    /**
     * @param openRequests how many may be under way at once, 1 and up
     * @param token says who asks, or null where nobody needs to say
     */
    public Service(URI address, int openRequests, Duration timeout, @Nullable String token) {
        this.address = address;
        this.timeout = timeout;
        this.token = token;
        this.open = new Semaphore(openRequests);
    }

    public Answer get(String path) throws InterruptedException {
        return send(request(path).GET());
    }

    public Answer put(String path, Object body) throws InterruptedException {
        return send(request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofByteArray(json(body))));
    }

    /** @param key the Idempotency-Key: the same key again does nothing new */
    public Answer post(String path, Object body, String key) throws InterruptedException {
        return send(request(path).header("Content-Type", "application/json").header("Idempotency-Key", key)
                .POST(BodyPublishers.ofByteArray(json(body))));
    }

    public Answer putLines(String path, List<?> lines) throws InterruptedException {
        return send(request(path).header("Content-Type", "application/x-ndjson").PUT(BodyPublishers.ofString(ndjson(lines))));
    }

    public Answer postLines(String path, List<?> lines) throws InterruptedException {
        return send(request(path).header("Content-Type", "application/x-ndjson").POST(BodyPublishers.ofString(ndjson(lines))));
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(address.resolve(path)).timeout(timeout).header("Accept", "application/json, application/problem+json");
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private Answer send(HttpRequest.Builder builder) throws InterruptedException {
        open.acquire();
        try {
            return answer(CLIENT.send(builder.build(), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            return new NotNow("no answer: " + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()), null);
        } finally {
            open.release();
        }
    }

    private static Answer answer(HttpResponse<byte[]> response) {
        int status = response.statusCode();
        var body = tree(response.body());
        if (status < 300) {
            return new Done(status, body);
        }
        if (status == 429 || status == 408 || status >= 500) {
            return new NotNow(Reasons.of(status, body), retryAfter(response));
        }
        return new Refused(status, Reasons.of(status, body));
    }

    /** Seconds only: none of our services sends a date. Bounded, so that a wrong header cannot silence a till for hours. */
    private static @Nullable Duration retryAfter(HttpResponse<?> response) {
        return response.headers().firstValue("Retry-After")
                .filter(text -> text.matches("\\d{1,6}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .map(wait -> wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait)
                .orElse(null);
    }

    private static JsonNode tree(byte[] body) {
        try {
            return body.length == 0 ? MissingNode.getInstance() : Json.MAPPER.readTree(body);
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    private static String ndjson(List<?> lines) {
        return lines.stream().map(line -> new String(json(line), StandardCharsets.UTF_8)).collect(Collectors.joining("\n", "", "\n"));
    }

    private static byte[] json(Object body) {
        try {
            return Json.MAPPER.writeValueAsBytes(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
