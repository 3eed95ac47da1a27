package io.restock.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restock.contracts.Troubles;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

@DisplayName("A relay that stands still")
class RelayWatchTest {
    private static final Duration STANDSTILL = Duration.ofMillis(200);
    private final Troubles troubles = new Troubles(Duration.ZERO, STANDSTILL);
    private final RelayWatch watch = new RelayWatch(troubles);

    @Test
    void is_reported_with_what_waits_for_it_until_it_moves() {
        watch.committed(3, upTo(10));
        watch.look(Map.of(3, 4L));
        await().untilAsserted(() -> {
            watch.look(Map.of(3, 4L));
            assertThat(troubles.lasting()).hasValueSatisfying(trouble -> assertThat(trouble)
                    .startsWith("sending the events of partition 3 has not moved for").endsWith("6 events after position 4 wait to be on their topic"));
        });

        watch.look(Map.of(3, 5L));

        assertThat(troubles.lasting()).as("it has moved, if not far").isEmpty();
    }

    @Test
    void is_no_trouble_when_nothing_waits_or_it_is_with_another() {
        watch.committed(1, upTo(10));
        watch.committed(2, upTo(10));
        watch.look(Map.of(1, 4L, 2, 4L));
        watch.look(Map.of(1, 10L, 2, 4L));
        watch.left(2);

        await().during(STANDSTILL.multipliedBy(2)).until(() -> troubles.lasting().isEmpty());
    }

    @Test
    void is_reported_although_its_thread_hangs_and_nothing_fails() {
        var database = new Hanging();
        try (var relay = new Relay("trial", "events", Map.of(), database, Clock.systemUTC(), row -> Forwarding.of("events", row), troubles)) {
            relay.start(3);
            relay.committed(3, upTo(10));
            await().untilAsserted(() -> {
                relay.look();
                assertThat(relay.trouble()).hasValueSatisfying(trouble -> assertThat(trouble).endsWith("10 events after position 0 wait to be on their topic"));
            });
            database.answers.countDown();
        }
    }

    /** As over a dead connection. */
    private static final class Hanging extends PGSimpleDataSource {
        private final CountDownLatch answers = new CountDownLatch(1);

        @Override
        public Connection getConnection() throws SQLException {
            try {
                answers.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new SQLException("the connection is closed");
        }
    }

    private static List<JournalRow.Placed> upTo(long position) {
        return List.of(new JournalRow.Placed(0, position, Instant.EPOCH, new JournalRow("key", 0, "Noted", 1, Instant.EPOCH, new byte[0], Provenance.UNKNOWN)));
    }
}
