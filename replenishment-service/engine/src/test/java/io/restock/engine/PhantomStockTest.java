package io.restock.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("When the figures cannot be right as they are")
class PhantomStockTest {
    @Test
    void a_steady_seller_that_falls_silent_is_doubted() {
        assertThat(PhantomStock.posterior(0.01, Math.pow(0.6, 10))).isCloseTo(0.62554143, within(1e-8));
        assertThat(PhantomStock.posterior(0.02, Math.pow(0.3, 3))).isCloseTo(0.43047783, within(1e-8));
    }

    @Test
    void the_day_of_the_question_is_the_first_past_the_threshold() {
        int days = PhantomStock.daysUntil(0.01, 0.6, 0.5);
        assertThat(PhantomStock.posterior(0.01, Math.pow(0.6, days))).isGreaterThanOrEqualTo(0.5);
        assertThat(PhantomStock.posterior(0.01, Math.pow(0.6, days - 1))).isLessThan(0.5);
        assertThat(PhantomStock.daysUntil(0.6, 0.6, 0.5)).isZero();
    }
}
