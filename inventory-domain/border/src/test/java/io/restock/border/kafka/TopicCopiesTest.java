package io.restock.border.kafka;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restock.contracts.Topics;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A topic on a cluster of three brokers")
class TopicCopiesTest {
    private static final TopicShape ASKED = new TopicShape(4, 3);

    @Test
    void of_which_all_keep_every_record_and_two_acknowledge_it_is_taken() {
        assertThatCode(() -> topic(3, 2).check(ASKED)).doesNotThrowAnyException();
    }

    @Test
    void that_two_keep_is_refused_unless_two_were_asked_for() {
        assertThatThrownBy(() -> topic(2, 2).check(ASKED)).isInstanceOf(UnfitTopicException.class)
                .hasMessage("topic replenishment.orders is kept by 2 brokers and not by 3: what was acknowledged is lost with a broker."
                        + " Reassign it to more brokers, or set restock.kafka.replicas to 2 if you can do without");
        assertThatCode(() -> topic(2, 2).check(new TopicShape(4, 2))).doesNotThrowAnyException();
    }

    @Test
    void that_acknowledges_what_one_of_them_has_is_refused() {
        assertThatThrownBy(() -> topic(3, 1).check(ASKED)).isInstanceOf(UnfitTopicException.class).hasMessageContaining("Set its min.insync.replicas to 2");
    }

    @Test
    void that_is_kept_better_than_was_asked_for_is_taken() {
        assertThatCode(() -> topic(3, 2).check(TopicShape.onOneBroker(4))).doesNotThrowAnyException();
    }

    private static TopicFitness topic(int replicas, int inSync) {
        List<Node> brokers = IntStream.range(0, replicas).mapToObj(id -> new Node(id, "broker" + id, 9092)).toList();
        var partitions = IntStream.range(0, ASKED.partitions()).mapToObj(partition -> new TopicPartitionInfo(partition, brokers.getFirst(), brokers, brokers)).toList();
        return new TopicFitness(Topics.ORDERS, new TopicDescription(Topics.ORDERS.topic(), false, partitions), new Config(List.of(
                new ConfigEntry("min.insync.replicas", String.valueOf(inSync)), new ConfigEntry("cleanup.policy", "delete"),
                new ConfigEntry("retention.ms", "-1"), new ConfigEntry("retention.bytes", "-1"))));
    }
}
