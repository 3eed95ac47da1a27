package io.restock.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A demo with a bad story must say so: books that agree are not full shelves. The same chain with suppliers has a good one. */
@DisplayName("A small chain")
class BrokenChainTest {
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private static ThreeDays broken;
    private static ThreeDays whole;

    /** Three days of a demo: what stands on the shelves at its begin lasts for almost two. */
    private record ThreeDays(Product restock, Command demo) {
        static ThreeDays of(String name, String... options) {
            Product restock = Product.boxed(name);
            var chain = Stream.concat(Stream.of("--days", "3", "--speed", "5000", "--stores", "10", "--items", "20", "--seed", "7"), Stream.of(options));
            return new ThreeDays(restock, restock.demo(chain.toArray(String[]::new)));
        }

        Product.Said end() {
            Product.Said said = demo.end(LONGEST);
            assertThat(restock.processes()).isEmpty();
            return said;
        }
    }

    /** Side by side: each has a clock of its own, which waits for its own business alone. */
    @BeforeAll
    static void begin() {
        broken = ThreeDays.of("broken", "--no-suppliers");
        whole = ThreeDays.of("whole");
    }

    @Test
    void without_suppliers_runs_out_and_the_demo_fails_and_says_by_how_much() {
        Product.Said said = broken.end();
        assertThat(said.exitCode()).describedAs(said.text()).isEqualTo(1);
        assertThat(said.text().lines()).anyMatch(line -> line.contains("what customers want is on the shelves at least 97.0 %") && line.contains("BROKEN"))
                .anyMatch(line -> line.matches(".*\\d+\\.\\d+ %, \\d+\\.\\d+ points under it.*"))
                .contains("something is broken");
    }

    @Test
    void with_suppliers_keeps_its_shelves_full_and_its_promise() {
        Product.Said said = whole.end();
        assertThat(said.exitCode()).describedAs(said.text()).isZero();
        assertThat(said.text().lines()).anyMatch(line -> line.contains("what customers want is on the shelves at least 97.0 %") && line.endsWith("holds"))
                .contains("everything holds");
    }
}
