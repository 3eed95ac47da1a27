package io.restock.benchmarks.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.restock.benchmarks.measuring.Settings;
import io.restock.benchmarks.report.Report;
import io.restock.benchmarks.report.Table;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What planning a whole chain costs")
class PlanBenchmarkTest {
    @Test
    void it_closes_days_checks_its_totals_and_weighs_a_store_item() {
        Report report = PlanBenchmark.run(new Settings(Path.of("."), Path.of("target"), 2, 5, Duration.ZERO, List.of(), 0.002, null));
        assertThat(Table.of(report)).contains("day close of all 20,000", "bytes of state per store-item", "cores were used");
        assertThat(report.ratios().get(0).measured()).isPositive();
        assertThat(report.ratios().get(1).measured()).isBetween(40.0, 100.0);
        assertThat(report.rows().get(0).runs().values()).hasSize(2);
    }
}
