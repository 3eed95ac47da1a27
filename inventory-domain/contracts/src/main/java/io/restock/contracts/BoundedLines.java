package io.restock.contracts;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/**
 * Text line by line, of which none fills the memory: one that is too long, or has no end at all, is refused by its number. The byte order mark that some
 * programs put at the head of a text is passed over.
 */
public final class BoundedLines implements Closeable {
    private static final int BYTE_ORDER_MARK = '\ufeff';

    private final BufferedReader text;
    private final int longest;
    private long number;

    /** A line has more characters than may be. */
    public static final class TooLongException extends IOException {
        private static final long serialVersionUID = 1;

        private TooLongException(String message) {
            super(message);
        }
    }

    /** @param longest characters of a line, its end not counted */
    public BoundedLines(Reader text, int longest) {
        this.text = new BufferedReader(text, 1 << 16);
        this.longest = longest;
    }

    /**
     * The next line without its end, or null after the last.
     *
     * @throws TooLongException if it is too long; what follows cannot be read either
     */
    public @Nullable String next() throws IOException {
        int c = text.read();
        if (c == BYTE_ORDER_MARK && number == 0) {
            c = text.read();
        }
        if (c < 0) {
            return null;
        }
        number++;
        var line = new StringBuilder();
        for (; c >= 0 && c != '\n'; c = text.read()) {
            if (line.length() > longest || line.length() == longest && c != '\r') {
                throw new TooLongException("line %d has more than %,d characters".formatted(number, longest));
            }
            line.append((char) c);
        }
        if (!line.isEmpty() && line.charAt(line.length() - 1) == '\r') {
            line.setLength(line.length() - 1);
        }
        return line.toString();
    }

    /** Of the line read last, from 1 on. */
    public long number() {
        return number;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
