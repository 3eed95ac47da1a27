package io.restock.backtest.phantom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.restock.backtest.history.Days;
import io.restock.backtest.history.History;
import io.restock.backtest.history.Series;
import io.restock.engine.doubt.ShelfQuestion;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.LocalDate;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Phantom stock that is put in is asked about")
class PhantomTrialTest {
    private static final Days DAYS = new Days(100, 400);

    @Test
    void steady_sellers_are_asked_about_within_days_and_seldom_in_vain() {
        var trial = new PhantomTrial(chain(400, 2, 7), DAYS, 0.002, 60);
        var never = trial.run(2, 1);
        var asked = trial.run(ShelfQuestion.DOUBT, 1);
        assertThat(never.questions()).isZero();
        assertThat(asked.events()).isGreaterThan(10);
        assertThat(asked.found()).isGreaterThan(asked.events() * 8 / 10);
        assertThat(asked.waited()).isLessThan(asked.found() * 6);
        assertThat(asked.questions()).isLessThan(2 * asked.events());
        assertThat(asked.lost()).isLessThan(never.lost() / 5);
        assertThat(trial.run(ShelfQuestion.DOUBT, 1)).isEqualTo(asked);
    }

    @Test
    void who_asks_sooner_asks_more_often_and_loses_less() {
        var trial = new PhantomTrial(chain(400, 0, 4), DAYS, 0.002, 60);
        var soon = trial.run(0.5, 2);
        var late = trial.run(0.999, 2);
        assertThat(soon.questions()).isGreaterThan(late.questions());
        assertThat(soon.lost()).isLessThan(late.lost());
    }

    /** Each look that finds the goods halves what is expected: a few questions, not one each few days. */
    @Test
    void an_item_that_is_dead_is_asked_about_a_few_times_and_then_left_alone() {
        int[] units = IntStream.range(0, 400).map(day -> day < 110 ? 5 : 0).toArray();
        var trial = new PhantomTrial(history(new int[][] {units}), DAYS, 1e-12, 60);
        assertThat(trial.run(ShelfQuestion.DOUBT, 3).questions()).isBetween(2L, 12L);
    }

    @Test
    void the_table_has_a_line_for_each_doubt_of_both_stretches_of_days() {
        var output = new StringWriter();
        PhantomTable.print(new PrintWriter(output, true), chain(Days.TEST.end(), 0, 3));
        assertThat(output.toString()).contains("tuning days", "test days").contains("0.6 ", "0.999 ");
    }

    @Test
    void a_rate_that_is_none_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PhantomTrial(chain(10, 0, 3), DAYS, 0, 60)).withMessageContaining("eventsADay");
    }

    private static History chain(int days, int least, int most) {
        var random = new SplittableRandom(11);
        return history(IntStream.range(0, 60).mapToObj(_ -> random.ints(days, least, most).toArray()).toArray(int[][]::new));
    }

    private static History history(int[][] units) {
        var series = IntStream.range(0, units.length).mapToObj(i -> new Series("A" + i, "D", "S", units[i])).toList();
        return new History(series, IntStream.range(0, units[0].length).mapToObj(LocalDate.of(2024, 1, 1)::plusDays).toList());
    }
}
