package io.restock.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A trade item's number")
class GtinTest {
    @ParameterizedTest
    @CsvSource({
        "96385074, 00000096385074",
        "036000291452, 00036000291452",
        "7038010000010, 07038010000010",
        "07038010000010, 07038010000010",
        "01234565, 00012345000065",
        "04252614, 00042100005264",
    })
    void has_one_stored_form_whatever_was_scanned(String scanned, String stored) {
        assertThat(Gtin.scanned(scanned)).hasToString(stored);
    }

    @ParameterizedTest
    @CsvSource({"629104150021, 3", "9638527, 2", "123456789012, 8"})
    void ends_in_the_digit_that_gs1_computes(String body, int digit) {
        assertThat(CheckDigit.of(body)).isEqualTo(digit);
    }

    @Test
    void with_a_wrong_check_digit_is_refused_with_the_right_one() {
        assertThatThrownBy(() -> Gtin.scanned("036000291453"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("should end in 2");
    }

    @Test
    void of_letters_or_odd_length_is_refused() {
        assertThatThrownBy(() -> Gtin.scanned("12AB")).hasMessageContaining("8, 12, 13 or 14 digits");
        assertThatThrownBy(() -> Gtin.scanned("12345")).hasMessageContaining("has 5");
        assertThatThrownBy(() -> Gtin.scanned("")).hasMessageContaining("must be a GTIN");
    }

    @Test
    void on_a_price_label_leads_to_the_listed_item() {
        Gtin label = Gtin.scanned("200001002019" + CheckDigit.of("200001002019"));
        assertThat(label.isVariableMeasureLabel()).isTrue();
        assertThat(label.withoutLabelValue()).isEqualTo(new Gtin("02000010000000"));
        assertThat(Gtin.scanned("7038010000010").isVariableMeasureLabel()).isFalse();
    }
}
