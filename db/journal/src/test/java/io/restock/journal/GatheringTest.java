package io.restock.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Letting records gather")
class GatheringTest {
    private final AtomicLong now = new AtomicLong(-5_000_000_000L);
    private final Gathering gathering = new Gathering(now::get);

    @Test
    void waits_a_moment_after_a_few_records() {
        gathering.taken(3, 1);
        gathering.ended();
        assertThat(left()).isEqualTo(Gathering.QUIET);
        after(Gathering.QUIET);
        assertThat(left()).isLessThanOrEqualTo(Duration.ZERO);
    }

    @Test
    void counts_the_moment_from_the_records_and_not_from_when_they_were_durable() {
        gathering.taken(3, 1);
        after(Gathering.QUIET);
        gathering.ended();
        assertThat(left()).isLessThanOrEqualTo(Duration.ZERO);
    }

    @Test
    void waits_for_the_few_to_be_durable_so_that_one_fetch_asks_for_all_partitions() {
        gathering.taken(3, 2);
        gathering.ended();
        after(Gathering.QUIET);
        assertThat(left()).isPositive();
        after(Gathering.BUSY_AT_MOST.minus(Gathering.QUIET));
        assertThat(left()).isLessThanOrEqualTo(Duration.ZERO);
    }

    @Test
    void does_not_wait_where_many_came_nor_where_nothing_did() {
        gathering.taken(Gathering.FEW + 1, 1);
        assertThat(left()).isZero();
        gathering.ended();
        gathering.taken(0, 0);
        assertThat(left()).isZero();
    }

    @Test
    void does_not_wait_at_the_end() throws InterruptedException {
        gathering.taken(1, 1);
        gathering.close();
        gathering.await();
        assertThat(left()).isZero();
    }

    private void after(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private Duration left() {
        return Duration.ofNanos(gathering.left());
    }
}
