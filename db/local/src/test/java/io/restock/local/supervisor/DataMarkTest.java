package io.restock.local.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The data that a start finds")
class DataMarkTest {
    @TempDir
    private Path folder;
    private Home home;

    @BeforeEach
    void aDirectory() {
        home = new Home(folder.resolve("data"));
    }

    @Test
    void are_deleted_by_a_demo_that_begins_afresh_if_a_demo_made_them() throws IOException {
        settle(Purpose.DEMO);
        written("postgres/data/PG_VERSION", "18");
        written("clock", "{}");
        written("clock.board", "");
        written("logs/ledger.log", "yesterday");
        written("notes.txt", "mine");

        settle(Purpose.DEMO);

        assertThat(home.directory()).isDirectoryNotContaining(file -> !file.getFileName().toString().matches("data.json|notes.txt"));
        assertThat(home.directory().resolve("notes.txt")).exists();
    }

    @Test
    void stay_when_a_demo_goes_on() throws IOException {
        settle(Purpose.DEMO);
        written("clock", "{}");

        settle(Purpose.DEMO_GOES_ON);

        assertThat(home.clock()).exists();
    }

    @Test
    void are_left_alone_by_every_demo_if_no_demo_made_them() throws IOException {
        settle(Purpose.UP);
        written("kafka/logs/meta.properties", "");
        for (var demo : new Purpose[] {Purpose.DEMO, Purpose.DEMO_GOES_ON}) {
            assertThatThrownBy(() -> settle(demo)).isInstanceOf(StartFailure.class)
                    .hasMessageMatching(home.directory() + " holds data that no demo made.*--data DIR");
        }
        assertThat(home.directory().resolve("kafka/logs/meta.properties")).exists();
    }

    @Test
    void are_left_alone_even_if_they_are_not_ours() throws IOException {
        written("logs/web-server.log", "another's");
        assertThatThrownBy(() -> settle(Purpose.DEMO)).isInstanceOf(StartFailure.class);
        assertThat(home.directory().resolve("logs/web-server.log")).exists();
    }

    @Test
    void stay_a_demos_when_up_has_looked_at_them() throws IOException {
        settle(Purpose.DEMO);
        written("clock", "{}");
        settle(Purpose.UP);
        assertThatCode(() -> settle(Purpose.DEMO)).doesNotThrowAnyException();
    }

    @Test
    void of_another_age_are_one_line_that_names_them_and_the_way_out() throws IOException {
        written("clock", "{}");
        assertThatThrownBy(() -> settle(Purpose.UP)).isInstanceOf(StartFailure.class)
                .hasMessage("the data in " + home.directory() + " are of format 1, and this Restock reads format " + DataMark.FORMAT
                        + ": move the directory away, or choose another with --data DIR");
    }

    @Test
    void of_another_postgresql_are_one_line() throws IOException {
        settle(Purpose.DEMO);
        written("clock", "{}");
        written("postgres/data/PG_VERSION", "17\n");
        assertThatThrownBy(() -> settle(Purpose.DEMO_GOES_ON)).isInstanceOf(StartFailure.class)
                .hasMessage("the data in " + home.directory() + " are of PostgreSQL 17, and this Restock runs 18: begin afresh with ./restock demo, without --keep");
    }

    @Test
    void of_a_later_schema_are_one_line() throws IOException {
        var project = folder.resolve("project");
        migration(project, "ledger/V3__exceptions.sql");
        settle(Purpose.UP);
        written("clock", "{}");
        written("data.json", Files.readString(home.mark()).replace("{}", "{\"ledger\":12}").replace(":3", ":12"));
        assertThatThrownBy(() -> settle(Purpose.UP)).isInstanceOf(StartFailure.class)
                .hasMessageContaining("were written by a later Restock (ledger is at V12, this one knows V3)");
    }

    @Test
    void of_an_earlier_schema_are_taken_on() throws IOException {
        settle(Purpose.UP);
        written("clock", "{}");
        migration(folder.resolve("project"), "ledger/V13__more.sql");
        settle(Purpose.UP);
        assertThat(home.mark()).content().contains("\"ledger\":13");
    }

    private void settle(Purpose purpose) throws IOException {
        Files.createDirectories(home.directory());
        DataMark.settle(new Request(folder.resolve("project"), home, Ports.of(null, Map.of()), new Engines(null, null, null), 1, purpose));
    }

    private void written(String file, String text) throws IOException {
        var path = home.directory().resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private static void migration(Path project, String file) throws IOException {
        var path = project.resolve("db/schema/src/main/resources/db/schema").resolve(file);
        Files.createDirectories(path.getParent());
        Files.createFile(path);
    }
}
