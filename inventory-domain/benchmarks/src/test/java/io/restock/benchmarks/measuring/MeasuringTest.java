package io.restock.benchmarks.measuring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Measuring")
class MeasuringTest {
    private static final Sides OURSELVES = new Sides(Map.of("JVM", ProcessHandle.current().pid()));

    @Test
    void takes_the_middle_of_the_runs_and_the_mean_of_two_middles() {
        assertThat(Runs.of(3, 1, 2).median()).isEqualTo(2);
        assertThat(Runs.of(4, 1, 2, 3).median()).isEqualTo(2.5);
        assertThat(Runs.of(5).median()).isEqualTo(5);
    }

    @Test
    void reports_the_spread() {
        assertThat(Runs.of(3, 1, 2).least()).isEqualTo(1);
        assertThat(Runs.of(3, 1, 2).most()).isEqualTo(3);
    }

    @Test
    void leaves_the_warm_up_off_the_clock() throws Exception {
        var watch = new Stopwatch(10, 20, OURSELVES);
        watch.taken(15);
        watch.taken(15);
        assertThat(watch.await(Duration.ofSeconds(1)).lines()).isEqualTo(15);
    }

    @Test
    void does_not_end_before_the_last_line_is_taken() {
        var watch = new Stopwatch(0, 20, OURSELVES);
        watch.taken(19);
        assertThatThrownBy(() -> watch.await(Duration.ofMillis(20))).hasMessageContaining("only 19 of 20 lines");
    }

    @Test
    void says_why_a_contestant_gave_up() {
        var watch = new Stopwatch(0, 20, OURSELVES);
        watch.failed(new IllegalStateException("no table"));
        assertThatThrownBy(() -> watch.await(Duration.ofSeconds(1))).hasRootCauseMessage("no table");
    }

    @Test
    void sees_the_processor_time_that_a_process_uses() {
        Map<String, Double> before = OURSELVES.seconds();
        long until = ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis() + 100;
        while (ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis() < until) {
            Thread.onSpinWait();
        }
        assertThat(Sides.between(before, OURSELVES.seconds()).get("JVM")).isBetween(0.08, 10.0);
    }

    @Test
    void sees_the_memory_of_a_process_and_how_often_its_threads_wake_up() throws Exception {
        var before = Footprint.of(OURSELVES);
        assertThat(before.mebibytes().get("JVM")).isBetween(20.0, 20_000.0);
        Process sleepless = new ProcessBuilder("sh", "-c", "while sleep 0.01; do :; done").start();
        try {
            var sides = new Sides(Map.of("sleepless", sleepless.pid()));
            var begun = Footprint.of(sides);
            while (Footprint.of(sides).wakeUps().get("sleepless") < begun.wakeUps().get("sleepless") + 5) {
                Thread.onSpinWait();
            }
            assertThat(Footprint.of(sides).wakeUpsASecond(begun).get("sleepless")).isPositive();
        } finally {
            sleepless.destroyForcibly();
        }
    }
}
