package io.restock.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Of more rows than a screen can show")
class RowChoiceTest {
    private final RowChoice<String> choice = new RowChoice<>(6);

    @Test
    void the_latest_are_shown_and_the_rest_is_counted() {
        offer("sale", 100, false);
        assertThat(choice.drain()).isEqualTo(new RowChoice.Chosen<>(IntStream.range(94, 100).mapToObj(i -> "sale " + i).toList(), 94));
    }

    @Test
    void a_delivery_is_seen_among_any_number_of_sales() {
        offer("delivery", 1, true);
        offer("sale", 1_000, false);
        assertThat(choice.drain().rows()).hasSize(6).contains("delivery 0");
    }

    @Test
    void sales_keep_a_third_of_the_places_among_any_number_of_deliveries() {
        offer("sale", 50, false);
        offer("delivery", 1_000, true);
        assertThat(choice.drain().rows()).filteredOn(row -> row.startsWith("sale")).hasSize(2);
    }

    @Test
    void each_tick_begins_anew() {
        offer("sale", 10, false);
        choice.drain();
        assertThat(choice.drain().rows()).isEmpty();
    }

    private void offer(String name, int count, boolean isNotable) {
        IntStream.range(0, count).forEach(i -> choice.offer(name + " " + i, isNotable));
    }
}
