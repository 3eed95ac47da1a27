package io.restock.journal;

import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restock.local.testing.Engines;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Of the instances of a service")
class TurnTest {
    private final DataSource database = Engines.shared().newSource("turn_" + Long.toString(System.nanoTime(), 36));
    private final List<Turn> instances = new ArrayList<>();

    private Turn instance(String name) {
        var turn = new Turn(database, name);
        instances.add(turn);
        return turn;
    }

    @AfterEach
    void leave() throws Exception {
        for (Turn each : instances) {
            each.close();
        }
    }

    @Test
    void one_has_the_turn_however_many_ask_at_once_and_keeps_it() throws Exception {
        var began = new CountDownLatch(1);
        var asked = new ArrayList<Future<Boolean>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                var each = instance("day ends");
                asked.add(threads.submit(() -> {
                    began.await();
                    return each.isOurs();
                }));
            }
            began.countDown();
        }
        assertThat(asked).filteredOn(Future::resultNow).hasSize(1);
        int its = asked.indexOf(asked.stream().filter(Future::resultNow).findFirst().orElseThrow());
        for (int i = 0; i < 8; i++) {
            assertThat(instances.get(i).isOurs()).isEqualTo(i == its);
        }
        assertThat(instance("rebuild").isOurs()).as("another matter").isTrue();
    }

    @Test
    void another_has_it_when_the_first_leaves_or_loses_its_connection() throws Exception {
        var first = instance("day ends");
        var second = instance("day ends");
        assertThat(first.isOurs()).isTrue();
        first.close();
        assertThat(second.isOurs()).isTrue();
        assertThat(first.isOurs()).isFalse();

        JournalTables.run(database, "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and pid <> pg_backend_pid()"
                + " and database = (select oid from pg_database where datname = current_database())");
        await().atMost(PATIENCE).until(first::isOurs);
        assertThat(second.isOurs()).isFalse();
    }
}
