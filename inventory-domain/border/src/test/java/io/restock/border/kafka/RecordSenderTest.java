package io.restock.border.kafka;

import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.restock.border.http.ProblemException;
import io.restock.contracts.Topics;
import io.restock.contracts.Troubles;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.security.authenticator.SaslClientCallbackHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A sender of records")
class RecordSenderTest {
    private static final Duration SOON = Duration.ofSeconds(1);

    private final Troubles troubles = new Troubles(Duration.ZERO);
    private final KafkaConnection connection = GuardedKafka.connection();
    private RecordSender sender;

    @BeforeEach
    void topic() {
        connection.ensure(Topics.ITEMS);
    }

    private void begin() {
        sender = new RecordSender(connection, SOON, Map.of("interceptor.classes", Deadly.class.getName(), "sasl.client.callback.handler.class", Forgetful.class.getName()),
                troubles);
    }

    @AfterEach
    void close() {
        sender.close();
    }

    /** An Error in it is thrown where Kafka's client expects none, and ends the one thread that sends. */
    public static final class Deadly implements ProducerInterceptor<byte[], byte[]> {
        private static final AtomicBoolean ARMED = new AtomicBoolean();

        @Override
        public ProducerRecord<byte[], byte[]> onSend(ProducerRecord<byte[], byte[]> record) {
            return record;
        }

        @Override
        public void onAcknowledgement(RecordMetadata at, Exception e) {
            if (ARMED.getAndSet(false)) {
                throw new StackOverflowError("a batch that is split and split again");
            }
        }

        @Override
        public void close() {}

        @Override
        public void configure(Map<String, ?> settings) {}
    }

    /** Knows the password, or does not for a while. */
    public static final class Forgetful extends SaslClientCallbackHandler {
        private static final AtomicBoolean FORGOTTEN = new AtomicBoolean();

        @Override
        public void handle(Callback[] asked) throws UnsupportedCallbackException {
            super.handle(asked);
            if (FORGOTTEN.get()) {
                Stream.of(asked).filter(PasswordCallback.class::isInstance).forEach(each -> ((PasswordCallback) each).setPassword("?".toCharArray()));
            }
        }
    }

    @Test
    void goes_on_when_the_thread_that_sends_has_died() {
        begin();
        sendUntilItIsTaken();
        Deadly.ARMED.set(true);
        assertThatThrownBy(this::send).isInstanceOf(ProblemException.class).hasMessageContaining("send the same again");
        await().atMost(PATIENCE).untilAsserted(
                () -> assertThat(troubles.lasting()).hasValueSatisfying(trouble -> assertThat(trouble).startsWith("sending to Kafka has been failing")));

        sendUntilItIsTaken();

        assertThat(troubles.lasting()).isEmpty();
    }

    /** However often it is sent again. */
    @Test
    void is_told_what_no_record_can_carry_and_goes_on() {
        begin();
        sendUntilItIsTaken();
        assertThatThrownBy(() -> sender.deliver(List.of(record(new byte[2 << 20])))).isInstanceOfSatisfying(ProblemException.class,
                e -> assertThat(e.problem().status()).isEqualTo(413));
        assertThat(troubles.lasting()).isEmpty();
    }

    /** Kafka's producer asks once for the number under which it counts its records, and forgets to ask again if it is not let in. */
    @Test
    void goes_on_when_it_was_not_let_in_at_first() {
        Forgetful.FORGOTTEN.set(true);
        begin();
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThatThrownBy(this::send).isInstanceOf(ProblemException.class);
            assertThat(troubles.lasting()).hasValueSatisfying(trouble -> assertThat(trouble).contains("SaslAuthenticationException"));
        });
        Forgetful.FORGOTTEN.set(false);

        sendUntilItIsTaken();

        assertThat(troubles.lasting()).isEmpty();
    }

    private void sendUntilItIsTaken() {
        await().atMost(PATIENCE).ignoreException(ProblemException.class).untilAsserted(this::send);
    }

    private void send() {
        sender.deliver(List.of(record(new byte[0])));
    }

    private static ProducerRecord<byte[], byte[]> record(byte[] value) {
        return new ProducerRecord<>(Topics.ITEMS.topic(), "sent".getBytes(StandardCharsets.UTF_8), value);
    }
}
