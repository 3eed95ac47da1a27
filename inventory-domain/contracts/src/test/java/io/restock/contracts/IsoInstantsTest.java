package io.restock.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsoInstantsTest {
    private static final int CASES = 100_000;
    private static final int[] GRAINS = {1, 1_000, 1_000_000, 1_000_000_000};

    @Test
    void writes_and_reads_as_the_jdk_does() {
        long seed = System.nanoTime();
        System.out.println("IsoInstantsTest seed " + seed);
        var random = new SplittableRandom(seed);
        for (int i = 0; i < CASES; i++) {
            int grain = GRAINS[random.nextInt(GRAINS.length)];
            long seconds = random.nextLong(-80_000_000_000L, 260_000_000_000L);
            Instant instant = Instant.ofEpochSecond(seconds, random.nextInt(1_000_000_000) / grain * (long) grain);
            assertThat(IsoInstants.text(instant)).isEqualTo(instant.toString());
            assertThat(IsoInstants.parse(instant.toString())).isEqualTo(instant);
        }
    }

    @Test
    void reads_times_with_their_offset_as_the_jdk_does() {
        long seed = System.nanoTime();
        System.out.println("IsoInstantsTest seed " + seed);
        var random = new SplittableRandom(seed);
        for (int i = 0; i < CASES; i++) {
            var offset = ZoneOffset.ofTotalSeconds(random.nextInt(-17 * 60, 17 * 60) * 60);
            var time = Instant.ofEpochSecond(random.nextLong(-60_000_000_000L, 250_000_000_000L), random.nextInt(1_000) * 1_000_000L).atOffset(offset);
            assertThat(IsoInstants.plainWithOffset(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time))).isEqualTo(time);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Z", "+01:00", "2026-03-02T18:04:11", "2026-03-02T18:04+01:00", "2026-03-02T18:04:11+18:00", "2026-03-02T18:04:11+0100", "2026-03-02T18:04:11+01:0x",
                "2026-02-29T18:04:11+01:00", "2026-03-02T18:04:11 01:00"})
    void other_times_are_left_to_the_jdk(String text) {
        assertThat(IsoInstants.plainWithOffset(text)).isNull();
    }

    @Test
    void a_record_keeps_the_offset_that_was_given_in_whatever_form() throws JsonProcessingException {
        assertThat(Json.MAPPER.readValue("\"2026-03-02T18:04:11+01:00\"", OffsetDateTime.class)).isEqualTo("2026-03-02T18:04:11+01:00");
        assertThat(Json.MAPPER.readValue("\"2026-03-02T18:04+18:00\"", OffsetDateTime.class)).isEqualTo("2026-03-02T18:04:00+18:00");
        assertThatThrownBy(() -> Json.MAPPER.readValue("\"yesterday\"", OffsetDateTime.class)).isInstanceOf(JsonProcessingException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-02T18:04:11.5Z", "2026-03-02T18:04:11.1234567Z", "2026-03-02T24:00:00Z", "2016-12-31T23:59:60Z", "2026-03-02T18:04:11+01:00",
        "2026-03-02t18:04:11z", "+12026-03-02T18:04:11Z", "2024-02-29T00:00:00Z"})
    void rare_forms_are_read_as_the_jdk_does(String text) {
        assertThat(IsoInstants.parse(text)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026-02-29T00:00:00Z", "2026-13-02T18:04:11Z", "2026-03-02T25:04:11Z", "2026-03-02T18:61:11Z", "2026-03-02 18:04:11Z",
        "2026-03-02T18:04:1xZ", "2026-03-02T18:04:11", "2026/03/02T18:04:11Z", "2026-03-02T18:04:11.12a456Z", "2026-03-02T18:04:11.1234567891Z"})
    void what_is_no_instant_is_refused(String text) {
        assertThatThrownBy(() -> IsoInstants.parse(text)).isInstanceOf(DateTimeParseException.class);
    }
}
