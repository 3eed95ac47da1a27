package io.restock.ledger.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restock.contracts.Gtin;
import io.restock.contracts.catalog.Item.Unit;
import io.restock.contracts.store.StoreRecord.CountedLine;
import io.restock.ledger.rules.Worth.Priced;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The value above which an adjustment waits")
class ValueLimitTest {
    private static final Gtin MILK = Gtin.of("0703801000001");
    private static final Gtin CHEESE = Gtin.of("0703801000002");
    private static final Gtin NAMELESS = Gtin.of("0703801000003");
    private static final Gtin TAX_FREE = Gtin.of("0703801000004");
    private static final Map<Gtin, Priced> PRICES = Map.of(MILK, new Priced(new BigDecimal("25.00"), "NOK", Unit.EACH),
            CHEESE, new Priced(new BigDecimal("200.00"), "NOK", Unit.GRAM), TAX_FREE, new Priced(new BigDecimal("10"), "EUR", Unit.EACH));
    private static final ValueLimit THOUSAND = ValueLimit.of("1000 NOK");

    @Test
    void is_not_reached_by_what_is_worth_just_that() {
        assertThat(THOUSAND.exceeded(worth(line(MILK, -40)))).isEmpty();
        assertThat(THOUSAND.exceeded(worth(line(MILK, -41)))).contains("it is worth 1025 NOK, more than 1000 NOK");
    }

    @Test
    void is_counted_in_grams_by_the_price_of_a_kilogram() {
        assertThat(THOUSAND.exceeded(worth(line(CHEESE, -5_000)))).isEmpty();
        assertThat(THOUSAND.exceeded(worth(line(CHEESE, -5_001)))).contains("it is worth 1000.2 NOK, more than 1000 NOK");
    }

    @Test
    void is_of_all_lines_and_what_was_found_makes_up_for_nothing() {
        assertThat(THOUSAND.exceeded(worth(line(MILK, -30), line(MILK, 11)))).contains("it is worth 1025 NOK, more than 1000 NOK");
        assertThat(THOUSAND.exceeded(worth(line(MILK, -20), line(CHEESE, 2_500)))).isEmpty();
    }

    @Test
    void is_exceeded_where_nobody_can_say_what_it_is_worth() {
        assertThat(THOUSAND.exceeded(worth(line(NAMELESS, -1)))).contains("nobody can say what it is worth, since there is no price for " + NAMELESS);
        assertThat(THOUSAND.exceeded(worth(line(TAX_FREE, -1)))).contains("it is worth 10 EUR, and no limit is set in EUR");
    }

    @Test
    void is_set_for_each_currency_or_for_all() {
        assertThat(ValueLimit.of("1000 NOK, 90.50 EUR").exceeded(worth(line(TAX_FREE, -9)))).isEmpty();
        assertThat(ValueLimit.of("1000 NOK, 89.50 EUR").exceeded(worth(line(TAX_FREE, -9)))).contains("it is worth 90 EUR, more than 89.5 EUR");
        assertThat(ValueLimit.of("90").exceeded(worth(line(TAX_FREE, -9)))).isEmpty();
        assertThat(ValueLimit.of("0").exceeded(worth(line(MILK, 1)))).isPresent();
    }

    @Test
    void counts_the_most_units_that_fit_a_line() {
        assertThat(worth(line(MILK, Integer.MIN_VALUE)).sums()).isEqualTo(Map.of("NOK", new BigDecimal("53687091200.00")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "much", "-5", "5000 kroner", "5000NOK", "1;2"})
    void is_an_amount(String text) {
        assertThatThrownBy(() -> ValueLimit.of(text)).hasMessageContaining("restock.approval.adjustment-value must be an amount");
    }

    private static Worth worth(CountedLine... lines) {
        return Worth.of(Arrays.asList(lines), PRICES);
    }

    private static CountedLine line(Gtin item, int units) {
        return new CountedLine(item, units);
    }
}
