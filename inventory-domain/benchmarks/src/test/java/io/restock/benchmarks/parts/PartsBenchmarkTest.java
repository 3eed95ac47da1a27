package io.restock.benchmarks.parts;

import static org.assertj.core.api.Assertions.assertThat;

import io.restock.benchmarks.measuring.Runs;
import io.restock.benchmarks.measuring.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What the small parts cost")
class PartsBenchmarkTest {
    @Test
    void each_is_measured_by_itself_in_a_jvm_of_its_own() throws Exception {
        var settings = new Settings(Path.of("."), Path.of("target"), 1, 1, Duration.ZERO, List.of(), 0.002, null);
        Map<String, Runs> nanos = PartsBenchmark.measured(settings, "InstantPart");
        assertThat(nanos).containsOnlyKeys("InstantPart.read", "InstantPart.readByJdk", "InstantPart.written", "InstantPart.writtenByJdk");
        assertThat(nanos.values()).allSatisfy(part -> assertThat(part.median()).isPositive());
    }
}
