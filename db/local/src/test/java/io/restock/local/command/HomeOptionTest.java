package io.restock.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restock.local.supervisor.Home;
import io.restock.local.supervisor.StartFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Alone, for it says by a system property where the project lies. */
@DisplayName("A command that is not given its data directory")
@Isolated
class HomeOptionTest {
    private final HomeOption option = new HomeOption();

    @TempDir
    private Path project;

    @BeforeEach
    void aProject() {
        System.setProperty("restock.project", project.toString());
    }

    @AfterEach
    void noProject() {
        System.clearProperty("restock.project");
    }

    @Test
    void takes_that_of_up_where_nothing_runs() throws IOException {
        assertThat(option.ofWhatRuns()).isEqualTo(option.ofUp());
    }

    @Test
    void takes_that_of_the_demo_where_one_runs() throws IOException {
        try (var _ = running(option.ofDemo())) {
            assertThat(option.ofWhatRuns()).isEqualTo(option.ofDemo());
        }
    }

    @Test
    void asks_which_is_meant_where_both_run() throws IOException {
        try (var _ = running(option.ofDemo()); var _ = running(option.ofUp())) {
            assertThatThrownBy(option::ofWhatRuns).isInstanceOf(StartFailure.class).hasMessageContaining("--data DIR");
        }
    }

    /** What a supervisor does for as long as it runs. */
    private static FileChannel running(Home home) throws IOException {
        var lock = home.directory().resolve("run/lock");
        Files.createDirectories(lock.getParent());
        Files.writeString(lock, "1\n");
        var channel = FileChannel.open(lock, StandardOpenOption.WRITE);
        channel.lock();
        return channel;
    }
}
