package io.restock.search.feed;

import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restock.border.kafka.KafkaConnection;
import io.restock.border.kafka.TopicShape;
import io.restock.local.testing.Engines;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.GroupState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Of two searches on one OpenSearch")
class WriterTurnTest {
    private final KafkaConnection kafka = new KafkaConnection(Map.of("bootstrap.servers", Engines.shared().bootstrapServers()), TopicShape.onOneBroker(4));
    private final AtomicInteger writers = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private final List<Search> searches = new ArrayList<>();

    /** Writes whenever it may, as the live search does. */
    private final class Search {
        private final WriterTurn turn = new WriterTurn(kafka);
        private volatile boolean writes;
        private volatile boolean ended;
        private final Thread thread = Thread.ofPlatform().start(() -> {
            while (!ended) {
                turn.write(lost -> {
                    mostAtOnce.accumulateAndGet(writers.incrementAndGet(), Math::max);
                    writes = true;
                    await().forever().until(() -> ended || lost.getAsBoolean());
                    writes = false;
                    writers.decrementAndGet();
                });
                Thread.onSpinWait();
            }
        });

        private Search() {
            searches.add(this);
        }

        void end() throws InterruptedException {
            ended = true;
            thread.join(TimeUnit.SECONDS.toMillis(30));
            turn.close();
        }
    }

    @AfterEach
    void end() throws InterruptedException {
        for (Search search : searches) {
            search.end();
        }
    }

    @Test
    void one_writes_and_the_other_takes_over_when_it_ends() throws Exception {
        var first = new Search();
        await().atMost(PATIENCE).until(() -> first.writes);
        var second = new Search();
        awaitMembers(2);
        await().atMost(PATIENCE).until(() -> writers.get() == 1);
        Search writing = first.writes ? first : second;
        Search waiting = writing == first ? second : first;
        writing.end();
        await().atMost(PATIENCE).until(() -> waiting.writes);
        assertThat(mostAtOnce).hasValue(1);
    }

    /** Kafka has asked all of them to give up what they had, and has given each its part. */
    private void awaitMembers(int count) {
        try (var admin = kafka.admin(Map.of())) {
            await().atMost(PATIENCE).untilAsserted(() -> {
                var group = admin.describeConsumerGroups(List.of(WriterTurn.GROUP)).describedGroups().get(WriterTurn.GROUP).get();
                assertThat(group.groupState()).isEqualTo(GroupState.STABLE);
                assertThat(group.members()).hasSize(count);
            });
        }
    }
}
