package io.restock.search.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A range of figures")
class BetweenTest {
    @Test
    void has_a_beginning_or_an_end_or_both() {
        assertThat(Between.of("10..20.5")).isEqualTo(new Between(BigDecimal.TEN, new BigDecimal("20.5")));
        assertThat(Between.of("..20")).isEqualTo(new Between(null, new BigDecimal(20)));
        assertThat(Between.of("-3..")).isEqualTo(new Between(new BigDecimal(-3), null));
        assertThat(Between.of("7").isOne()).isTrue();
        assertThat(Between.of("-3..").toString()).isEqualTo("-3..");
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "", "20..10", "1e9", "1..2..3", "a..b", "1.23456", "1234567890123", "1 ..2", "NaN", "1...2"})
    void that_nobody_could_mean_is_refused_with_how_to_write_it(String text) {
        assertThatThrownBy(() -> Between.of(text)).isInstanceOf(IllegalArgumentException.class).hasMessage("must be a range such as 10..20, ..20 or 10.., was " + text);
    }

    @Test
    void follows_the_one_before_it_in_the_bands_of_a_facet() {
        for (Measure measure : Measure.values()) {
            for (int i = 1; i < measure.bands().size(); i++) {
                assertThat(measure.bands().get(i).from()).isEqualTo(measure.bands().get(i - 1).until());
            }
        }
        assertThat(Measure.COVER.bands()).hasSize(6);
    }
}
