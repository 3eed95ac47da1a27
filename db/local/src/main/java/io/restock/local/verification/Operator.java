package io.restock.local.verification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.restock.contracts.Json;
import io.restock.contracts.operations.Account;
import io.restock.contracts.operations.Rebuilt;
import io.restock.contracts.operations.Verification;
import io.restock.local.supervisor.Part;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads what a service reports to its operators. */
public final class Operator {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(2);
    private static final Duration ACCOUNT_LIMIT = Duration.ofSeconds(10);
    private static final Duration VERIFICATION_LIMIT = Duration.ofSeconds(120);
    private static final Duration REBUILD_LIMIT = Duration.ofMinutes(30);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT_LIMIT).build();
    private final Function<Part, String> baseUrls;
    private final String token;

    /** @param token sent with every question; the operator's role is enough */
    public Operator(Function<Part, String> baseUrls, String token) {
        this.baseUrls = baseUrls;
        this.token = token;
    }

    /** @throws IOException when the service cannot be reached or answers with something else; the message names it */
    public Account account(Part service) throws IOException {
        return ask(service, "/v1/account", ACCOUNT_LIMIT, Account.class);
    }

    /** @throws IOException when the service cannot be reached or answers with something else; the message names it */
    public Verification verification(Part service) throws IOException {
        return ask(service, "/v1/verification", VERIFICATION_LIMIT, Verification.class);
    }

    /** What waits for a second person. @param href where that one decides, @param reason which rule wants one */
    public record Awaiting(String href, String reason) {}

    /** What became of a rebuild: one of the two. */
    public record RebuildAnswer(@Nullable Rebuilt rebuilt, @Nullable Awaiting awaiting) {}

    /** Builds a projection anew. @throws IOException when the service cannot be reached or answers with something else; the message names it */
    public RebuildAnswer rebuild(Part service, String view, boolean mend) throws IOException {
        JsonNode answer = ask(service, "/v1/rebuilds/" + view + "?mend=" + mend, REBUILD_LIMIT, JsonNode.class, request -> request.POST(BodyPublishers.noBody()));
        return answer.has("href") ? new RebuildAnswer(null, Json.MAPPER.treeToValue(answer, Awaiting.class))
                : new RebuildAnswer(Json.MAPPER.treeToValue(answer, Rebuilt.class), null);
    }

    /** @throws IOException when the service cannot be reached or answers with something else; the message names it */
    public JsonNode get(Part service, String path) throws IOException {
        return ask(service, path, ACCOUNT_LIMIT, JsonNode.class);
    }

    /** Sends one JSON object a line. @throws IOException when the service cannot be reached or does not take them; the message names it */
    public JsonNode putLines(Part service, String path, String lines) throws IOException {
        return ask(service, path, VERIFICATION_LIMIT, JsonNode.class,
                request -> request.header("Content-Type", "application/x-ndjson").PUT(BodyPublishers.ofString(lines)));
    }

    private <T> T ask(Part service, String path, Duration limit, Class<T> type) throws IOException {
        return ask(service, path, limit, type, HttpRequest.Builder::GET);
    }

    private <T> T ask(Part service, String path, Duration limit, Class<T> type, UnaryOperator<HttpRequest.Builder> method) throws IOException {
        var uri = URI.create(baseUrls.apply(service) + path);
        var request = method.apply(HttpRequest.newBuilder(uri).timeout(limit).header("Authorization", "Bearer " + token)).build();
        try {
            var answer = client.send(request, BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200 && answer.statusCode() != 202) {
                throw new IOException(service.title() + " answered " + answer.statusCode() + " on " + uri);
            }
            return Json.MAPPER.readValue(answer.body(), type);
        } catch (JsonProcessingException e) {
            throw new IOException(service.title() + " answered what is no " + type.getSimpleName() + " on " + uri + ": "
                    + e.getOriginalMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while asking " + service.title(), e);
        } catch (IOException e) {
            throw e.getMessage() != null && e.getMessage().startsWith(service.title()) ? e
                    : new IOException(service.title() + " cannot be asked on " + uri + ": "
                            + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()), e);
        }
    }
}
