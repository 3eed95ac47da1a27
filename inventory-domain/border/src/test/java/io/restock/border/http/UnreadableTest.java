package io.restock.border.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restock.contracts.Gtin;
import io.restock.contracts.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("JSON that does not fit")
class UnreadableTest {
    private enum Place { RESERVE, STAGED }

    private record Line(Integer units, Long pick, Place place, Boolean complete, Gtin item, String name) {}

    private record Body(OffsetDateTime at, Instant until, LocalDate from, List<Line> lines) {}

    private static final ObjectMapper MAPPER = Json.MAPPER.copy();

    static {
        new Times().customize(MAPPER);
    }

    @Test
    void times_are_read_with_the_offset_that_was_told() throws Exception {
        var body = MAPPER.readValue("{\"at\": \"2026-03-02T18:04:11+01:00\", \"until\": \"2026-03-02T18:04:11+01:00\", \"from\": \"2026-03-02\", \"lines\": null}", Body.class);
        assertThat(body).isEqualTo(new Body(OffsetDateTime.parse("2026-03-02T18:04:11+01:00"), Instant.parse("2026-03-02T17:04:11Z"), LocalDate.of(2026, 3, 2), null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{'at': 'noon'}                        | at must be a time with its offset, such as 2026-03-02T18:04:11+01:00, was noon",
        "{'until': 'soonZ'}                    | until must be a time with its offset, such as 2026-03-02T18:04:11+01:00, was soonZ",
        "{'at': '+999999999-01-01T00:00:00Z'}  | at must be a time with its offset, such as 2026-03-02T18:04:11+01:00, was +999999999-01-01T00:00:00Z",
        "{'until': '+10000-01-01T00:00:00Z'}   | until must be a time with its offset, such as 2026-03-02T18:04:11+01:00, was +10000-01-01T00:00:00Z",
        "{'until': 1772474651}                 | until must be a time with its offset, such as 2026-03-02T18:04:11+01:00, was 1772474651",
        "{'from': '1969-12-31'}                | from must be a date such as 2026-03-02, was 1969-12-31",
        "{'from': '2026-02-30'}                | from must be a date such as 2026-03-02, was 2026-02-30",
        "{'lines': {}}                         | lines must be a list",
        "{'lines': [3]}                        | lines[0] must be an object",
        "{'lines': [{}, {'units': 'six'}]}     | lines[1].units must be a whole number of at most 2147483647, was six",
        "{'lines': [{'units': 99999999999}]}   | lines[0].units must be a whole number of at most 2147483647",
        "{'lines': [{'units': []}]}            | lines[0].units must be a whole number of at most 2147483647",
        "{'lines': [{'pick': 'P1'}]}           | lines[0].pick must be a whole number of at most 9223372036854775807, was P1",
        "{'lines': [{'place': 'CELLAR'}]}      | lines[0].place must be one of [RESERVE, STAGED], was CELLAR",
        "{'lines': [{'complete': 'yes'}]}      | lines[0].complete must be true or false, was yes",
        "{'lines': [{'name': {}}]}             | lines[0].name must be a text",
        "{'lines': [{'item': '07038010000011'}]} | lines[0].item has a wrong check digit: 07038010000011 should end in 0",
    })
    void names_the_field_and_what_it_must_be(String body, String sentence) {
        var thrown = catchThrowableOfType(JsonProcessingException.class, () -> MAPPER.readValue(body.replace('\'', '"'), Body.class));
        var problem = ProblemMapper.unreadable(thrown);
        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.errors()).containsExactly(sentence);
    }
}
