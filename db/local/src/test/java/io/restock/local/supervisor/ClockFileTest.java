package io.restock.local.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restock.contracts.time.ClockBoard;
import io.restock.contracts.time.ClockBoard.Pace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Business time over restarts")
class ClockFileTest {
    private static final Instant NOON = Instant.parse("2026-03-30T12:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    @Test
    void at_speed_one_it_is_the_wall_clock() {
        assertThat(clockAt(NOON).next(1)).isEqualTo(new ClockSetting(NOON, NOON, 1, null));
    }

    @Test
    void a_faster_clock_starts_before_opening_four_weeks_ago_in_the_shops_zone() {
        // 2 March is winter time in Oslo (UTC+1), though 30 March is summer time.
        assertThat(clockAt(NOON).next(720).businessStart()).isEqualTo(Instant.parse("2026-03-02T04:00:00Z"));
    }

    @Test
    void after_an_orderly_stop_it_goes_on_where_it_stopped() {
        var first = clockAt(NOON).next(720);
        reach(first, Duration.ofHours(12));
        clockAt(NOON.plus(MINUTE)).stopped(first);

        var second = clockAt(NOON.plus(Duration.ofHours(5))).next(720);

        assertThat(second.businessStart()).isEqualTo(first.businessStart().plus(Duration.ofHours(12)));
    }

    @Test
    void after_a_kill_it_goes_on_where_it_was_read_last() {
        var first = clockAt(NOON).next(720);
        clockAt(NOON).heartbeat(first);
        var killed = first.businessStart().plus(Duration.ofHours(3));
        ClockBoard.at(board()).set(new Pace(NOON.plusSeconds(1), killed.minusSeconds(60), 720, killed));

        assertThat(clockAt(NOON.plus(MINUTE)).next(720).businessStart()).isEqualTo(killed);
    }

    @Test
    void after_a_crash_that_took_the_board_it_never_goes_back_behind_what_the_services_may_have_seen() throws Exception {
        var first = clockAt(NOON).next(720);
        reach(first, Duration.ofHours(12));
        clockAt(NOON.plus(MINUTE)).heartbeat(first);
        Files.delete(board());

        var second = clockAt(NOON.plus(MINUTE.multipliedBy(2))).next(720);

        assertThat(second.businessStart()).isAfter(first.businessStart().plus(Duration.ofHours(12)).plus(ClockFile.HEARTBEAT.multipliedBy(720)));
    }

    @Test
    void back_at_speed_one_on_data_from_the_future_it_stays_in_their_future() {
        var fast = new ClockSetting(NOON, NOON, 720, null);
        clockAt(NOON.plus(MINUTE)).stopped(fast);

        assertThat(clockAt(NOON.plus(MINUTE)).next(1).businessStart()).isEqualTo(NOON.plus(Duration.ofHours(12)));
    }

    @Test
    void a_file_that_cannot_be_read_is_named() throws Exception {
        Files.writeString(folder.resolve("clock"), "{");

        assertThatThrownBy(() -> clockAt(NOON).next(1)).isInstanceOf(StartFailure.class)
                .hasMessageContaining(folder.resolve("clock").toString());
    }

    private ClockFile clockAt(Instant wall) {
        return new ClockFile(folder.resolve("clock"), board(), Clock.fixed(wall, ZoneOffset.UTC));
    }

    private Path board() {
        return folder.resolve("clock.board");
    }

    private void reach(ClockSetting setting, Duration later) {
        var there = setting.businessStart().plus(later);
        var shared = ClockBoard.at(board());
        shared.open(setting.speed());
        shared.set(new Pace(NOON, there, 0, there));
    }
}
