package io.restock.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.restock.benchmarks.measuring.Runs;
import io.restock.benchmarks.report.Report.Ratio;
import io.restock.benchmarks.report.Report.Row;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A report on the screen")
class TableTest {
    @Test
    void begins_with_the_ratios_and_says_which_promise_is_missed() {
        var report = new Report("ledger", "how fast?", List.of(Ratio.atLeast("ours / limit", 0.5, 0.6), Ratio.atMost("bytes", 200, 250)),
                List.of(new Row("ours", "lines/s", Runs.of(10_000, 12_000, 11_000), Map.of("JVM µs", 9.84))), List.of("One sentence."));
        assertThat(Table.of(report)).isEqualTo("""

                ledger: how fast?

                                measured  promised
                  ours / limit      0.50    ≥ 0.60  missed
                  bytes              200     ≤ 250    kept

                        median              least to most  runs  JVM µs
                  ours  11,000  lines/s  10,000 to 12,000     3    9.84
                  One sentence.
                """);
    }
}
