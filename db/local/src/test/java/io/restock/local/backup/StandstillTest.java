package io.restock.local.backup;

import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A process that stands still")
class StandstillTest {
    private Process process;

    @BeforeEach
    void begin() throws IOException {
        process = new ProcessBuilder("sleep", "600").start();
    }

    @AfterEach
    void end() {
        process.destroyForcibly();
    }

    @Test
    void goes_on_when_it_is_let_go() throws IOException {
        try (var standstill = Standstill.of(process.toHandle())) {
            assertThat(stands()).isTrue();
            assertThat(standstill.end()).isLessThan(Standstill.LONGEST);
            assertThat(stands()).isFalse();
        }
    }

    @Test
    void is_let_go_after_a_while_and_the_one_who_held_it_hears_of_it() throws IOException {
        try (var standstill = Standstill.of(process.toHandle())) {
            await().atMost(PATIENCE).until(() -> !stands());
            assertThatThrownBy(standstill::end).isInstanceOf(IOException.class).hasMessageContaining("did not stand still to the end");
        }
    }

    @Test
    void is_let_go_when_the_one_who_held_it_is_killed() throws Exception {
        var holder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", System.getProperty("java.class.path"),
                Holder.class.getName(), String.valueOf(process.pid())).inheritIO().start();
        await().atMost(PATIENCE).until(() -> stands() || !holder.isAlive());
        assertThat(stands()).isTrue();

        holder.destroyForcibly();

        await().atMost(Standstill.LONGEST.dividedBy(2)).until(() -> !stands());
    }

    /** Holds the process of this number until it is killed. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] process) throws Exception {
            Standstill.of(ProcessHandle.of(Long.parseLong(process[0])).orElseThrow());
            Thread.currentThread().join();
        }
    }

    private boolean stands() {
        try {
            String stat = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2) == 'T';
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
