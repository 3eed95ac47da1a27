package io.restock.gateway.reading;

import com.fasterxml.jackson.databind.JsonNode;
import io.restock.border.http.ProblemException;
import java.util.function.Consumer;

/** NDJSON: one transaction a line. A bad line spoils only itself; empty lines are passed over. */
public record BulkLines(byte[] body) implements BulkBody {
    @Override
    public int count() {
        int count = 0;
        for (int from = 0; from < body.length;) {
            int end = endOfLine(from);
            count += isBlank(from, end) ? 0 : 1;
            from = end + 1;
        }
        return count;
    }

    @Override
    public void forEach(Consumer<JsonNode> taker, Consumer<ProblemException> unreadable) {
        int number = 1;
        for (int from = 0; from < body.length; number++) {
            int end = endOfLine(from);
            if (!isBlank(from, end)) {
                give(from, end, number, taker, unreadable);
            }
            from = end + 1;
        }
    }

    private void give(int from, int end, int number, Consumer<JsonNode> taker, Consumer<ProblemException> unreadable) {
        JsonNode transaction;
        try {
            transaction = Bodies.json(body, from, end - from);
        } catch (ProblemException e) {
            unreadable.accept(ProblemException.unreadable("line " + number + " of the body: " + e.problem().detail()));
            return;
        }
        taker.accept(transaction);
    }

    private int endOfLine(int from) {
        int end = from;
        while (end < body.length && body[end] != '\n') {
            end++;
        }
        return end;
    }

    private boolean isBlank(int from, int end) {
        for (int i = from; i < end; i++) {
            if (body[i] != ' ' && body[i] != '\t' && body[i] != '\r') {
                return false;
            }
        }
        return true;
    }
}
