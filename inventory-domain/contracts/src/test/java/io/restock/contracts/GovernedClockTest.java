package io.restock.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.restock.contracts.time.ClockBoard;
import io.restock.contracts.time.ClockBoard.Pace;
import io.restock.contracts.time.ClockBoard.Said;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A clock that all processes of a machine share")
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class GovernedClockTest {
    private static final Instant MORNING = Instant.parse("2026-03-02T04:00:00Z");

    @TempDir
    private Path folder;

    private ClockBoard board;

    @BeforeEach
    void open() {
        board = ClockBoard.at(folder.resolve("clock.board"));
        board.open(720);
        board.set(new Pace(Instant.now(), MORNING, 0, MORNING));
    }

    @Test
    void a_process_in_which_nothing_can_wait_takes_no_part() {
        clock("gateway");
        assertThat(board.said()).isEmpty();
    }

    @Test
    void it_says_where_the_oldest_waits_and_when_nothing_does() {
        var clock = clock("ledger");
        clock.backlog("pos.transactions 1").waitsSince(MORNING.minusSeconds(60));
        clock.backlog("pos.transactions 2").waitsSince(MORNING.minusSeconds(90));
        awaitSaid(said -> said.equals(new Said("ledger", MORNING.minusSeconds(90), "pos.transactions 2")));
        clock.backlog("pos.transactions 2").isEmpty();
        awaitSaid(said -> said.equals(new Said("ledger", MORNING.minusSeconds(60), "pos.transactions 1")));
        clock.backlog("pos.transactions 1").isEmpty();
        awaitSaid(said -> said.equals(new Said("ledger", MORNING, "")));
    }

    /** At 720 a second of the wall clock is twelve minutes of business. */
    @Test
    void a_view_holds_nobody_up_until_it_is_later_than_promised() {
        clock("search").backlog("changes to index", Duration.ofSeconds(1)).waitsSince(MORNING);
        awaitSaid(said -> said.equals(new Said("search", MORNING, "")));
        var later = MORNING.plus(Duration.ofMinutes(14));
        board.set(new Pace(Instant.now(), later, 0, later));
        awaitSaid(said -> said.equals(new Said("search", MORNING.plus(Duration.ofMinutes(12)), "changes to index")));
    }

    @Test
    void what_is_due_later_holds_nobody_up_before() {
        clock("distribution-center").backlog("waves").waitsSince(MORNING.plusSeconds(60));
        awaitSaid(said -> said.equals(new Said("distribution-center", MORNING, "")));
        var later = MORNING.plus(Duration.ofHours(1));
        board.set(new Pace(Instant.now(), later, 0, later));
        awaitSaid(said -> said.equals(new Said("distribution-center", MORNING.plusSeconds(60), "waves")));
    }

    @Test
    void who_sleeps_on_it_wakes_when_it_is_so_late_and_not_before() throws Exception {
        var clock = clock("trade");
        var due = MORNING.plus(Duration.ofMinutes(10));
        var sleeper = Thread.ofVirtual().start(() -> {
            try {
                clock.sleepUntil(due);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        assertThat(sleeper.join(Duration.ofMillis(50))).isFalse();
        board.set(new Pace(Instant.now(), due, 0, due));
        sleeper.join();
        assertThat(clock.instant()).isEqualTo(due);
    }

    @Test
    void a_reader_never_goes_back_even_if_the_board_does() {
        var clock = clock("search");
        board.set(new Pace(Instant.now(), MORNING.plusSeconds(60), 0, MORNING.plusSeconds(60)));
        assertThat(clock.instant()).isEqualTo(MORNING.plusSeconds(60));
        board.set(new Pace(Instant.now(), MORNING, 0, MORNING));
        assertThat(clock.instant()).isEqualTo(MORNING.plusSeconds(60));
    }

    private BusinessClock clock(String process) {
        return BusinessClock.governed(folder.resolve("clock.board"), process);
    }

    private void awaitSaid(Predicate<Said> expected) {
        while (board.said().stream().noneMatch(expected)) {
            Thread.onSpinWait();
        }
    }
}
