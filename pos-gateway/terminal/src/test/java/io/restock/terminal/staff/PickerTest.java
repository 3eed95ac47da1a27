package io.restock.terminal.staff;

import static org.assertj.core.api.Assertions.assertThat;

import io.restock.terminal.chain.ChainGenerator;
import io.restock.terminal.figures.Act;
import io.restock.terminal.staff.Picker.Found;
import io.restock.terminal.staff.Picker.Task;
import io.restock.terminal.world.CenterFloor;
import io.restock.terminal.world.CenterFloor.Place;
import io.restock.terminal.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A picker")
class PickerTest {
    private static final int PICKS = 20_000;
    private static final int ITEM = 1;

    private final World world = new World(new ChainGenerator(1, 2, 10, 1, 6).chain(), 1, 1, true);
    private final CenterFloor floor = world.floor(world.chain().centers().getFirst());

    private List<Found> pick() {
        var picker = new Picker(world, floor);
        var found = new ArrayList<Found>();
        for (int n = 0; n < PICKS; n++) {
            found.add(picker.pick(new Task(1, "wave " + n, "store", ITEM, Place.RESERVE, 12, "2026-03-02")));
        }
        return found;
    }

    @Test
    void seldom_does_not_find_breaks_or_leaves_something_and_says_which_it_was() {
        floor.open(ITEM, Place.RESERVE, 12 * PICKS);
        var why = new TreeMap<Act, Integer>();
        int taken = 0;
        int broken = 0;
        for (var one : pick()) {
            taken += one.units();
            broken += one.damaged();
            if (one.why() != null) {
                why.merge(one.why(), 1, Integer::sum);
            }
        }

        assertThat(why).containsOnlyKeys(Act.SHORT_NOT_FOUND, Act.SHORT_DAMAGED, Act.SHORT_NO_TIME);
        assertThat(why.get(Act.SHORT_NOT_FOUND)).isBetween(10, 60);
        assertThat(why.get(Act.SHORT_NO_TIME)).isBetween(5, 45);
        assertThat(why.get(Act.SHORT_DAMAGED)).isBetween(5, 45).isEqualTo(broken);
        assertThat(world.unexplained(ITEM)).isZero();
        assertThat(floor.at(Place.RESERVE, ITEM) + taken + broken).as("what is left, picked and broken, give or take who counts wrong").isBetween(12 * PICKS - 10, 12 * PICKS + 10);
    }

    @Test
    void calls_a_location_empty_only_when_it_is() {
        floor.open(ITEM, Place.RESERVE, 12 * 5);
        var found = pick();

        assertThat(floor.at(Place.RESERVE, ITEM)).isZero();
        assertThat(found.stream().filter(one -> one.why() == Act.SHORT_EMPTY)).allMatch(one -> one.units() < 12).hasSizeGreaterThan(PICKS - 20);
        assertThat(found.getFirst()).isEqualTo(new Found(12, null, 0));
    }

    @Test
    void does_not_stumble_over_the_same_goods_in_the_next_wave() {
        floor.open(ITEM, Place.RESERVE, 12 * PICKS);
        var picker = new Picker(world, floor);
        var failed = new TreeMap<Boolean, Integer>();
        for (int n = 0; n < PICKS; n++) {
            if (picker.pick(new Task(1, "wave " + n, "store", ITEM, Place.RESERVE, 12, "2026-03-02")).units() == 0) {
                failed.merge(picker.pick(new Task(2, "wave after " + n, "store", ITEM, Place.RESERVE, 12, "2026-03-02")).units() == 0, 1, Integer::sum);
            }
        }
        assertThat(failed).isEqualTo(Map.of(false, failed.get(false)));
    }
}
