package io.restock.local.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.restock.contracts.BusinessClock;
import io.restock.contracts.time.ClockBoard;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Business time waits for the business")
class GovernorTest {
    private static final Instant NOON = Instant.parse("2026-03-30T12:00:00Z");
    private static final Instant MORNING = Instant.parse("2026-03-02T04:00:00Z");
    private static final double SPEED = 720;
    private static final Duration BEAT = Duration.ofMillis(20);

    @TempDir
    private Path folder;

    private final Wall wall = new Wall();
    private ClockBoard board;
    private Governor governor;

    /** A wall clock that the test moves. */
    private static final class Wall extends Clock {
        private Instant now = NOON;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @BeforeEach
    void open() {
        board = ClockBoard.at(folder.resolve("clock.board"));
        governor = new Governor(board, MORNING, SPEED, wall);
    }

    @Test
    void time_stands_still_until_everybody_takes_part() {
        beats(50);
        assertThat(now()).isEqualTo(MORNING);
        governor.letPass(List.of("trade"));
        beats(50);
        assertThat(now()).isEqualTo(MORNING);
        var trade = board.claim("trade");
        trade.say(MORNING, "");
        beat();
        beat();
        assertThat(now()).isAfter(MORNING);
    }

    @Test
    void a_business_that_follows_goes_at_the_asked_speed() {
        governor.letPass(List.of());
        var ledger = board.claim("ledger");
        for (int beat = 0; beat < 500; beat++) {
            beat();
            ledger.say(now(), "");
        }
        assertThat(Duration.between(MORNING, now())).isCloseTo(Duration.ofSeconds(7200), Duration.ofSeconds(20));
        assertThat(board.waitsFor()).isEmpty();
    }

    @Test
    void it_waits_for_a_process_that_says_nothing_any_more_and_goes_on_with_it() {
        governor.letPass(List.of());
        var ledger = board.claim("ledger");
        ledger.say(MORNING, "pos.transactions 3");
        beats(1_000);
        assertThat(Duration.between(MORNING, now())).isBetween(Governor.UNHURRIED, Governor.MOST);
        assertThat(board.waitsFor()).contains("ledger: pos.transactions 3");
        var stood = now();
        ledger.say(now(), "");
        beats(2);
        assertThat(now()).isAfter(stood);
    }

    @Test
    void when_the_people_have_gone_home_time_stands_still() {
        governor.letPass(List.of("trade"));
        board.claim("trade").say(MORNING, "");
        beats(1_000);
        assertThat(now()).isBeforeOrEqualTo(MORNING.plus(Governor.MOST));
    }

    @Test
    void without_a_governor_time_stands_still() {
        governor.letPass(List.of());
        beat();
        wall.now = wall.now.plus(Duration.ofHours(1));
        assertThat(Duration.between(MORNING, now())).isLessThan(Duration.ofMinutes(5));
        var stood = now();
        wall.now = wall.now.plus(Duration.ofHours(1));
        assertThat(now()).isEqualTo(stood);
    }

    @Test
    void the_speed_falls_with_what_is_left_to_do() {
        assertThat(Governor.speed(SPEED, Governor.UNHURRIED)).isEqualTo(SPEED);
        assertThat(Governor.speed(SPEED, Duration.ofMinutes(4))).isEqualTo(SPEED / 2);
        assertThat(Governor.speed(SPEED, Governor.MOST)).isZero();
        assertThat(Governor.speed(SPEED, Duration.ofHours(1))).isZero();
    }

    @Test
    void it_never_runs_backwards_nor_leaves_anybody_further_behind_whatever_they_say() {
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);
        var random = new Random(seed);
        governor.letPass(List.of());
        var slots = List.of(board.claim("ledger"), board.claim("planning"), board.claim("trade"));
        var done = new Instant[] {MORNING, MORNING, MORNING};
        slots.forEach(slot -> slot.say(MORNING, ""));
        var before = now();
        for (int beat = 0; beat < 20_000; beat++) {
            int who = random.nextInt(slots.size());
            if (random.nextInt(4) > 0) {
                var left = Duration.between(done[who], now());
                done[who] = done[who].plusNanos((long) (left.toNanos() * random.nextDouble()));
                slots.get(who).say(done[who], "work");
            }
            wall.now = wall.now.plusMillis(random.nextInt(random.nextInt(50) == 0 ? 2_000 : 40));
            governor.turn();
            assertThat(now()).isAfterOrEqualTo(before);
            before = now();
            for (var each : done) {
                assertThat(Duration.between(each, before)).isLessThanOrEqualTo(Governor.MOST);
            }
        }
        assertThat(before).isAfter(MORNING.plus(Duration.ofHours(1)));
    }

    @Test
    void every_process_reads_the_same_time() {
        governor.letPass(List.of());
        var other = BusinessClock.watching(folder.resolve("clock.board"));
        assertThat(other.instant()).isEqualTo(MORNING);
        assertThat(other.speed()).isEqualTo(SPEED);
        assertThat(other.presentSpeed()).isZero();
    }

    private Instant now() {
        return board.at(wall.now);
    }

    private void beats(int times) {
        for (int beat = 0; beat < times; beat++) {
            beat();
        }
    }

    private void beat() {
        wall.now = wall.now.plus(BEAT);
        governor.turn();
    }
}
