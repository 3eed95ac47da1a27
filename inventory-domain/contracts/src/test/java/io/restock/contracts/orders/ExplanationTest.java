package io.restock.contracts.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.restock.contracts.Json;
import io.restock.contracts.orders.Constraints.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The words of an explanation")
class ExplanationTest {
    @Test
    void read_back_as_they_are_written() throws Exception {
        for (Object word : List.of(new Trigger("ItemSold", "0/4711"), new Trigger("ItemSold", null), new Constraints(Map.of(Kind.SHELF_CAPACITY, 14, Kind.REORDER_LEVEL, 20)),
                new Origin(Origin.Kind.CATEGORY, "Milk; 1=1"), new Origin(Origin.Kind.HISTORY, "2026-01-01/2026-02-01"), AimFrom.ITSELF,
                new AimFrom(AimFrom.Kind.DEPARTMENT, "Nuts; CHANGE=1 = all", 3), new AimFrom(AimFrom.Kind.DEPARTMENT_AT_STORE, "Dairy", 1))) {
            assertThat(Json.MAPPER.readValue(Json.MAPPER.writeValueAsBytes(word), word.getClass())).isEqualTo(word);
        }
        for (Wanted wanted : List.of(new Wanted.ServiceLevel(0.98), new Wanted.FillRate(0.97), new Wanted.Profit(4.5, 0.02))) {
            assertThat(Json.MAPPER.readValue(Json.MAPPER.writeValueAsBytes(wanted), Wanted.class)).isEqualTo(wanted);
        }
    }

    @Test
    void stand_as_text_in_the_order_in_which_they_were_applied() {
        assertThat(new Constraints(Map.of(Kind.SHELF_CAPACITY, 14, Kind.REORDER_LEVEL, 20))).hasToString("REORDER_LEVEL=20; SHELF_CAPACITY=14");
        assertThat(new Wanted.Profit(4.5, 0.02).text()).isEqualTo("UNIT_MARGIN=4.5; HOLDING_COST_PER_UNIT_DAY=0.02");
        assertThat(Constraints.NONE.toString()).isEmpty();
    }

    @Test
    void of_the_first_lines_say_what_bound_but_not_how_many_units() {
        var constraints = Constraints.of("SHELF_CAPACITY");
        assertThat(constraints.has(Kind.SHELF_CAPACITY)).isTrue();
        assertThat(constraints.units()).containsEntry(Kind.SHELF_CAPACITY, null);
        assertThat(constraints).hasToString("SHELF_CAPACITY");
    }

    @Test
    void that_only_a_newer_writer_knows_are_passed_over() {
        assertThat(Constraints.of("BUDGET=9; SHELF_CAPACITY=14")).isEqualTo(Constraints.of("SHELF_CAPACITY=14"));
        assertThat(Wanted.of("MOOD=0.5")).isNull();
        assertThat(Origin.of("WEATHER=rain")).isNull();
        assertThat(Origin.of(null)).isNull();
        assertThat(AimFrom.of("CLUSTER=Big; CHANGE=1")).isNull();
        assertThat(AimFrom.of(null)).isNull();
    }
}
