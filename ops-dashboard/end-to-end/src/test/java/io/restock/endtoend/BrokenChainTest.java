package io.restock.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A demo that tells a bad story must say so: books that agree are not full shelves. */
@DisplayName("A chain without suppliers")
class BrokenChainTest {
    private static final Duration LONGEST = Duration.ofMinutes(8);

    @Test
    void runs_out_and_the_demo_fails_and_says_by_how_much() {
        Product restock = Product.boxed("broken");
        Product.Command demo = restock.demo("--no-suppliers", "--days", "3", "--speed", "5000", "--stores", "2", "--items", "40", "--seed", "7");
        Product.Said said = demo.end(LONGEST);
        assertThat(said.exitCode()).describedAs(said.text()).isEqualTo(1);
        assertThat(said.text().lines()).anyMatch(line -> line.contains("what customers want is on the shelves at least 97.0 %") && line.contains("BROKEN"))
                .anyMatch(line -> line.matches(".*\\d+\\.\\d+ %, \\d+\\.\\d+ points under it.*"))
                .contains("something is broken");
        assertThat(restock.processes()).isEmpty();
    }
}
