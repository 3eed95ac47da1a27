package io.restock.backtest.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.LocalTime;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A cut-off, and the day from which its goods can be sold")
class CutOffTest {
    private static final LocalTime OPENS = LocalTime.of(7, 0);
    private static final LocalTime CLOSES = LocalTime.of(22, 0);

    @ParameterizedTest(name = "leaves at {0}, {1} hours: t+{2}")
    @CsvSource({"23:00,5,1", "23:00,8,1", "23:00,9,2", "22:00,9,1", "21:59,5,2", "21:59,13,3", "02:00,5,1", "02:00,6,2", "11:00,5,2", "11:00,20,2", "11:00,21,3", "23:00,0,1"})
    void by_hand(LocalTime cutOff, int hours, int days) {
        assertThat(new CutOff(cutOff, Duration.ofHours(hours), OPENS, CLOSES).leadDays()).isEqualTo(days);
    }

    @Test
    void what_cannot_be_is_refused_by_option() {
        assertThatIllegalArgumentException().isThrownBy(() -> new CutOff(CLOSES, Duration.ofHours(1), CLOSES, OPENS)).withMessageContaining("--opens");
        assertThatIllegalArgumentException().isThrownBy(() -> new CutOff(CLOSES, Duration.ofHours(169), OPENS, CLOSES)).withMessageContaining("--travel");
    }
}
