package io.restock.local.backup;

import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.restock.local.supervisor.ClockSetting;
import io.restock.local.supervisor.Home;
import io.restock.local.supervisor.Part;
import io.restock.local.supervisor.Ports;
import io.restock.local.supervisor.RunFile;
import io.restock.local.supervisor.StartFailure;
import io.restock.local.testing.Engines;
import io.restock.local.token.LocalKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Alone, for it says how long Kafka may stand still. */
@DisplayName("A backup")
@Isolated
class BackupTest {
    private static final int SOME = 200;

    @TempDir
    private static Path folder;
    private static Home home;
    private static Engines engines;
    private static Path taken;
    private static long answered;
    private static final List<String> journal = Collections.synchronizedList(new ArrayList<>());

    @TempDir
    private Path elsewhere;

    @BeforeAll
    static void is_taken_amid_trade() throws Exception {
        home = new Home(folder.resolve("data"));
        engines = Engines.start(home.directory());
        LocalKeys.in(home.keys());
        Files.writeString(home.mark(), "{\"format\": 2}");
        taken = folder.resolve("backup");
        try (var shop = Shop.open(engines)) {
            await().atMost(PATIENCE).until(() -> shop.booked() > SOME);
            answered = shop.answered();
            take(taken, Part.POSTGRES, Part.KAFKA);
            long since = shop.booked();
            await().atMost(PATIENCE).until(() -> shop.booked() > since + SOME);
        }
    }

    @AfterAll
    static void stop() {
        engines.close();
    }

    private static Manifest take(Path backup, Part... parts) throws IOException {
        var run = new RunFile(0, new Ports(Map.of(Part.POSTGRES, engines.postgres().port(), Part.KAFKA, 1)), List.of(parts), "theirs:5432/chain", "theirs:9092",
                new ClockSetting(Instant.EPOCH, Instant.EPOCH, 1, null));
        return new Backup(home, run, backup, journal::add).take();
    }

    private Home restored(boolean replace) throws IOException {
        var there = new Home(elsewhere.resolve("data"));
        new Restoration(folder, taken, there, replace, journal::add).restore();
        return there;
    }

    @Test
    void holds_every_sale_that_was_answered_before_and_log_and_database_are_of_one_history() throws Exception {
        try (var again = Engines.start(restored(false).directory())) {
            var left = Shop.Left.in(again);

            assertThat(left.sales()).as("sales on the log").startsWith(LongStream.rangeClosed(1, answered).boxed().toArray(Long[]::new));
            assertThat(left.cursor()).as("the cursor of the books").isLessThanOrEqualTo(left.sales().size()).isEqualTo(left.books());
            assertThat(left.events()).as("events on their topic").isEqualTo(LongStream.rangeClosed(1, left.events().size()).boxed().toList())
                    .hasSizeLessThanOrEqualTo((int) left.books());
        }
    }

    @Test
    void lets_the_tills_wait_for_a_moment_only() {
        assertThat(journal).anySatisfy(sentence -> assertThat(sentence).matches("Kafka stood still for \\d{1,3} ms"));
    }

    @Test
    void is_another_cluster_when_it_is_restored_so_that_nobody_takes_one_history_for_the_other() throws IOException {
        assertThat(cluster(restored(false))).isNotEqualTo(cluster(home));
    }

    private static String cluster(Home home) throws IOException {
        var properties = new Properties();
        properties.load(Files.newBufferedReader(home.engine(Part.KAFKA).resolve("logs/meta.properties")));
        return properties.getProperty("cluster.id");
    }

    @Test
    void keeps_the_key_that_signs_tokens_to_its_owner() throws IOException {
        for (Path key : List.of(taken.resolve("keys/private.pem"), restored(false).keys().resolve("private.pem"))) {
            assertThat(Files.getPosixFilePermissions(key)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
            assertThat(key).hasSameTextualContentAs(home.keys().resolve("private.pem"));
        }
    }

    @Test
    void does_not_overwrite_data_unless_it_is_asked_to_and_then_leaves_nothing_of_them() throws IOException {
        var there = restored(false);
        Files.createDirectories(there.directory().resolve("services/search"));
        assertThatThrownBy(() -> restored(false)).isInstanceOf(StartFailure.class)
                .hasMessageContaining("holds data already").hasMessageContaining("--data").hasMessageContaining("--replace");
        assertThat(there.directory().resolve("services")).exists();

        restored(true);

        assertThat(there.directory().resolve("services")).doesNotExist();
        assertThat(there.directory()).isDirectoryContaining("glob:**/postgres").isDirectoryNotContaining("glob:**/restoring");
    }

    @Test
    void is_not_restored_where_something_runs() {
        assertThatThrownBy(() -> {
            var there = new Home(elsewhere.resolve("data"));
            Files.createDirectories(there.directory().resolve("run"));
            Files.writeString(there.directory().resolve("run/restock.json"),
                    "{\"supervisor\": 1, \"ports\": {\"numbers\": {}}, \"parts\": [], \"kafka\": \"\", \"postgres\": \"\", \"clock\": null}");
            new Restoration(folder, taken, there, true, journal::add).restore();
        }).isInstanceOf(StartFailure.class).hasMessageContaining("may still run").hasMessageContaining("./restock down");
    }

    @Test
    void that_misses_a_file_or_has_a_damaged_one_is_refused_by_name_and_nothing_is_touched() throws IOException {
        var key = taken.resolve("keys/jwks.json");
        byte[] whole = Files.readAllBytes(key);
        try {
            Files.delete(key);
            assertThatThrownBy(() -> restored(false)).isInstanceOf(StartFailure.class).hasMessageContaining("1 of ").hasMessageContaining("keys/jwks.json");

            byte[] damaged = whole.clone();
            damaged[whole.length / 2] ^= 1;
            Files.write(key, damaged);
            assertThatThrownBy(() -> restored(false)).isInstanceOf(StartFailure.class).hasMessageContaining("keys/jwks.json is damaged");
            assertThat(elsewhere.resolve("data")).isDirectoryNotContaining("glob:**/{postgres,kafka,keys,clock,restoring}");
        } finally {
            Files.write(key, whole);
        }
    }

    @Test
    void that_was_not_finished_or_is_of_a_later_restock_is_none() throws IOException {
        var unfinished = Files.createDirectories(elsewhere.resolve("unfinished"));
        assertThatThrownBy(() -> Manifest.read(unfinished)).isInstanceOf(StartFailure.class).hasMessageContaining("is no backup, or one that was not finished");

        Files.writeString(unfinished.resolve(Manifest.NAME), "{\"format\": 2, \"parcels\": []}");
        assertThatThrownBy(() -> Manifest.read(unfinished)).isInstanceOf(StartFailure.class).hasMessageContaining("of format 2, and this Restock reads format 1");
    }

    @Test
    void goes_into_an_empty_folder_only() {
        assertThatThrownBy(() -> take(taken, Part.POSTGRES, Part.KAFKA)).isInstanceOf(StartFailure.class).hasMessageContaining("is not empty");
    }

    @Test
    void of_engines_that_others_run_is_left_to_them_and_the_way_is_said() {
        assertThatThrownBy(() -> take(elsewhere.resolve("backup"), Part.POSTGRES)).isInstanceOf(StartFailure.class)
                .hasMessageContaining("theirs:9092").hasMessageContaining("./restock down").hasMessageContaining("by their own means");
        assertThat(elsewhere.resolve("backup")).doesNotExist();
    }
}
