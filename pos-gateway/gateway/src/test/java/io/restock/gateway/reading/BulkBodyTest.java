package io.restock.gateway.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restock.border.http.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A bulk body")
class BulkBodyTest {
    @Test
    void of_lines_loses_only_the_line_that_cannot_be_read() {
        assertThat(given(new BulkLines(bytes("{\"n\":1}\n\n{\"n\":\r\n{\"n\":3}\r\n{\"n\":4} {\"n\":5}\n{\"n\":6}"))))
                .satisfiesExactly(
                        it -> assertThat(it).isEqualTo("1"),
                        it -> assertThat(it).startsWith("line 3 of the body: "),
                        it -> assertThat(it).isEqualTo("3"),
                        it -> assertThat(it).startsWith("line 5 of the body: "),
                        it -> assertThat(it).isEqualTo("6"));
    }

    @Test
    void of_lines_that_was_cut_off_gives_what_came_before() {
        assertThat(given(new BulkLines(bytes("{\"n\":1}\n{\"n\":2}\n{\"n\":")))).hasSize(3).startsWith("1", "2");
    }

    @Test
    void of_an_array_gives_what_stands_before_a_bad_place_and_then_reports_the_place() {
        assertThat(given(new BulkArray(bytes("[{\"n\":1},\n{\"n\":2},\n{\"n\" 3},{\"n\":4}]"))))
                .hasSize(3).startsWith("1", "2").last().asString().contains("line 3, column");
        assertThat(given(new BulkArray(bytes("[{\"n\":1},{\"n\":")))).hasSize(2).startsWith("1");
        assertThat(given(new BulkArray(bytes("[{\"n\":1}] []")))).hasSize(2).last().asString().contains("goes on after the end");
    }

    @Test
    void that_is_no_array_is_refused_with_the_two_forms_that_are_read() {
        assertThatThrownBy(() -> given(new BulkArray(bytes("{\"n\":1}")))).hasMessageContaining("JSON array").hasMessageContaining("x-ndjson");
    }

    @Test
    void with_more_than_a_thousand_transactions_is_refused_before_the_first_is_given() {
        var lines = new BulkLines(bytes("{}\n".repeat(1_001)));
        var array = new BulkArray(bytes("[" + "{},".repeat(1_000) + "{}]"));
        for (BulkBody body : List.of(lines, array)) {
            assertThatThrownBy(body::boundedCount).isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().status()).isEqualTo(413))
                    .hasMessageContaining("1001 transactions");
        }
        assertThat(new BulkLines(bytes("{}\n".repeat(1_000))).boundedCount()).isEqualTo(1_000);
    }

    private static List<String> given(BulkBody body) {
        var given = new ArrayList<String>();
        body.forEach(node -> given.add(node.path("n").asText()), problem -> given.add(problem.problem().detail()));
        return given;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
