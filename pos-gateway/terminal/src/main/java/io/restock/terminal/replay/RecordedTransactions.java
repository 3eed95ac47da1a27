package io.restock.terminal.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restock.contracts.BoundedLines;
import io.restock.contracts.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** Our own form: a transaction of the bulk body on each line. Its stores and items are those of the chain that is there. */
public record RecordedTransactions(List<Path> files) implements Recording {
    /** Somewhat more than the gateway takes of one transaction. */
    private static final int LONGEST_LINE = 2_000_000;

    @Override
    public Listing listing() {
        return new Listing(List.of(), List.of(), 0);
    }

    @Override
    public void read(Taker taker) throws InterruptedException {
        for (var file : files) {
            try (var reader = new BoundedLines(Csv.text(file), LONGEST_LINE)) {
                for (var line = reader.next(); line != null; line = reader.next()) {
                    if (!line.isBlank()) {
                        take(taker, line);
                    }
                }
            } catch (BoundedLines.TooLongException e) {
                throw new IllegalArgumentException(file + ": " + e.getMessage() + "; is it one transaction a line?", e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void take(Taker taker, String line) throws InterruptedException {
        try {
            if (Json.MAPPER.readTree(line) instanceof ObjectNode transaction) {
                var posting = new Posting(transaction);
                taker.read(posting.lines());
                taker.post(posting);
                return;
            }
        } catch (JsonProcessingException e) {
            // counted below: which line of a large file it was matters less than how many
        }
        taker.read(1);
        taker.rejected("the line is not a JSON object");
    }
}
