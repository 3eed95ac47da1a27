package io.restock.gateway.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.restock.border.kafka.ClusterView.Range;
import io.restock.gateway.kafka.Acknowledged.Stretch;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Verification of the gateway")
class AcknowledgedChecksTest {
    private static final Map<Integer, Stretch> ACKNOWLEDGED = Map.of(0, new Stretch(3, 10, 14), 1, new Stretch(1, 0, 0));

    @Test
    void holds_when_all_that_was_acknowledged_is_on_the_topic() {
        assertThat(AcknowledgedChecks.of(ACKNOWLEDGED, Map.of(0, new Range(0, 15), 1, new Range(0, 1))))
                .allSatisfy(check -> assertThat(check.holds()).isTrue())
                .allSatisfy(check -> assertThat(check.counted()).isEqualTo(4));
    }

    @Test
    void names_the_partition_that_lost_its_end() {
        assertThat(AcknowledgedChecks.of(ACKNOWLEDGED, Map.of(0, new Range(0, 14), 1, new Range(0, 1))).getFirst().offending()).containsExactly("partition 0");
    }

    @Test
    void names_the_partition_that_lost_its_beginning_or_itself() {
        assertThat(AcknowledgedChecks.of(ACKNOWLEDGED, Map.of(0, new Range(11, 15))).getFirst().offending()).containsExactlyInAnyOrder("partition 0", "partition 1");
    }

    @Test
    void counts_records_that_are_fewer_than_were_acknowledged() {
        assertThat(AcknowledgedChecks.of(Map.of(0, new Stretch(6, 10, 14)), Map.of(0, new Range(0, 15))).getLast().broken()).isEqualTo(1);
    }
}
