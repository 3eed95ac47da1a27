package io.restock.journal;

import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.restock.border.kafka.TopicSetup;
import io.restock.border.kafka.TopicShape;
import io.restock.border.kafka.UnfitTopicException;
import io.restock.contracts.Topics;
import io.restock.local.testing.Engines;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A topic that was made by hand")
class TopicFitnessTest {
    private static final int PARTITIONS = 4;
    private static final String UNLIMITED = "-1";

    private final Map<String, Object> kafka = Map.of("bootstrap.servers", Engines.shared().bootstrapServers());
    private Admin admin;

    @BeforeEach
    void open() {
        admin = Admin.create(kafka);
    }

    @AfterEach
    void remove() throws Exception {
        for (var deleted : admin.deleteTopics(List.of(Topics.PRICES.topic(), Topics.LANES.topic())).topicNameValues().values()) {
            deleted.toCompletionStage().exceptionally(_ -> null).toCompletableFuture().get(); // each test makes one of the two
        }
        admin.close();
    }

    @Test
    void as_we_would_make_it_is_taken() {
        make(Topics.PRICES, PARTITIONS, Map.of("retention.ms", UNLIMITED));

        assertThatCode(() -> start(Topics.PRICES)).doesNotThrowAnyException();
    }

    @Test
    void with_another_number_of_partitions_is_refused() {
        make(Topics.PRICES, PARTITIONS + 1, Map.of("retention.ms", UNLIMITED));

        assertRefused(Topics.PRICES, "topic catalog.prices has 5 partitions and not 4");
    }

    @Test
    void that_loses_events_by_age_or_size_is_refused() {
        make(Topics.PRICES, PARTITIONS, Map.of("retention.ms", "604800000"));

        assertRefused(Topics.PRICES, "topic catalog.prices loses records after a while (retention.ms is 604800000)");
    }

    @Test
    void that_keeps_only_the_last_event_of_each_key_is_refused() {
        make(Topics.PRICES, PARTITIONS, Map.of("cleanup.policy", "compact"));

        assertRefused(Topics.PRICES, "topic catalog.prices is compacted");
    }

    @Test
    void that_keeps_every_record_of_what_only_the_last_is_wanted_of_is_refused() {
        make(Topics.LANES, PARTITIONS, Map.of("cleanup.policy", "delete"));

        assertRefused(Topics.LANES, "topic distribution.lanes is not compacted");
    }

    @Test
    void that_fewer_brokers_keep_than_were_asked_for_is_refused() {
        make(Topics.PRICES, PARTITIONS, Map.of("retention.ms", UNLIMITED));

        assertRefused(Topics.PRICES, new TopicShape(PARTITIONS, 3), "topic catalog.prices is kept by 1 brokers and not by 3");
    }

    @Test
    void that_has_to_be_made_on_more_brokers_than_there_are_is_refused() {
        assertRefused(Topics.LANES, new TopicShape(PARTITIONS, 3), "this Kafka has fewer than the 3 brokers that are to keep each record");
    }

    /** A topic of this name may still be on its way out. */
    private void make(Topics topic, int partitions, Map<String, String> configs) {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            admin.createTopics(List.of(new NewTopic(topic.topic(), partitions, (short) 1).configs(configs))).all().get();
            return true;
        });
    }

    private void start(Topics topic) {
        TopicSetup.ensure(kafka, TopicShape.onOneBroker(PARTITIONS), topic);
    }

    private void assertRefused(Topics topic, String sentence) {
        assertRefused(topic, TopicShape.onOneBroker(PARTITIONS), sentence);
    }

    private void assertRefused(Topics topic, TopicShape shape, String sentence) {
        assertThatThrownBy(() -> TopicSetup.ensure(kafka, shape, topic)).isInstanceOf(UnfitTopicException.class).hasMessageStartingWith(sentence);
    }
}
