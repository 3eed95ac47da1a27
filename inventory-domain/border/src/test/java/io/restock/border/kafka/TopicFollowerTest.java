package io.restock.border.kafka;

import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.restock.contracts.Topics;
import io.restock.contracts.access.Author;
import io.restock.contracts.access.Channel;
import io.restock.contracts.operations.Quarantine.Correction;
import io.restock.contracts.operations.Quarantine.Ending;
import io.restock.contracts.operations.Quarantine.Quarantined;
import io.restock.contracts.operations.Quarantine.Refused;
import io.restock.local.testing.Engines;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A follower of topics")
class TopicFollowerTest {
    private static final Author KARI = new Author("Kari", null, Channel.REST);
    private static final Topics TOPIC = Topics.ITEMS;

    private static KafkaConnection connection;
    private static KafkaProducer<byte[], byte[]> producer;

    private final Map<String, String> heard = new ConcurrentSkipListMap<>();
    private final PutAside putAside = new PutAside(Clock.systemUTC());
    private final List<TopicFollower> followers = new ArrayList<>();
    private final String test = Long.toString(System.nanoTime(), Character.MAX_RADIX) + " ";

    @BeforeAll
    static void connect() {
        connection = GuardedKafka.connection();
        connection.ensure(TOPIC);
        producer = new KafkaProducer<>(connection.with(Map.of("linger.ms", 20)), new ByteArraySerializer(), new ByteArraySerializer());
    }

    @AfterAll
    static void disconnect() {
        producer.close();
    }

    @AfterEach
    void close() {
        followers.forEach(TopicFollower::close);
    }

    @Test
    void is_loaded_when_all_that_stood_there_is_known() throws Exception {
        publish("milk", "1 l");
        publish("bread", "500 g");

        assertThat(follow(this::hear).awaitLoaded(PATIENCE)).isTrue();

        assertThat(heard).containsOnly(Map.entry("milk", "1 l"), Map.entry("bread", "500 g"));
    }

    @Test
    void hears_of_what_is_taken_back() {
        follow(this::hear);
        publish("milk", "1 l");
        Awaitility.await().atMost(PATIENCE).until(() -> heard.containsKey("milk"));

        publish("milk", null);

        Awaitility.await().atMost(PATIENCE).until(heard::isEmpty);
    }

    /** One fetch, one poll: what stands behind a bad record in it was lost when the bad one ended the loop. */
    @Test
    void loses_nothing_behind_a_record_that_cannot_be_applied() {
        publish("bad", "poison");
        publish("milk", "1 l");
        publish("bread", "500 g");

        var follower = follow(this::hear);

        Awaitility.await().atMost(PATIENCE).until(follower::loaded);
        assertThat(heard).containsOnlyKeys("milk", "bread");
        assertThat(follower.trouble()).isEmpty();
        assertThat(putAside.list(false, 0, 10)).singleElement().satisfies(aside -> {
            assertThat(aside.topic()).isEqualTo(TOPIC.topic());
            assertThat(aside.value()).isEqualTo("poison");
            assertThat(aside.reason()).contains("has no number");
        });
        assertThat(follower.check().holds()).isFalse();

        publish("bad", "repaired");

        Awaitility.await().atMost(PATIENCE).until(() -> follower.check().holds());
        assertThat(putAside.count()).isEqualTo(1);
        publish("bad", null);
    }

    @Test
    void applies_what_was_put_aside_once_it_can_be_unless_a_later_record_says_more() {
        var unripe = new CopyOnWriteArrayList<>(List.of("green"));
        var follower = follow(record -> {
            if (unripe.contains(text(record.value()))) {
                throw new IllegalStateException("is not ripe");
            }
            hear(record);
        });
        publish("pear", "green");
        publish("plum", "green");
        Awaitility.await().atMost(PATIENCE).until(() -> putAside.waiting() == 2);
        long pear = putAside.list(false, 0, 1).getFirst().id();
        long plum = putAside.list(false, pear, 1).getFirst().id();

        assertThatThrownBy(() -> putAside.replay(pear, null, KARI)).isInstanceOf(Refused.class).hasMessageContaining("is not ripe");
        publish("plum", "blue");
        Awaitility.await().atMost(PATIENCE).until(() -> putAside.waiting() == 1);
        unripe.clear();
        assertThat(putAside.replay(plum, null, KARI)).isEmpty();
        assertThat(putAside.replay(pear, new Correction("Item", "yellow".getBytes(StandardCharsets.UTF_8)), KARI)).isPresent();

        assertThat(heard).containsOnly(Map.entry("pear", "yellow"), Map.entry("plum", "blue"));
        assertThat(putAside.list(true, 0, 10)).extracting(Quarantined::ended, Quarantined::endedBy)
                .containsExactly(tuple(Ending.REPLACED, null), tuple(Ending.REPLAYED, "Kari"));
        assertThat(follower.check().holds()).isTrue();
    }

    /** An error is no fault of the record. */
    @Test
    void goes_on_from_where_something_else_failed() {
        var failures = new ArrayList<String>();
        var follower = follow(record -> {
            if (failures.size() < 2 && key(record).equals("milk")) {
                failures.add("once more");
                throw new AssertionError("out of something");
            }
            hear(record);
        });
        publish("milk", "1 l");
        publish("bread", "500 g");

        Awaitility.await().atMost(PATIENCE).until(() -> heard.size() == 2);
        assertThat(failures).hasSize(2);
        assertThat(putAside.count()).isZero();
    }

    /** Nothing fails then, for nobody answers: only the silence shows it. */
    @Test
    void says_so_when_the_brokers_fall_silent_until_they_answer() throws Exception {
        var follower = follow(this::hear);
        assertThat(follower.awaitLoaded(PATIENCE)).isTrue();
        long broker = Engines.shared().kafka().process().orElseThrow().pid();
        signal("STOP", broker);
        try {
            Awaitility.await().atMost(PATIENCE).until(() -> !follower.following());
            assertThat(follower.trouble()).hasValueSatisfying(trouble -> assertThat(trouble).startsWith("has not heard from Kafka at " + connection.servers() + " for 1"));
        } finally {
            signal("CONT", broker);
        }
        Awaitility.await().atMost(PATIENCE).until(() -> follower.following() && follower.trouble().isEmpty());
    }

    private static void signal(String name, long process) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, String.valueOf(process)).start().waitFor()).isZero();
    }

    /** The broker holds the fetch of one who is idle for seconds. */
    @Test
    void stops_at_once_however_idle() throws Exception {
        var follower = follow(this::hear);
        follower.awaitLoaded(PATIENCE);
        Awaitility.await().atMost(PATIENCE).until(() -> follower.lag() == 0);
        long begun = System.nanoTime();

        follower.close();

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void hears_at_once_however_idle() throws Exception {
        var follower = follow(this::hear);
        follower.awaitLoaded(PATIENCE);
        for (int each = 0; each < 5; each++) {
            long begun = System.nanoTime();
            publish("milk", "delivery " + each);
            String last = "delivery " + each;
            Awaitility.await().pollInterval(Duration.ofMillis(5)).atMost(PATIENCE).until(() -> last.equals(heard.get("milk")));
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
        }
    }

    private TopicFollower follow(Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        var follower = TopicFollower.follow(connection, List.of(TOPIC), putAside, record -> {
            if (text(record.key()).startsWith(test)) {
                reader.accept(record);
            }
        });
        followers.add(follower);
        return follower;
    }

    private void hear(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            heard.remove(key(record));
        } else if (text(record.value()).equals("poison")) {
            throw new NullPointerException("has no number");
        } else {
            heard.put(key(record), text(record.value()));
        }
    }

    /** All on one partition: what is sent together is fetched together. */
    private void publish(String key, String value) {
        producer.send(new ProducerRecord<>(TOPIC.topic(), 0, (test + key).getBytes(StandardCharsets.UTF_8), value == null ? null : value.getBytes(StandardCharsets.UTF_8)));
        producer.flush();
    }

    private String key(ConsumerRecord<byte[], byte[]> record) {
        return text(record.key()).substring(test.length());
    }

    private static String text(byte[] value) {
        return new String(value, StandardCharsets.UTF_8);
    }
}
