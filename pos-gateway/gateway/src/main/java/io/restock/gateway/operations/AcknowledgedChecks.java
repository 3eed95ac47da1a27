package io.restock.gateway.operations;

import io.restock.border.kafka.ClusterView.Range;
import io.restock.contracts.operations.Verification;
import io.restock.contracts.operations.Verification.Check;
import io.restock.gateway.kafka.Acknowledged.Stretch;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/** Whether all that Kafka has acknowledged to this process is still on the topic. */
final class AcknowledgedChecks {
    private static final Range NOTHING = new Range(0, 0);

    private AcknowledgedChecks() {}

    /** @param topic read after {@code acknowledged}, so that it can only be ahead */
    static List<Check> of(Map<Integer, Stretch> acknowledged, Map<Integer, Range> topic) {
        return List.of(
                check("every acknowledged transaction stands between the beginning and the end of its partition", acknowledged, topic,
                        (stretch, range) -> range.begin() <= stretch.first() && stretch.last() < range.end()),
                check("each partition holds at least as many records as were acknowledged", acknowledged, topic,
                        (stretch, range) -> stretch.records() <= range.end() - stretch.first()));
    }

    private static Check check(String name, Map<Integer, Stretch> acknowledged, Map<Integer, Range> topic, BiPredicate<Stretch, Range> holds) {
        var broken = acknowledged.entrySet().stream()
                .filter(entry -> !holds.test(entry.getValue(), topic.getOrDefault(entry.getKey(), NOTHING)))
                .map(entry -> "partition " + entry.getKey())
                .toList();
        long counted = acknowledged.values().stream().mapToLong(Stretch::records).sum();
        return new Check(name, counted, broken.size(), broken.stream().limit(Verification.LISTED_AT_MOST).toList());
    }
}
