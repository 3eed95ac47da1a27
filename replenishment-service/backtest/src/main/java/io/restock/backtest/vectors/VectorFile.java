package io.restock.backtest.vectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.restock.backtest.history.UserError;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** The rows of a CSV file of published values. */
final class VectorFile implements Iterator<Row>, Closeable {
    private static final List<String> COLUMNS = List.of("area", "name", "inputs_json", "expected_json", "tolerance", "source");

    private final Path file;
    private final MappingIterator<Map<String, String>> rows;
    private long line = 1;

    private VectorFile(Path file, MappingIterator<Map<String, String>> rows) {
        this.file = file;
        this.rows = rows;
    }

    /** @throws UserError if there is no such file, or its columns are others */
    static VectorFile open(Path file) throws IOException {
        MappingIterator<Map<String, String>> rows;
        try {
            rows = new CsvMapper().readerForMapOf(String.class).with(CsvSchema.emptySchema().withHeader())
                    .readValues(Files.newBufferedReader(file));
            rows.hasNext();
        } catch (NoSuchFileException e) {
            throw new UserError("there is no file " + file + "; give the path of a CSV file of " + String.join(",", COLUMNS));
        } catch (JsonProcessingException e) {
            throw new UserError(file + " is no CSV file of " + String.join(",", COLUMNS) + ": " + e.getOriginalMessage());
        }
        var found = ((CsvSchema) rows.getParserSchema());
        for (String column : COLUMNS) {
            if (found.column(column) == null && !column.equals("source")) {
                throw new UserError(file + " has no column " + column + "; its first line must be " + String.join(",", COLUMNS));
            }
        }
        return new VectorFile(file, rows);
    }

    @Override
    public boolean hasNext() {
        return rows.hasNext();
    }

    @Override
    public Row next() {
        line++;
        Map<String, String> row;
        try {
            row = rows.next();
        } catch (RuntimeException e) {
            throw new UserError(file + ", row " + line + ": " + e.getMessage());
        }
        return new Row(line, text(row, "area"), text(row, "name"), text(row, "inputs_json"), text(row, "expected_json"), text(row, "tolerance"),
                text(row, "source"));
    }

    private static String text(Map<String, String> row, String column) {
        return row.getOrDefault(column, "").strip();
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
