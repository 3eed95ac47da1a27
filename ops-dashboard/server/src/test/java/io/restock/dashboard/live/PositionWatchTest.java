package io.restock.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Positions on the stream")
class PositionWatchTest {
    private final PositionWatch watch = new PositionWatch();

    @Test
    void may_begin_anywhere_and_follow_one_another_in_each_partition() {
        assertThat(watch.isNew(0, 71)).isTrue();
        assertThat(watch.isNew(1, 5)).isTrue();
        assertThat(watch.isNew(0, 72)).isTrue();
        assertThat(watch.check().holds()).isTrue();
        assertThat(watch.check().counted()).isEqualTo(3);
    }

    @Test
    void that_come_again_are_kept_apart_and_are_no_gap() {
        watch.isNew(0, 71);
        assertThat(watch.isNew(0, 71)).isFalse();
        assertThat(watch.isNew(0, 70)).isFalse();
        assertThat(watch.check().holds()).isTrue();
    }

    @Test
    void that_leave_one_out_are_reported_with_their_partition() {
        watch.isNew(2, 71);
        watch.isNew(2, 73);
        assertThat(watch.check().broken()).isEqualTo(1);
        assertThat(watch.check().offending()).containsExactly("2: 73 came after 71");
    }
}
