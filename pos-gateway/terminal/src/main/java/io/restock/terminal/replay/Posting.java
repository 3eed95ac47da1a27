package io.restock.terminal.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restock.contracts.Json;
import io.restock.terminal.till.Receipt;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One transaction in the form of the gateway's bulk body, right or wrong: that is for the gateway to say. */
record Posting(ObjectNode transaction) {
    static Posting of(Receipt receipt) {
        return new Posting(Json.MAPPER.valueToTree(receipt));
    }

    /** Lines that it accounts for, at least one: a transaction without lines is a line that went wrong. */
    int lines() {
        return Math.max(1, transaction.path("lines").size());
    }

    /** Receipts of one store keep their order. */
    String store() {
        return transaction.path("store").asText();
    }

    /** @return null if it does not say when */
    @Nullable
    Instant at() {
        try {
            return OffsetDateTime.parse(transaction.path("occurredAt").asText()).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    /**
     * What a till would send after its lines at these places were refused: the others, under their old numbers.
     *
     * @return null if nothing is left
     */
    @Nullable
    Posting without(Set<Integer> places) {
        var rest = transaction.deepCopy();
        var lines = rest.putArray("lines");
        int place = 0;
        for (JsonNode line : transaction.path("lines")) {
            if (!places.contains(place++)) {
                lines.add(line);
            }
        }
        return lines.isEmpty() ? null : new Posting(rest);
    }
}
