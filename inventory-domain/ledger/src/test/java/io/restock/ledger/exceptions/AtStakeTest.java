package io.restock.ledger.exceptions;

import static org.assertj.core.api.Assertions.assertThat;

import io.restock.contracts.Gtin;
import io.restock.contracts.exceptions.Stake;
import io.restock.contracts.exceptions.Work.Loss;
import io.restock.ledger.exceptions.AtStake.Money;
import io.restock.ledger.exceptions.AtStake.Worth;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The money at stake in an exception")
class AtStakeTest {
    private static final Gtin MILK = new Gtin("07038010000010");
    private static final Gtin BREAD = new Gtin("07038010000027");
    private static final Gtin CHEESE = new Gtin("07038010000034");
    private static final Worth MILK_IS = worth("19.90", "14.20", "NOK", false);
    private static final Map<Gtin, Worth> ALL = Map.of(MILK, MILK_IS, BREAD, worth("32.00", null, "NOK", false), CHEESE, worth("189.00", "120.00", "NOK", true));

    @Test
    void of_goods_is_what_they_cost() {
        is(of(Loss.GOODS, Stake.of(MILK, 3)), "42.60 NOK", "3 of " + MILK + " by cost");
    }

    @Test
    void of_goods_whose_cost_nobody_named_is_their_price() {
        is(of(Loss.GOODS, Stake.of(BREAD, -2)), "64.00 NOK", "2 of " + BREAD + " by price");
        is(of(Loss.GOODS, Stake.of(Map.of(MILK, 3L, BREAD, -2L))), "106.60 NOK", "2 items by cost or price");
    }

    @Test
    void of_sales_is_their_margin_and_never_below_nothing() {
        is(of(Loss.SALES, Stake.of(MILK, 3)), "17.10 NOK", "3 of " + MILK + " by margin");
        is(of(Loss.SALES, Stake.of(BREAD, 1)), "32.00 NOK", "1 of " + BREAD + " by price");
        is(AtStake.of(Loss.SALES, Stake.of(MILK, 3), Map.of(MILK, worth("10.00", "14.20", "NOK", false))), "0.00 NOK", "3 of " + MILK + " by margin");
    }

    @Test
    void of_expected_sales_may_be_a_part_of_one() {
        is(of(Loss.SALES, Stake.expected(MILK, new BigDecimal("0.43"))), "2.45 NOK", "0.43 of " + MILK + " by margin");
    }

    @Test
    void of_what_is_weighed_is_by_the_kilogram() {
        is(of(Loss.GOODS, Stake.of(CHEESE, 1_250)), "150.00 NOK", "1250 g of " + CHEESE + " by cost");
    }

    @Test
    void that_was_said_counts_as_it_was_said() {
        is(of(Loss.MONEY, Stake.ofMoney(new BigDecimal("-12.9"), "EUR")), "12.90 EUR", "as it was sold");
    }

    @Test
    void is_at_least_so_much_where_something_has_no_price() {
        AtStake some = AtStake.of(Loss.GOODS, Stake.of(Map.of(MILK, 3L, BREAD, 1L)), Map.of(MILK, MILK_IS));
        is(some, "42.60 NOK", "2 items by cost; " + BREAD + " has no price");
        assertThat(some.atLeast()).isTrue();
        assertThat(of(Loss.GOODS, Stake.of(MILK, 3)).atLeast()).isFalse();
    }

    @Test
    void that_nobody_knows_is_said_to_be_unknown_and_is_not_0() {
        unknown(AtStake.of(Loss.GOODS, Stake.of(MILK, 3), Map.of()), MILK + " has no price");
        unknown(of(Loss.GOODS, null), "nobody has said of how much it is");
        unknown(of(Loss.MONEY, null), "nobody has said of how much it is");
        unknown(of(Loss.NOT_KNOWN, Stake.of(MILK, 3)), "nobody can say how much that is");
        unknown(AtStake.of(Loss.GOODS, Stake.of(Map.of(MILK, 1L, BREAD, 1L)), Map.of(MILK, MILK_IS, BREAD, worth("3.20", null, "EUR", false))),
                "it is in several currencies: 3.20 EUR and 14.20 NOK");
    }

    @Test
    void of_more_items_than_are_named_is_at_least_what_the_named_ones_come_to() {
        var many = new HashMap<Gtin, Long>(Map.of(MILK, 5L));
        for (int i = 0; i < 200; i++) {
            many.put(Gtin.of("0703%09d".formatted(i)), 1L);
        }
        Stake stake = Stake.of(many);
        assertThat(stake.lines()).hasSize(200).first().extracting(Stake.Line::item).isEqualTo(MILK);
        assertThat(AtStake.of(Loss.GOODS, stake, Map.of(MILK, MILK_IS)).atLeast()).isTrue();
    }

    @Test
    void is_worse_by_more_money_or_by_more_units_where_money_is_not_known() {
        assertThat(isWorse(Stake.of(MILK, 3), Stake.of(MILK, 4), ALL)).isTrue();
        assertThat(isWorse(Stake.of(MILK, 3), Stake.of(MILK, 3), ALL)).isFalse();
        assertThat(isWorse(Stake.of(MILK, 4), Stake.of(Map.of(MILK, 1L, BREAD, 1L)), ALL)).isFalse();
        assertThat(isWorse(Stake.of(MILK, 3), Stake.of(MILK, 4), Map.of())).isTrue();
        assertThat(isWorse(Stake.of(MILK, 3), Stake.of(MILK, 2), Map.of())).isFalse();
        assertThat(isWorse(null, Stake.of(MILK, 1), Map.of())).isTrue();
        assertThat(isWorse(null, null, ALL)).isFalse();
    }

    private static boolean isWorse(@Nullable Stake was, @Nullable Stake is, Map<Gtin, Worth> worths) {
        return AtStake.isWorse(AtStake.of(Loss.GOODS, was, worths), was, AtStake.of(Loss.GOODS, is, worths), is);
    }

    private static AtStake of(Loss loss, @Nullable Stake stake) {
        return AtStake.of(loss, stake, ALL);
    }

    private static void is(AtStake atStake, String money, String because) {
        assertThat(atStake.amount() + " " + atStake.currency()).isEqualTo(money);
        assertThat(atStake.because()).isEqualTo(because);
    }

    private static void unknown(AtStake atStake, String because) {
        assertThat(atStake.amount()).isNull();
        assertThat(atStake.currency()).isNull();
        assertThat(atStake.because()).isEqualTo(because);
    }

    private static Worth worth(String price, @Nullable String cost, String currency, boolean byWeight) {
        return new Worth(new Money(new BigDecimal(price), currency), cost == null ? null : new Money(new BigDecimal(cost), currency), byWeight);
    }
}
