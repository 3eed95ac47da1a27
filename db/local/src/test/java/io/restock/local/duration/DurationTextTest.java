package io.restock.local.duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A duration on the command line")
class DurationTextTest {
    @ParameterizedTest
    @CsvSource({"90s, PT90S", "3m, PT3M", "1h, PT1H", "1h30m, PT90M", "2m05s, PT125S"})
    void is_written_as_people_say_it(String text, Duration duration) {
        assertThat(DurationText.parse(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "90", "3 m", "m", "0s", "-1m", "1d", "5m1h", "99999999999s"})
    void else_says_what_to_write(String text) {
        assertThatThrownBy(() -> DurationText.parse(text)).hasMessageContaining("\"" + text + "\" is not a duration")
                .hasMessageContaining("90s, 3m, 1h");
    }

    @ParameterizedTest
    @CsvSource({"PT59S, 59s", "PT60S, 1m00s", "PT3725S, 1h02m05s"})
    void is_printed_as_it_is_read(Duration duration, String text) {
        assertThat(DurationText.of(duration)).isEqualTo(text);
        assertThat(DurationText.parse(text)).isEqualTo(duration);
    }
}
