package io.restock.backtest.history;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** A CSV file with named columns, plain or gzip, row by row. */
final class Table implements Closeable {
    private final Path file;
    private final MappingIterator<String[]> rows;
    private final Map<String, Integer> index = new HashMap<>();
    private String[] row = {};
    private long line = 1;

    private Table(Path file, MappingIterator<String[]> rows) {
        this.file = file;
        this.rows = rows;
        String[] columns = rows.hasNext() ? rows.next() : new String[0];
        for (int i = 0; i < columns.length; i++) {
            index.put(columns[i], i);
        }
    }

    /** @throws UserError if the file cannot be read or lacks a column */
    static Table open(Path file, String... needed) {
        try {
            var table = new Table(file, new CsvMapper().enable(CsvParser.Feature.WRAP_AS_ARRAY).readerFor(String[].class).readValues(stream(file)));
            for (String column : needed) {
                if (!table.index.containsKey(column)) {
                    table.close();
                    throw new UserError(file + " has no column " + column);
                }
            }
            return table;
        } catch (NoSuchFileException e) {
            throw new UserError("there is no file " + file);
        } catch (IOException e) {
            throw new UserError("cannot read " + file + ": " + e.getMessage());
        }
    }

    private static InputStream stream(Path file) throws IOException {
        var in = new BufferedInputStream(Files.newInputStream(file));
        in.mark(2);
        boolean zipped = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return zipped ? new GZIPInputStream(in, 1 << 16) : in;
    }

    boolean next() {
        line++;
        try {
            boolean more = rows.hasNext();
            row = more ? rows.next() : row;
            return more;
        } catch (RuntimeException e) {
            throw new UserError(file + ", line " + line + ": " + e.getMessage());
        }
    }

    String text(String column) {
        int i = requireNonNull(index.get(column), column);
        return i < row.length ? row[i].strip() : "";
    }

    double number(String column) {
        try {
            return Double.parseDouble(text(column));
        } catch (NumberFormatException e) {
            throw wrong(column, "a number");
        }
    }

    /** A whole number from 0, or what an empty field stands for. */
    int wholeOr(String column, int empty) {
        String text = text(column);
        if (text.isEmpty()) {
            return empty;
        }
        double number = number(column);
        if (number < 0 || number != Math.rint(number) || number > Integer.MAX_VALUE) {
            throw wrong(column, "a whole number from 0");
        }
        return (int) number;
    }

    UserError wrong(String column, String wanted) {
        return new UserError(file + ", line " + line + ": " + column + " must be " + wanted + ", was \"" + text(column) + "\"");
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
