package io.restock.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A text, line by line")
class BoundedLinesTest {
    private static final int LONGEST = 10;

    @Test
    void is_read_whatever_ends_its_lines() throws Exception {
        assertThat(read(new StringReader("one\ntwo\r\n\n0123456789\nlast"))).containsExactly("one", "two", "", "0123456789", "last");
        assertThat(read(new StringReader("0123456789\r\nlast"))).containsExactly("0123456789", "last");
        assertThat(read(new StringReader(""))).isEmpty();
        assertThat(read(new StringReader("one\n"))).containsExactly("one");
    }

    @Test
    void begins_behind_a_byte_order_mark() throws Exception {
        assertThat(read(new StringReader("\ufeffone\ntwo"))).containsExactly("one", "two");
        assertThat(read(new StringReader("\ufeff\n\ufefftwo"))).as("only at the head").containsExactly("", "\ufefftwo");
        assertThat(read(new StringReader("\ufeff"))).isEmpty();
    }

    @Test
    void with_one_character_too_many_in_a_line_is_refused() {
        for (String line : List.of("0123456789x", "0123456789\rx", "0123456789\r\r\n")) {
            assertThatThrownBy(() -> read(new StringReader("one\n" + line))).isInstanceOf(BoundedLines.TooLongException.class).hasMessage("line 2 has more than 10 characters");
        }
    }

    @Test
    void with_a_line_that_never_ends_is_refused_by_its_number() {
        var endless = new Reader() {
            private int given;

            @Override
            public int read(char[] into, int from, int length) {
                for (int i = from; i < from + length; i++) {
                    into[i] = given++ == 3 ? '\n' : 'x';
                }
                return length;
            }

            @Override
            public void close() {}
        };
        assertThatThrownBy(() -> read(endless)).isInstanceOf(BoundedLines.TooLongException.class).hasMessage("line 2 has more than 10 characters");
    }

    private static List<String> read(Reader text) throws IOException {
        try (var lines = new BoundedLines(text, LONGEST)) {
            var all = new ArrayList<String>();
            for (String line = lines.next(); line != null; line = lines.next()) {
                all.add(line);
                assertThat(lines.number()).isEqualTo(all.size());
            }
            return all;
        }
    }
}
