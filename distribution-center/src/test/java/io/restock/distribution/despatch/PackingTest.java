package io.restock.distribution.despatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restock.border.http.ProblemException;
import io.restock.contracts.Gtin;
import io.restock.distribution.despatch.Packing.Packed;
import io.restock.distribution.despatch.Packing.Staged;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@DisplayName("What is picked for a store is packed")
class PackingTest {
    private static final Gtin MILK = new Gtin("07038010000010");
    private static final Gtin BREAD = new Gtin("07038010000027");
    private static final List<Staged> STAGED = List.of(new Staged(1, MILK, "A/1", null, 12), new Staged(2, MILK, "B/1", null, 6), new Staged(3, BREAD, "A/2", null, 10));

    private static Packed line(int unit, int line, String order, int units) {
        return new Packed("units[%d].lines[%d]".formatted(unit, line), order, null, null, units);
    }

    private static Packed item(int unit, int line, Gtin item, int units) {
        return new Packed("units[%d].lines[%d]".formatted(unit, line), null, item, null, units);
    }

    @Test
    void into_one_unit_where_nobody_says_anything() {
        assertThat(Packing.divide(STAGED, List.of())).containsExactly(STAGED);
    }

    @Test
    void into_the_units_that_the_packer_says_and_the_rest_into_the_last() {
        assertThat(Packing.divide(STAGED, List.of(List.of(line(0, 0, "A/1", 5), line(0, 1, "A/2", 10)), List.of(item(1, 0, MILK, 8)), List.of()))).containsExactly(
                List.of(STAGED.get(0).of(5), STAGED.get(2)),
                List.of(STAGED.get(0).of(7), STAGED.get(1).of(1)),
                List.of(STAGED.get(1).of(5)));
    }

    @Test
    void never_more_of_it_than_was_picked_and_no_unit_is_empty() {
        assertThatThrownBy(() -> Packing.divide(STAGED, List.of(List.of(line(0, 0, "A/1", 7)), List.of(line(1, 0, "A/1", 6), line(1, 1, "C/1", 1)), List.of())))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.problem().errors()).containsExactly(
                        "units[1].lines[0].units must be what is picked and in no unit yet: of order line A/1 that is 5, was 6",
                        "units[1].lines[1].units must be what is picked and in no unit yet: of order line C/1 that is 0, was 1"));
        assertThatThrownBy(() -> Packing.divide(STAGED, List.of(List.of(item(0, 0, MILK, 18), item(0, 1, BREAD, 10)), List.of())))
                .isInstanceOfSatisfying(ProblemException.class,
                        problem -> assertThat(problem.problem().errors()).containsExactly("units[1].lines must say what lies in it; leave an empty unit out"));
    }

    @RepeatedTest(50)
    void and_whatever_the_packer_says_all_of_it_leaves_and_nothing_more() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        var left = STAGED.stream().collect(Collectors.toMap(Staged::orderLine, Staged::units));
        var said = new ArrayList<List<Packed>>();
        for (int unit = 0; unit < 1 + random.nextInt(4); unit++) {
            var lines = new ArrayList<Packed>();
            for (Staged staged : STAGED) {
                int some = random.nextInt(left.get(staged.orderLine()) + 1);
                if (some > 0) {
                    lines.add(line(unit, lines.size(), staged.orderLine(), some));
                    left.merge(staged.orderLine(), -some, Integer::sum);
                }
            }
            if (!lines.isEmpty()) {
                said.add(lines);
            }
        }
        List<List<Staged>> units = Packing.divide(STAGED, said);
        assertThat(units.stream().flatMap(List::stream).collect(Collectors.groupingBy(Staged::pick, Collectors.summingInt(Staged::units)))).as("seed %d", seed)
                .isEqualTo(STAGED.stream().collect(Collectors.toMap(Staged::pick, Staged::units)));
        IntStream.range(0, said.size()).forEach(unit -> said.get(unit).forEach(line -> assertThat(units.get(unit).stream()
                .filter(staged -> staged.orderLine().equals(line.orderLine())).mapToInt(Staged::units).sum()).as("seed %d", seed).isGreaterThanOrEqualTo(line.units())));
    }
}
