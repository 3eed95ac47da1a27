package io.restock.terminal.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Comma-separated rows")
class CsvTest {
    private static Csv csv(String text) {
        return new Csv(new BufferedReader(new StringReader(text)));
    }

    @Test
    void keep_commas_quotes_and_line_ends_inside_quotes() {
        var csv = csv("name,note\r\n\"a, b\",\"says \"\"hi\"\"\nand leaves\"\r\n");
        var row = csv.next();

        assertThat(row.get("name")).isEqualTo("a, b");
        assertThat(row.get("note")).isEqualTo("says \"hi\"\nand leaves");
        assertThat(csv.next()).isNull();
    }

    @Test
    void may_be_empty_short_or_end_without_a_line_end() {
        var csv = csv("a,b,c\n\"\",,3\n\n1");
        var first = csv.next();
        var last = csv.next();

        assertThat(List.of(first.get("a"), first.get("b"), first.get("c"))).containsExactly("", "", "3");
        assertThat(List.of(last.get("a"), last.get("b"), last.get("nothing"))).containsExactly("1", "", "");
        assertThat(csv.next()).isNull();
    }

    @Test
    void that_miss_a_column_are_another_file() {
        assertThatThrownBy(() -> Csv.open(ReplayTest.file("retail.csv").getFirst(), List.of("basket_id")))
                .hasMessageContaining("has no column basket_id");
    }

    @Test
    void with_a_quote_that_never_ends_are_refused_instead_of_filling_the_memory() {
        assertThatThrownBy(() -> csv("a\n\"" + "x".repeat(200_000)).next()).hasMessageContaining("is a quote missing?");
    }
}
