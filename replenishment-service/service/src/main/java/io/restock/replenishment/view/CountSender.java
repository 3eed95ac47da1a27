package io.restock.replenishment.view;

import io.restock.border.http.ProblemException;
import io.restock.contracts.Json;
import io.restock.contracts.StoreItemId;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Posts counts to the ledger in the name of the one who asks. */
@Singleton
class CountSender {
    private static final Duration CONNECTED_WITHIN = Duration.ofSeconds(2);
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(10);
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(5);

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECTED_WITHIN).build();
    @ConfigProperty(name = "restock.ledger.url")
    String ledger;

    /**
     * @param key under which the same count is the same count
     * @return the ledger's answer as it is
     * @throws ProblemException 503 if the ledger does not answer
     */
    Response send(StoreItemId id, int units, Instant countedAt, String key, String authorization) {
        try {
            var body = Json.MAPPER.writeValueAsBytes(Map.of("countedAt", countedAt.toString(),
                    "lines", List.of(Map.of("item", id.item().digits(), "units", units))));
            var request = HttpRequest.newBuilder(URI.create(ledger + "/v1/stores/" + id.store() + "/counts")).timeout(ANSWERED_WITHIN)
                    .header("Content-Type", "application/json").header("Idempotency-Key", key).POST(HttpRequest.BodyPublishers.ofByteArray(body));
            if (authorization != null) {
                request.header("Authorization", authorization);
            }
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return Response.status(answer.statusCode()).type(answer.headers().firstValue("Content-Type").orElse("application/json"))
                    .entity(answer.body()).build();
        } catch (IOException e) {
            throw ProblemException.busy(503, "the ledger does not answer at " + ledger + "; send the answer again", AGAIN_AFTER);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProblemException.busy(503, "the service is stopping; send the answer again", AGAIN_AFTER);
        }
    }
}
