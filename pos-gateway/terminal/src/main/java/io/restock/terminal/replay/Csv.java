package io.restock.terminal.replay;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Reads comma-separated rows with a header, quoted as RFC 4180 has it: commas, doubled quotes and line ends inside quotes belong to the field. */
public final class Csv implements AutoCloseable {
    private static final int LONGEST_FIELD = 100_000;

    private final BufferedReader reader;
    private final Map<String, Integer> columns = new HashMap<>();
    private long rowNumber = 1;

    /** @param reader at the header */
    Csv(BufferedReader reader) {
        this.reader = reader;
        var header = fields();
        for (int i = 0; header != null && i < header.size(); i++) {
            columns.put(header.get(i).strip(), i);
        }
    }

    /** A row by the names of its columns. A column that is not there is an empty text. */
    public final class Row {
        private final List<String> fields;

        private Row(List<String> fields) {
            this.fields = fields;
        }

        public String get(String column) {
            var i = columns.get(column);
            return i == null || i >= fields.size() ? "" : fields.get(i);
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
        for (var column : required) {
            if (!csv.columns.containsKey(column)) {
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
    public Row next() {
        var fields = fields();
        return fields == null ? null : new Row(fields);
    }

    private List<String> fields() {
        try {
            int c = reader.read();
            while (c == '\n' || c == '\r') {
                c = reader.read();
            }
            return c < 0 ? null : fields(c);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> fields(int first) throws IOException {
        rowNumber++;
        var fields = new ArrayList<String>(columns.size());
        var field = new StringBuilder();
        int c = first;
        while (true) {
            if (c == '"' && field.isEmpty()) {
                quoted(field);
            } else if (c >= 0 && c != ',' && c != '\n' && c != '\r') {
                field.append((char) c);
            } else {
                fields.add(field.toString());
                field.setLength(0);
                if (c != ',') {
                    return fields;
                }
            }
            if (field.length() > LONGEST_FIELD) {
                throw new IllegalArgumentException("row " + rowNumber + " has a field of more than " + LONGEST_FIELD + " characters; is a quote missing?");
            }
            c = reader.read();
        }
    }

    /** Reads up to the closing quote. */
    private void quoted(StringBuilder field) throws IOException {
        for (int c = reader.read(); c >= 0 && field.length() <= LONGEST_FIELD; c = reader.read()) {
            if (c == '"') {
                reader.mark(1);
                if (reader.read() != '"') {
                    reader.reset();
                    return;
                }
            }
            field.append((char) c);
        }
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
