package io.restock.benchmarks.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restock.benchmarks.engines.BenchEngines;
import io.restock.benchmarks.engines.Logs;
import io.restock.benchmarks.measuring.Sides;
import io.restock.benchmarks.workload.SalesTopic;
import io.restock.benchmarks.workload.Workload;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Contestants")
class PeersTest {
    private static final Workload CHAIN = new Workload(11, 8, 30, 1.0);
    private static final int WARM_UP = 20;
    private static final int BASKETS = 100;

    private static BenchEngines engines;

    @BeforeAll
    static void start() throws Exception {
        Logs.warningsOnly();
        engines = BenchEngines.start(Path.of("target", "engines"));
        SalesTopic.fill(engines.addresses().kafka(), "sales", CHAIN, WARM_UP + BASKETS);
    }

    @AfterAll
    static void stop() throws Exception {
        engines.close();
    }

    @ParameterizedTest
    @EnumSource
    void keep_the_stock_that_the_sales_leave_to_the_unit(Contestants contestant) throws Exception {
        var heat = new Heat(contestant.ordinal(), engines.addresses(), "sales", CHAIN, WARM_UP, BASKETS);
        var lap = Contest.lap(contestant.make(), heat, new Sides(Map.of("JVM", ProcessHandle.current().pid())));
        assertThat(lap.lines()).isBetween(1L, (long) BASKETS * Workload.LINES_A_BASKET);
        assertThat(lap.seconds()).isPositive();
    }

    @Test
    void that_lose_a_sale_or_count_one_twice_are_caught() {
        var expected = Map.of("a", 5, "b", 7);
        assertThatThrownBy(() -> Contest.check(Map.of("a", 5, "b", 8), expected)).hasMessageContaining("stock of b must be 7, is 8");
        assertThatThrownBy(() -> Contest.check(Map.of("a", 5), expected)).hasMessageContaining("stock of b must be 7, is null");
        assertThatThrownBy(() -> Contest.check(Map.of("a", 5, "b", 7, "c", 1), expected)).hasMessageContaining("3 store-items were sold, must be 2");
    }
}
