package io.restock.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.restock.engine.TaylorsLaw.Window;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Taylor's law: how much a day's demand varies, by its mean")
class TaylorsLawTest {
    @Test
    void windows_on_a_law_give_the_law() {
        var law = new TaylorsLaw(1.5, 1.4);
        var windows = IntStream.rangeClosed(1, 40).mapToObj(i -> new Window(i / 4.0, law.variance(i / 4.0))).toList();
        assertThat(TaylorsLaw.fitted(windows).phi()).isCloseTo(1.5, within(1e-9));
        assertThat(TaylorsLaw.fitted(windows).b()).isCloseTo(1.4, within(1e-9));
    }

    @Test
    void too_little_to_see_leaves_the_law_of_the_chain() {
        assertThat(TaylorsLaw.fitted(List.of(new Window(1, 2), new Window(2, 5)))).isEqualTo(TaylorsLaw.CHAIN);
        assertThat(TaylorsLaw.fitted(IntStream.range(0, 99).mapToObj(_ -> new Window(1, 2)).toList())).isEqualTo(TaylorsLaw.CHAIN);
    }

    /** Ten customers a day are ten pieces, or 5,000 grams: the same law, whatever is counted. */
    @Test
    void of_smaller_units_it_says_the_same() {
        var grams = TaylorsLaw.CHAIN.counting(500);
        assertThat(grams.variance(5_000)).isCloseTo(500 * 500 * TaylorsLaw.CHAIN.variance(10), withinPercentage(1e-9));
        assertThat(TaylorsLaw.CHAIN.counting(1)).isEqualTo(TaylorsLaw.CHAIN);
    }
}
