package io.restock.gateway.reading;

import com.fasterxml.jackson.databind.JsonNode;
import io.restock.border.http.ProblemException;
import java.util.function.Consumer;

/**
 * Many transactions in one body, given one by one to a taker. They are counted before the first is given, so that a body with too many
 * does nothing; what stands before a place that cannot be read has been given by then.
 */
public sealed interface BulkBody permits BulkArray, BulkLines {
    int TRANSACTIONS_AT_MOST = 1_000;

    /** How many there are, looking no further than the first place that cannot be read. */
    int count();

    /** Gives each transaction, or the problem that stands in its place. */
    void forEach(Consumer<JsonNode> taker, Consumer<ProblemException> unreadable);

    /**
     * How many there are.
     *
     * @throws ProblemException 413 if that is more than {@value #TRANSACTIONS_AT_MOST}
     */
    default int boundedCount() {
        int count = count();
        if (count > TRANSACTIONS_AT_MOST) {
            throw ProblemException.of(413, "Too much at once", "the body has " + count + " transactions and at most " + TRANSACTIONS_AT_MOST
                    + " are taken at once; nothing was recorded, so split it");
        }
        return count;
    }
}
