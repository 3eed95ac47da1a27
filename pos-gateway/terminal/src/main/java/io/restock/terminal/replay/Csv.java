package io.restock.terminal.replay;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Comma-separated rows with a header, quoted as RFC 4180 has it. */
public final class Csv implements AutoCloseable {
    private static final int LONGEST_FIELD = 100_000;
    private static final CsvMapper MAPPER = CsvMapper.builder(CsvFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxStringLength(LONGEST_FIELD).build()).build())
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES, CsvParser.Feature.IGNORE_TRAILING_UNMAPPABLE)
            .build();

    private final MappingIterator<Map<String, String>> rows;

    /** @param reader at the header */
    Csv(BufferedReader reader) {
        try {
            rows = MAPPER.readerForMapOf(String.class).with(CsvSchema.emptySchema().withHeader()).readValues(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A row by the names of its columns. A column that is not there is an empty text. */
    public record Row(Map<String, String> fields) {
        public String get(String column) {
            return fields.getOrDefault(column, "");
        }
    }

    /** Opens a file; one that ends in {@code .gz} is unpacked while it is read. */
    public static Csv open(Path file) {
        return new Csv(text(file));
    }

    /**
     * @param required columns without which the file is another one
     * @throws IllegalArgumentException that names the column that is missing
     */
    public static Csv open(Path file, List<String> required) {
        var csv = open(file);
        csv.rows.hasNext(); // reads the header
        for (var column : required) {
            if (((CsvSchema) csv.rows.getParserSchema()).column(column) == null) {
                csv.close();
                throw new IllegalArgumentException(file + " has no column " + column + "; columns needed are " + required);
            }
        }
        return csv;
    }

    static BufferedReader text(Path file) {
        try {
            InputStream in = Files.newInputStream(file);
            return new BufferedReader(new InputStreamReader(
                    file.toString().endsWith(".gz") ? new GZIPInputStream(in, 1 << 16) : in, StandardCharsets.UTF_8), 1 << 16);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    /** @return the next row, or null at the end */
    public @Nullable Row next() {
        try {
            return rows.hasNextValue() ? new Row(rows.nextValue()) : null;
        } catch (StreamConstraintsException e) {
            throw new IllegalArgumentException("row " + rows.getCurrentLocation().getLineNr() + " has a field of more than " + LONGEST_FIELD
                    + " characters; is a quote missing?", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            rows.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
