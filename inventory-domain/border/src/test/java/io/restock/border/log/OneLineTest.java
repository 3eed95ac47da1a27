package io.restock.border.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A line of the log")
class OneLineTest {
    private static final String FORGED = "milk\r\n10:00:00.000 INFO  [Till] all is well\u001b[2J\u2028\u202ereversed";

    private final OneLine log = new OneLine(new PatternFormatter("%-5p [%c{1}] %s%e%n"));

    @Test
    void is_written_as_it_always_was_where_nothing_is_strange_in_it() {
        assertThat(written("Smør & brød at 5 %: %s", null)).isEqualTo("WARN  [Shelf] Smør & brød at 5 %: %s\n");
    }

    @Test
    void stays_one_line_and_gives_a_terminal_no_orders_whatever_it_quotes() {
        assertThat(written(FORGED, null))
                .isEqualTo("WARN  [Shelf] milk\\r\\n10:00:00.000 INFO  [Till] all is well\\u001b[2J\\u2028\\u202ereversed\n");
    }

    @Test
    void is_followed_by_its_cause_which_cannot_pass_for_a_line_of_its_own() {
        String written = written("no such item", new IllegalStateException(FORGED, new IllegalArgumentException(FORGED)));
        assertThat(written).contains("\tCaused by: java.lang.IllegalArgumentException", "10:00:00.000 INFO").doesNotContain("\u001b", "\u2028", "\r").endsWith("\n");
        assertThat(written.lines().skip(1)).isNotEmpty().allMatch(line -> line.startsWith("\t"));
    }

    private String written(String message, Throwable cause) {
        var line = new ExtLogRecord(Level.WARNING, message, ExtLogRecord.FormatStyle.NO_FORMAT, OneLineTest.class.getName());
        line.setLevel(org.jboss.logmanager.Level.WARN);
        line.setLoggerName("io.restock.Shelf");
        line.setThrown(cause);
        return log.format(line);
    }
}
