package io.restock.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The headers of a record")
class RecordHeadersTest {
    @Test
    void say_what_it_is_where_it_stands_and_when_it_happened() {
        var headers = headers(Map.of("type", "ItemSold", "position", "17", "schemaVersion", "2", "occurredAt", "2026-03-02T17:04:11Z"));

        assertThat(headers.type()).isEqualTo("ItemSold");
        assertThat(headers.position()).isEqualTo(17);
        assertThat(headers.schemaVersion()).isEqualTo(2);
        assertThat(headers.instant(Headers.OCCURRED_AT)).isEqualTo(Instant.parse("2026-03-02T17:04:11Z"));
    }

    @Test
    void may_leave_out_what_has_a_meaning_when_it_is_left_out() {
        var none = headers(Map.of());

        assertThat(none.position()).isZero();
        assertThat(none.schemaVersion()).isEqualTo(1);
        assertThat(none.text(Headers.TRACE_PARENT)).isNull();
        assertThat(none.instant(Headers.RECORDED_AT, Instant.EPOCH)).isEqualTo(Instant.EPOCH);
    }

    @Test
    void must_say_the_rest() {
        assertThatIllegalArgumentException().isThrownBy(() -> headers(Map.of()).type()).withMessage("has no header type");
        assertThatIllegalArgumentException().isThrownBy(() -> headers(Map.of()).instant(Headers.OCCURRED_AT)).withMessage("has no header occurredAt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"many", "", "-1", "0", "17.5", "92233720368547758070"})
    void are_refused_by_name_where_they_are_no_number(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> headers(Map.of("position", text)).position())
                .withMessage("the header position is \"" + text + "\", not a number from 1 to 9223372036854775807");
    }

    @Test
    void are_refused_by_name_where_they_are_no_instant() {
        assertThatIllegalArgumentException().isThrownBy(() -> headers(Map.of("occurredAt", "yesterday")).instant(Headers.OCCURRED_AT))
                .withMessageStartingWith("the header occurredAt is \"yesterday\"");
    }

    private static RecordHeaders headers(Map<String, String> texts) {
        return new RecordHeaders(name -> texts.containsKey(name) ? texts.get(name).getBytes(StandardCharsets.UTF_8) : null);
    }
}
