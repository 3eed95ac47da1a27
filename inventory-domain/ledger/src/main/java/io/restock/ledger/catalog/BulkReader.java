package io.restock.ledger.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restock.border.http.Checking;
import io.restock.border.http.ProblemException;
import io.restock.border.http.ProblemMapper;
import io.restock.contracts.BoundedLines;
import io.restock.contracts.access.Author;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.ToIntBiFunction;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Reads one JSON object a line and takes them 500 at a time; a wrong line is reported and does not stop the others. */
@ApplicationScoped
public class BulkReader {
    private static final int AT_ONCE = 500;
    private static final int PROBLEMS_TOLD = 100;
    private static final int LONGEST_LINE = 100_000;

    @Inject
    ObjectMapper json;

    /** @param line number of the line, 1 and up */
    public record LineProblem(long line, List<String> errors) {}

    /** @param created how many of the accepted were not there before, @param problems at most 100 of the rejected */
    public record Outcome(long accepted, long created, long rejected, List<LineProblem> problems) {}

    <B, T> Outcome read(InputStream lines, Class<B> type, BiFunction<B, Checking, @Nullable T> check, ToIntBiFunction<List<T>, Author> take, Author by) {
        var bulk = new Bulk<T>(values -> take.applyAsInt(values, by));
        try (var reader = new BoundedLines(new InputStreamReader(lines, StandardCharsets.UTF_8), LONGEST_LINE)) {
            for (String line = reader.next(); line != null; line = reader.next()) {
                bulk.number = reader.number();
                if (!line.isBlank()) {
                    take(line, type, check, bulk);
                }
            }
        } catch (BoundedLines.TooLongException e) {
            throw ProblemException.unreadable(e.getMessage() + ", which no store, item or price needs; lines before it may be recorded, send all again");
        } catch (IOException e) {
            throw ProblemException.unreadable("the body ended early, after line " + bulk.number + "; lines before it may be recorded, send all again");
        }
        bulk.flush();
        return new Outcome(bulk.accepted, bulk.created, bulk.rejected, bulk.problems);
    }

    private <B, T> void take(String line, Class<B> type, BiFunction<B, Checking, @Nullable T> check, Bulk<T> bulk) {
        try {
            var checking = new Checking();
            B body = json.readValue(line, type);
            T value = checking.require(body != null, "line", "must be an object, was null") ? check.apply(body, checking) : null;
            if (value != null && checking.areNone()) {
                bulk.add(value);
            } else {
                bulk.reject(bulk.number, checking.errors());
            }
        } catch (JsonProcessingException e) {
            bulk.reject(bulk.number, List.of(ProblemMapper.unreadable(e).detail()));
        }
    }

    private static final class Bulk<T> {
        private final ToIntFunction<List<T>> take;
        private final List<T> waiting = new ArrayList<>();
        private final List<Long> waitingLines = new ArrayList<>();
        private final List<LineProblem> problems = new ArrayList<>();
        private long number;
        private long accepted;
        private long created;
        private long rejected;

        private Bulk(ToIntFunction<List<T>> take) {
            this.take = take;
        }

        void add(T value) {
            waiting.add(value);
            waitingLines.add(number);
            if (waiting.size() == AT_ONCE) {
                flush();
            }
        }

        void reject(long line, List<String> errors) {
            rejected++;
            if (problems.size() < PROBLEMS_TOLD) {
                problems.add(new LineProblem(line, List.copyOf(errors)));
            }
        }

        void flush() {
            if (waiting.isEmpty()) {
                return;
            }
            try {
                created += take.applyAsInt(List.copyOf(waiting));
                accepted += waiting.size();
            } catch (ProblemException e) {
                oneByOne(e);
            }
            waiting.clear();
            waitingLines.clear();
        }

        /** One of them stands in the way of the others: find it. */
        private void oneByOne(ProblemException whole) {
            if (whole.problem().status() >= 500) {
                throw whole;
            }
            for (int i = 0; i < waiting.size(); i++) {
                try {
                    created += take.applyAsInt(List.of(waiting.get(i)));
                    accepted++;
                } catch (ProblemException e) {
                    reject(waitingLines.get(i), List.of(e.problem().detail()));
                }
            }
        }
    }
}
