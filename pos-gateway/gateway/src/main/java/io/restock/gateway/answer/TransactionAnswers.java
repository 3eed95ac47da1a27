package io.restock.gateway.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restock.border.http.ProblemException;
import io.restock.contracts.Json;
import io.restock.contracts.store.TransactionId;
import io.restock.gateway.intake.Intake;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * What became of a transaction: the ledger says what each line did, replenishment what is under way for its item. Until the ledger has it,
 * our own memory of Kafka's acknowledgement answers.
 */
@Singleton
public final class TransactionAnswers {
    private static final Duration CONNECTS_WITHIN = Duration.ofMillis(500);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECTS_WITHIN).build();
    private final Neighbour ledger;
    private final OrderNotes orders;
    private final Intake intake;

    TransactionAnswers(@ConfigProperty(name = "restock.ledger.url", defaultValue = "http://127.0.0.1:8082") String ledger,
            @ConfigProperty(name = "restock.replenishment.url", defaultValue = "http://127.0.0.1:8083") String replenishment, Intake intake) {
        this.ledger = new Neighbour(http, ledger);
        this.orders = new OrderNotes(new Neighbour(http, replenishment));
        this.intake = intake;
    }

    @PreDestroy
    void close() {
        http.shutdownNow();
    }

    /**
     * @param authorization the caller's header, or null
     * @throws ProblemException 404 if nobody knows it, 503 if the ledger does not answer and we cannot either
     */
    public ObjectNode about(TransactionId id, @Nullable String authorization) {
        ObjectNode applied;
        try {
            applied = ledger.get(id.href(), authorization);
        } catch (IOException e) {
            if (intake.isRecorded(id)) {
                return recorded(id).put("note", "the ledger does not answer just now, so what the lines did is left out");
            }
            throw ProblemException.busy(503, "the ledger does not answer, so nobody can say; ask again", RETRY_AFTER);
        }
        if (applied != null) {
            return withPositions(applied, id, authorization);
        }
        if (intake.isRecorded(id)) {
            return recorded(id);
        }
        throw ProblemException.unknown("transaction " + id + " has not been applied, and this gateway does not remember it; if the till has it, send it");
    }

    private static ObjectNode recorded(TransactionId id) {
        return Json.MAPPER.createObjectNode().put("status", "RECORDED").put("href", id.href());
    }

    /** In the ledger's answer {@code position} is the place in its journal; to a till the word means the inventory position. */
    private ObjectNode withPositions(ObjectNode applied, TransactionId id, @Nullable String authorization) {
        applied.put("href", id.href());
        for (JsonNode line : applied.path("lines")) {
            if (line instanceof ObjectNode fields && fields.has("position")) {
                fields.set("journalPosition", fields.remove("position"));
            }
        }
        orders.addTo(applied, id.store(), authorization);
        return applied;
    }
}
