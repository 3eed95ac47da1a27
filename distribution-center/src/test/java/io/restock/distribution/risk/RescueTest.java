package io.restock.distribution.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.restock.contracts.Gln;
import io.restock.contracts.despatch.Lane;
import io.restock.distribution.risk.Rescue.Deed;
import io.restock.distribution.risk.Rescue.Line;
import io.restock.distribution.risk.Rescue.Outlook;
import io.restock.distribution.risk.Rescue.Stage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A line that will be late")
class RescueTest {
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final Instant LATE_WAVE = NOW.plus(Duration.ofHours(13));
    /** It leaves at nine in the evening, two hours after that its goods are on the road, and three hours later they are there, nearly always. */
    private static final Lane LANE = new Lane(new Gln("7080002000010"), new Gln("7080001000011"), ZoneId.of("UTC"), List.of(LocalTime.of(21, 0)), 120, 180);
    private static final LaneHistory SURE = new LaneHistory(100, 180, 25);

    private static Line waiting(Instant dueAt, int free) {
        return new Line(Stage.WAITING, LATE_WAVE, dueAt, null, false, false, false, free, false);
    }

    private static Line under(Stage stage, Instant dueAt, @Nullable Instant since, boolean elsewhere) {
        return new Line(stage, NOW.minusSeconds(60), dueAt, since, false, false, false, 0, elsewhere);
    }

    private static Optional<Outlook> look(Line line, Instant nextOfAny) {
        return Rescue.of(line, LANE, SURE, nextOfAny, NOW);
    }

    private static Deed deed(Line line, Instant nextOfAny) {
        return look(line, nextOfAny).orElseThrow().deed();
    }

    private static Instant in(int hours) {
        return NOW.plus(Duration.ofHours(hours));
    }

    @Test
    void is_none_while_its_own_wave_arrives_in_time() {
        assertThat(look(waiting(in(19), 9), in(3))).isEmpty();
        assertThat(look(under(Stage.PICKED, in(4), NOW.minus(Duration.ofHours(3)), false), in(3))).isEmpty();
        assertThat(look(under(Stage.ON_THE_ROAD, in(1), null, false), in(3))).as("it has come").isEmpty();
    }

    @Test
    void that_waits_is_pulled_forward_if_the_next_wave_of_any_cut_off_saves_it() {
        var outlook = look(waiting(in(9), 9), in(3)).orElseThrow();
        assertThat(outlook.deed()).isEqualTo(Deed.PULL_FORWARD);
        assertThat(outlook.expectedAt()).isEqualTo(in(18));
        assertThat(outlook.missing()).isEqualTo(1);
        assertThat(outlook.missingThen()).isLessThan(0.1);
    }

    @Test
    void that_waits_gets_a_wave_of_its_own_if_only_that_saves_it() {
        assertThat(deed(waiting(in(6), 9), in(3))).isEqualTo(Deed.RELEASE_WAVE);
        assertThat(deed(new Line(Stage.WAITING, NOW.minusSeconds(60), in(6), null, true, true, false, 9, false), in(3))).as("pulled forward already").isEqualTo(Deed.RELEASE_WAVE);
    }

    @Test
    void is_beyond_help_where_nothing_is_there_or_the_road_is_too_long() {
        assertThat(deed(waiting(in(9), 0), in(3))).isEqualTo(Deed.NOTHING);
        assertThat(look(waiting(in(9), 0), in(3)).orElseThrow().why()).isEqualTo("The center has none of the item.");
        assertThat(look(waiting(in(4), 9), in(3)).orElseThrow().why()).isEqualTo("Even sent at once it would be there on 2 March at 11:00.");
        assertThat(deed(new Line(Stage.WAITING, LATE_WAVE, in(9), null, false, false, true, 9, false), in(3))).as("held").isEqualTo(Deed.NOTHING);
        assertThat(deed(under(Stage.ON_THE_ROAD, in(1), NOW.minusSeconds(60), false), in(3))).isEqualTo(Deed.NOTHING);
    }

    @Test
    void that_a_wave_has_taken_is_picked_where_it_lies_or_sent() {
        Instant released = NOW.minusSeconds(60);
        assertThat(deed(under(Stage.PICKING, in(4), released, false), in(3))).isEqualTo(Deed.PICK_NOW);
        assertThat(deed(under(Stage.PICKING, in(4), released, true), in(3))).isEqualTo(Deed.ANOTHER_LOCATION);
        assertThat(deed(under(Stage.PICKED, in(4), released, false), in(3))).isEqualTo(Deed.DESPATCH_NOW);
        assertThat(deed(under(Stage.PICKED, in(2), released, false), in(3))).isEqualTo(Deed.NOTHING);
    }

    @Test
    void that_was_looked_at_by_a_wave_waits_for_its_lanes_next_one() {
        var backOrder = new Line(Stage.WAITING, NOW.minus(Duration.ofHours(11)), in(17), null, true, false, false, 9, false);
        assertThat(look(backOrder, in(3)).orElseThrow().leavesAt()).isEqualTo(LATE_WAVE.plus(Duration.ofHours(2)));
    }

    @Test
    void whose_road_is_uncertain_is_at_risk_though_it_is_expected_in_time() {
        var unsure = new LaneHistory(100, 180, 100 * 100);
        assertThat(Rescue.of(waiting(in(19), 9), LANE, unsure, in(3), NOW)).hasValueSatisfying(outlook -> {
            assertThat(outlook.expectedAt()).isBefore(in(19));
            assertThat(outlook.latestAt()).isAfter(in(19));
            assertThat(outlook.deed()).isEqualTo(Deed.PULL_FORWARD);
        });
    }
}
