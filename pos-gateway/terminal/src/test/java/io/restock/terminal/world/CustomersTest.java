package io.restock.terminal.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.restock.terminal.chain.Chain;
import io.restock.terminal.chain.ChainGenerator;
import io.restock.terminal.world.Visit.Want;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The customers of a chain")
class CustomersTest {
    private static final Chain CHAIN = new ChainGenerator(3, 2, 400, 1, 6).chain();
    private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");

    private static Customers seeded(long seed) {
        return new Customers(new Draws(seed), CHAIN, 3);
    }

    private static List<Visit> weeks() {
        var customers = seeded(11);
        return IntStream.range(0, 28).mapToObj(MONDAY::plusDays).flatMap(day -> customers.of(CHAIN.shops().getFirst(), day).stream()).toList();
    }

    @Test
    void are_the_same_for_the_same_seed_and_others_for_another_seed_store_or_day() {
        var shop = CHAIN.shops().getFirst();
        var day = seeded(7).of(shop, MONDAY);

        assertThat(seeded(7).of(shop, MONDAY)).isNotEmpty().isEqualTo(day);
        assertThat(seeded(8).of(shop, MONDAY)).isNotEqualTo(day);
        assertThat(seeded(7).of(CHAIN.shops().getLast(), MONDAY)).isNotEqualTo(day);
        assertThat(seeded(7).of(shop, MONDAY.plusDays(7))).isNotEqualTo(day);
    }

    @Test
    void do_not_depend_on_which_days_were_asked_for_before() {
        var shop = CHAIN.shops().getFirst();
        var customers = seeded(7);
        customers.of(shop, MONDAY.plusDays(1));

        assertThat(customers.of(shop, MONDAY)).isEqualTo(seeded(7).of(shop, MONDAY));
    }

    @Test
    void have_bought_on_past_days_what_the_same_seed_would_have_brought() {
        var shop = CHAIN.shops().getFirst();
        var bought = seeded(7).bought(shop, MONDAY, 56);

        long[] first = new long[CHAIN.articles().size()];
        seeded(7).of(shop, MONDAY).stream().flatMap(visit -> visit.wants().stream()).filter(want -> !want.struckOut()).forEach(want -> first[want.item()] += want.units());
        double sold = 0;
        double expected = 0;
        for (int item = 0; item < bought.length; item++) {
            assertThat(bought[item][0]).isEqualTo((int) first[item]);
            for (int day = 0; day < 56 && !CHAIN.articles().get(item).weighed(); day++) {
                sold += bought[item][day];
                expected += seeded(7).expected(shop, item, MONDAY.plusDays(day));
            }
        }
        assertThat(sold).isPositive();
        assertThat(sold / expected).isCloseTo(1, within(0.05));
    }

    @Test
    void come_one_after_the_other_with_about_ten_lines_of_which_two_in_a_hundred_come_back_and_one_is_struck_out() {
        var visits = weeks();
        double wants = visits.stream().mapToInt(visit -> visit.wants().size()).sum();
        double returns = visits.stream().mapToInt(visit -> visit.returns().size()).sum();

        assertThat(visits).extracting(Visit::at).isSorted();
        assertThat((wants + returns) / visits.size()).isCloseTo(Customers.MEAN_LINES, within(0.5));
        assertThat(returns / wants).isCloseTo(Customers.RETURNED, within(0.004));
        assertThat(visits.stream().flatMap(visit -> visit.wants().stream()).filter(Want::struckOut).count() / wants).isCloseTo(Customers.STRUCK_OUT, within(0.003));
    }

    @Test
    void want_as_many_pieces_and_grams_of_a_line_as_the_opening_stock_reckons_with() {
        var wants = weeks().stream().flatMap(visit -> visit.wants().stream()).filter(want -> want.scan() != Scan.CASE).toList();

        assertThat(wants.stream().filter(want -> !weighed(want)).mapToInt(Want::units).average().orElseThrow()).isCloseTo(Chain.PIECES_PER_LINE, within(0.05));
        assertThat(wants.stream().filter(CustomersTest::weighed).mapToInt(Want::units).average().orElseThrow()).isCloseTo(Chain.GRAMS_PER_LINE, within(40.0));
    }

    private static boolean weighed(Want want) {
        return CHAIN.articles().get(want.item()).weighed();
    }

    @Test
    void like_each_item_more_in_its_season_and_on_average_as_much_as_its_share() {
        var season = new Season(new Draws(5), 20);

        for (int item = 0; item < 20; item++) {
            assertThat(season.average(item, MONDAY, 365)).isCloseTo(1, within(0.01));
            assertThat(season.of(item, MONDAY)).isBetween(0.69, 1.31);
        }
        assertThat(season.average(3, MONDAY, 91)).isNotCloseTo(1, within(0.001));
    }

    @Test
    void of_two_instants_of_the_same_draw_get_the_same_chance() {
        var draws = new Draws(9);

        assertThat(draws.of("a", 1, Instant.EPOCH).nextLong()).isEqualTo(draws.of("a", 1, Instant.EPOCH).nextLong());
        assertThat(draws.of("a", 1).nextLong()).isNotEqualTo(draws.of("a", 2).nextLong());
        assertThat(draws.of("a", 1).nextLong()).isNotEqualTo(draws.of("b", 1).nextLong());
    }
}
